'use client';
/** The programs of the lab `log` as cards: the writer with its buttons, and the two readers. */
import type { ReactNode } from 'react';
import { useClock } from '#components/lab/use-clock.ts';
import { useBeat, useLab, useView } from '#components/lab/use-lab.ts';
import { GroupBracket } from '#components/view/group-bracket.tsx';
import {
  CardAction,
  ProcessCard,
  type ProcessPhase,
  type SessionRing,
} from '#components/view/process-card.tsx';
import type { GroupMember } from '#lib/events.ts';
import { isAlive, type ProcessState } from '#lib/fold/shared.ts';
import type { Messages } from './messages.id.ts';
import { type GroupName, type State, TOPIC } from './model.ts';
import type { Control } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** As in content/shop/read-topic.ts: what the broker waits for before it gives a member up. */
const SESSION_TIMEOUT_MS = 6000;

export function Writer() {
  const words = useWords();
  return (
    <div className="writer">
      <Card name="order-service" />
      <div className="writer-does">
        <span>
          {words.writesTo} <b>{TOPIC}</b>
        </span>
        <span className="writer-buttons">
          <ControlButton control="send-1">{words.send1}</ControlButton>
          <ControlButton control="send-6">{words.send6}</ControlButton>
        </span>
      </div>
    </div>
  );
}

export function Reader({ name, ribbon }: { name: GroupName; ribbon: number }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const committed = useFacts(({ groups }) => groups[name].committed);
  const members = useFacts(({ groups }) => groups[name].members);
  const says = useFacts((state) => stateOf(name, state, words));
  const past = useView((view) => view.past);
  return (
    <GroupBracket name={name} ribbon={ribbon} state={says}>
      <Card name={name} {...holdsOf(members, words)} lingering={!past && members.length > 0}>
        {alive ? (
          <>
            <CardControl control={`stop-${name}`}>{words.stop}</CardControl>
            <CardControl control={`kill-${name}`}>{words.kill}</CardControl>
          </>
        ) : (
          <>
            {name === 'search' && committed !== null && committed > 0 && (
              <CardControl control="rewind-search">{words.rewind}</CardControl>
            )}
            <CardControl control={`run-${name}`}>{words.run}</CardControl>
          </>
        )}
      </Card>
    </GroupBracket>
  );
}

/** What the broker says of the group; for search also what stands in its index. */
function stateOf(name: GroupName, state: State, words: Messages): string {
  const members = words.membersFromBroker(state.groups[name].members.length);
  if (name !== 'search') return members;
  return `${members}, ${words.indexHolds(Object.keys(state.documents).length)}`;
}

/** Which partitions the broker has given to the group's member. */
function holdsOf(members: readonly GroupMember[], words: Messages): { reads?: string } {
  const held = members.flatMap(({ partitions }) => partitions);
  return held.length > 0 ? { reads: words.holds(held.map((one) => `P${one}`).join(' ')) } : {};
}

interface CardProps {
  readonly name: string;
  readonly reads?: string;
  /** The broker still counts a member of this program's group. */
  readonly lingering?: boolean;
  readonly children?: ReactNode;
}

function Card({ name, reads, lingering = false, children }: CardProps) {
  const { locale } = useLab();
  const words = useWords();
  const process = useFacts(({ processes }) => processes[name]);
  const clockOffset = useView((view) => view.clockOffset);
  const past = useView((view) => view.past);
  const beat = useBeat(name);
  const killed = process !== undefined && phaseOf(process) === 'killed';
  const counting = killed && lingering;
  const now = useClock(clockOffset, counting ? 100 : 1000, past);
  const ring = counting ? ringOf(process, now, locale, words) : undefined;
  return (
    <ProcessCard
      name={name}
      phase={process ? phaseOf(process) : 'absent'}
      detail={detailOf(process, now, words)}
      {...(reads === undefined ? {} : { reads })}
      beat={process?.phase === 'ready' ? beat : null}
      {...exitOf(process, words)}
      {...(ring ? { ring } : {})}
      actions={children}
    />
  );
}

function phaseOf({ phase, exit }: ProcessState): ProcessPhase {
  if (phase !== 'exited' || !exit) return phase === 'ready' ? 'ready' : 'starting';
  if (exit.reason === 'killed' || exit.reason === 'crash-point') return 'killed';
  return exit.reason === 'crash' ? 'crashed' : 'stopped';
}

function detailOf(process: ProcessState | undefined, now: number, words: Messages): string {
  if (!process) return words.neverStarted;
  if (process.exit) return `pid ${process.pid}`;
  const seconds = Math.max(0, Math.floor((now - process.startedAt) / 1000));
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  const uptime = parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
  return `pid ${process.pid} · ${now === 0 ? '00:00:00' : uptime}`;
}

function exitOf(process: ProcessState | undefined, words: Messages): { exit?: string } {
  if (!process?.exit) return {};
  const { reason, signal, code, crashPoint } = process.exit;
  if (reason === 'idle') return { exit: words.exitIdle };
  if (reason === 'crash-point') return { exit: `SIGKILL · ${crashPoint}` };
  if (signal) return { exit: signal };
  return { exit: reason === 'asked' ? `SIGTERM · exit ${code}` : `exit ${code}` };
}

function ringOf(
  process: ProcessState | undefined,
  now: number,
  locale: 'id' | 'en',
  words: Messages,
): SessionRing | undefined {
  const died = process?.exit?.at;
  if (died === undefined || now === 0) return undefined;
  const leftMs = Math.max(0, died + SESSION_TIMEOUT_MS - now);
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const text = format.format(leftMs / 1000);
  return { leftMs, totalMs: SESSION_TIMEOUT_MS, text, label: words.sessionLeft(text) };
}

function useControl(control: Control) {
  const wired = useView(({ controls }) => controls[control]);
  return {
    reason: wired?.disabled,
    locked: wired === undefined || wired.disabled !== undefined || wired.pending,
    press: () => {
      if (wired && wired.disabled === undefined) void wired.run();
    },
  };
}

function CardControl({ control, children }: { control: Control; children: string }) {
  const { reason, locked, press } = useControl(control);
  return (
    <CardAction
      label={children}
      control={control}
      disabled={locked}
      {...(reason === undefined ? {} : { reason })}
      onClick={press}
    />
  );
}

function ControlButton({ control, children }: { control: Control; children: string }) {
  const { reason, locked, press } = useControl(control);
  return (
    <button
      type="button"
      data-testid={`panel-${control}`}
      aria-disabled={locked || undefined}
      title={reason}
      onClick={press}
    >
      {children}
    </button>
  );
}
