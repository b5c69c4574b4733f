'use client';
/**
 * A program of a lab as a card: whether it runs, since when, how it ended, and after a kill how
 * long the broker still counts it. All from the processes of the lab's state.
 */
import type { ReactNode } from 'react';
import type { SessionRing } from '#components/view/card-sign.tsx';
import { ProcessCard, type ProcessPhase } from '#components/view/process-card.tsx';
import type { ExitReason, Refusal } from '#lib/events.ts';
import { panelWords } from './panel-words.ts';
import { useClock } from './use-clock.ts';
import { useBeat, useLab, useView } from './use-lab.ts';

/** As in content/shop/join-group.ts: what the broker waits for before it gives a member up. */
const SESSION_TIMEOUT_MS = 6000;
/** A program tells every second that it lives; silent for this long, it shows no heartbeat, ms. */
const SILENT_AFTER_MS = 3000;

/** What every lab's state says of a process. */
export interface ProcessFacts {
  readonly pid: number;
  readonly startedAt: number;
  readonly phase: 'starting' | 'ready' | 'exited';
  readonly exit?: {
    readonly at: number;
    readonly code: number | null;
    readonly signal: string | null;
    readonly reason: ExitReason;
    readonly crashPoint?: string;
    readonly refusal?: Refusal | undefined;
  };
}

type Words = (typeof panelWords)['id' | 'en'];

export interface PanelProcessProps {
  readonly name: string;
  readonly reads?: string;
  /** The broker still counts a member of this program's group. */
  readonly lingering?: boolean;
  /** What this member told the broker to wait for, ms, where it isn't the shop's usual one. */
  readonly sessionMs?: number;
  /** When the broker last heard of it, ms: from there its session runs out. */
  readonly heardAt?: number;
  /** It lies stopped by SIGSTOP: alive to the kernel, silent to everybody else. */
  readonly frozen?: boolean;
  /** What brings it back after a crash, where nobody has to. */
  readonly comesBack?: string;
  readonly children?: ReactNode;
}

export function useProcess(name: string): ProcessFacts | undefined {
  return useView(
    ({ state }) =>
      (state as { processes?: Record<string, ProcessFacts> } | undefined)?.processes?.[name],
  );
}

export function PanelProcess(props: PanelProcessProps) {
  const { name, reads, lingering = false, frozen = false, comesBack, children } = props;
  const { locale } = useLab();
  const words = panelWords[locale];
  const process = useProcess(name);
  const clockOffset = useView((view) => view.clockOffset);
  const past = useView((view) => view.past);
  const joinedAt = useView((view) => view.joinedAt);
  const beat = useBeat(name);
  const silent = process !== undefined && (frozen || phaseOf(process) === 'killed');
  const counting = silent && lingering;
  const now = useClock(clockOffset, counting ? 100 : 1000, past);
  // A frozen one is said to be frozen; silence needs explaining only where nobody asked for it.
  const silence = frozen ? undefined : silenceOf(process, now, beat, joinedAt);
  const beats = !frozen && process?.phase === 'ready' && beat !== null && silence === undefined;
  const ring = counting ? ringOf(process, props, now, locale) : undefined;
  const phase = process ? phaseOf(process) : 'absent';
  return (
    <ProcessCard
      name={name}
      phase={frozen ? 'frozen' : phase}
      detail={detailOf(process, now, words, silence, comesBack)}
      {...(reads === undefined ? {} : { reads })}
      beat={beats ? beat : null}
      {...(frozen ? { exit: 'SIGSTOP' } : exitOf(process, words))}
      {...(ring ? { ring } : {})}
      actions={children}
    />
  );
}

export function phaseOf({ phase, exit }: ProcessFacts): ProcessPhase {
  if (phase !== 'exited' || !exit) return phase === 'ready' ? 'ready' : 'starting';
  if (exit.reason === 'killed' || exit.reason === 'crash-point') return 'killed';
  if (exit.reason === 'refused') return 'refused';
  return exit.reason === 'crash' ? 'crashed' : 'stopped';
}

/**
 * How long a program that should beat has said nothing, ms on the server's clock; undefined while
 * it beats, and while nobody listens. Before its first beat it is counted from the joining, or from
 * its start: the last beat heard may have been that of the process before it.
 */
export function silenceOf(
  process: ProcessFacts | undefined,
  now: number,
  beat: number | null,
  joinedAt: number | undefined,
): number | undefined {
  if (process?.phase !== 'ready' || joinedAt === undefined || now === 0) return undefined;
  const silent = now - Math.max(beat ?? 0, joinedAt, process.startedAt);
  return silent < SILENT_AFTER_MS ? undefined : silent;
}

function detailOf(
  process: ProcessFacts | undefined,
  now: number,
  words: Words,
  silent: number | undefined,
  comesBack: string | undefined,
): string {
  if (!process) return words.neverStarted;
  if (process.exit) {
    const crashed = process.exit.reason === 'crash' && comesBack;
    return crashed ? `pid ${process.pid}, ${comesBack}` : `pid ${process.pid}`;
  }
  if (silent !== undefined) {
    return `pid ${process.pid} · ${words.silent(Math.floor(silent / 1000))}`;
  }
  const seconds = Math.max(0, Math.floor((now - process.startedAt) / 1000));
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  const uptime = parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
  return `pid ${process.pid} · ${now === 0 ? '00:00:00' : uptime}`;
}

function exitOf(process: ProcessFacts | undefined, words: Words): { exit?: string } {
  if (!process?.exit) return {};
  const { reason, signal, code, crashPoint } = process.exit;
  if (reason === 'idle') return { exit: words.exitIdle };
  if (reason === 'crash-point') return { exit: `SIGKILL · ${crashPoint}` };
  if (reason === 'refused') return { exit: `exit ${code} · ${words.exitRefused}` };
  if (signal) return { exit: signal };
  return { exit: reason === 'asked' ? `SIGTERM · exit ${code}` : `exit ${code}` };
}

function ringOf(
  process: ProcessFacts,
  { sessionMs = SESSION_TIMEOUT_MS, heardAt }: PanelProcessProps,
  now: number,
  locale: 'id' | 'en',
): SessionRing | undefined {
  const from = heardAt ?? process.exit?.at;
  if (from === undefined || now === 0) return undefined;
  const leftMs = Math.min(sessionMs, Math.max(0, from + sessionMs - now));
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const text = format.format(leftMs / 1000);
  return { leftMs, totalMs: sessionMs, text, label: panelWords[locale].sessionLeft(text) };
}
