/**
 * The inside of a program that a lab runs as a process of its own: it reports that it is ready,
 * gives signs of life, dies where it was told to die, leaves politely on SIGTERM, and ends by
 * itself when the server that started it is gone.
 */
import { engineAway } from '../errors.ts';
import type { Refusal } from '../events.ts';
import {
  type ChildSettings,
  childSettings,
  type FromChild,
  REFUSAL_CHARS_MAX,
  SETTINGS_VARIABLE,
  type ToChild,
  toChild,
} from './protocol.ts';

const BEAT_MS = 1000;

type Methods = Readonly<Record<string, (input: unknown) => Promise<unknown>>>;

export interface Child {
  readonly settings: ChildSettings;
  ready(): void;
  report(kind: string, data: unknown): void;
  /** Reports, and then freezes where it stands by SIGSTOP; resolves once SIGCONT woke it. */
  freeze(data: unknown): Promise<void>;
  /** A named place in the program: it dies here by SIGKILL if this crash point is armed. */
  crashPoint(name: string): Promise<void>;
  /** Says why it can't go on, and ends with status 2: started again, it would end again. */
  refuse(refusal: Refusal): Promise<never>;
  /** Answers calls of the supervisor, one method a name. A thrown error's code is the answer. */
  answer(methods: Methods): void;
  /** Runs once, on SIGTERM, together with all that are given: finish the work in hand, then leave. */
  onStop(stop: () => Promise<void>): void;
}

export function startChild(): Child {
  const settings = childSettings.parse(JSON.parse(process.env[SETTINGS_VARIABLE] ?? '{}'));
  let armed = settings.crashPoint ?? null;
  // A call may arrive while the program still connects: it waits for the methods to be there.
  const methods = later<Methods>();
  const stops: (() => Promise<void>)[] = [];

  // Nobody is left to report to: a program without its server would work unseen.
  process.on('disconnect', () => process.exit(0));
  process.on('message', (raw) => {
    const message = toChild.parse(raw);
    if (message.type === 'arm') armed = message.crashPoint;
    else void call(message, methods.promise);
  });
  const leave = once(async () => {
    // Together: several consumers that leave one by one outlast the supervisor's patience.
    await Promise.all(stops.map((stop) => stop()));
    process.exit(0);
  });
  process.on('SIGTERM', leave);
  setInterval(() => tell({ type: 'beat' }), BEAT_MS);

  return {
    settings,
    ready: () => tell({ type: 'ready' }),
    report: (kind, data) => tell({ type: 'report', kind, data, saidAt: Date.now() }),
    async freeze(data) {
      await new Promise((sent) => process.send?.({ type: 'report', kind: 'frozen', data }, sent));
      process.kill(process.pid, 'SIGSTOP');
      // A stopped process runs nothing: whatever comes next runs after SIGCONT.
      await new Promise((next) => setImmediate(next));
      tell({ type: 'report', kind: 'woke', data });
    },
    async crashPoint(name) {
      if (armed !== name) return;
      await new Promise((sent) => process.send?.({ type: 'crash-point', name }, sent));
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => undefined);
    },
    async refuse({ cause, code, message }) {
      const reason = { cause, code, message: message.slice(0, REFUSAL_CHARS_MAX) };
      // Not `tell`: it has to be out before the process is gone. Nobody may be there to hear it.
      await new Promise((sent) => {
        if (process.connected) process.send?.({ type: 'refused', ...reason }, sent);
        else sent(undefined);
      });
      process.exit(2);
    },
    answer: methods.resolve,
    onStop: (given) => void stops.push(given),
  };
}

function tell(message: FromChild): void {
  if (process.connected) process.send?.(message);
}

async function call(
  { id, method: name, input }: ToChild & { type: 'call' },
  methods: Promise<Methods>,
): Promise<void> {
  const method = (await methods)[name];
  try {
    if (!method) throw new TypeError('no such method');
    const result = await method(input);
    tell({ type: 'reply', id, ...(result === undefined ? {} : { result }) });
  } catch (error) {
    console.error(error);
    tell({ type: 'reply', id, error: codeOf(error).slice(0, 40) });
  }
}

function codeOf(error: unknown): string {
  const away = engineAway(error);
  if (away) return away;
  return error instanceof Error && 'code' in error ? String(error.code) : 'process-failed';
}

function later<T>() {
  const parts: { resolve?: (value: T) => void } = {};
  const promise = new Promise<T>((resolve) => {
    parts.resolve = resolve;
  });
  return { promise, resolve: (value: T) => parts.resolve?.(value) };
}

function once(run: () => Promise<void>): () => void {
  let begun = false;
  return () => {
    if (begun) return;
    begun = true;
    run().catch((error) => {
      console.error(error);
      process.exit(1);
    });
  };
}
