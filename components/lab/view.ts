/**
 * What every part of a lab's page may read, made anew from the store whenever something changed.
 * What is equal to before stays the same object, so that a part which selects it is not drawn
 * again: a record that arrives must not redraw the text.
 */
import type { Progress } from '#lib/events.ts';
import type { History } from './history.ts';
import type { ActionResult, LabPart } from './store.ts';

export type Controls = Record<string, { run(): Promise<ActionResult>; pending: boolean }>;

export interface LabView {
  /** The socket is joined and the state known. */
  readonly connected: boolean;
  /** Why the server does not let us in yet, e.g. `kafka-away`. */
  readonly refused: string | undefined;
  /** When the connection was lost, ms on this browser's clock. */
  readonly lostAt: number | undefined;
  /** Since when the server is heard, ms on the server's clock; undefined while it is not. */
  readonly joinedAt: number | undefined;
  /** The state at the cursor of the time line; typed by the lab's panel. */
  readonly state: unknown;
  readonly history: History | undefined;
  /** The reader looks at the past; acting is locked. */
  readonly past: boolean;
  readonly reached: ReadonlySet<string>;
  readonly progress: Progress;
  readonly measured: Readonly<Record<string, { option: string; text: string } | undefined>>;
  readonly live: Readonly<Record<string, string | undefined>>;
  readonly stack: {
    kafka: 'up' | 'down';
    mongo: 'up' | 'down';
    /** When each last changed, ms on the server's clock. */
    since: { kafka: number; mongo: number };
  };
  readonly controls: Readonly<
    Record<string, { run(): Promise<ActionResult>; disabled?: string; pending: boolean }>
  >;
  /** Server clock minus ours, ms. */
  readonly clockOffset: number;
}

const noProgress: Progress = { predictions: {}, quiz: {} };

export const emptyView: LabView = {
  connected: false,
  refused: undefined,
  lostAt: undefined,
  joinedAt: undefined,
  state: undefined,
  history: undefined,
  past: false,
  reached: new Set(),
  progress: noProgress,
  measured: {},
  live: {},
  stack: { kafka: 'up', mongo: 'up', since: { kafka: 0, mongo: 0 } },
  controls: {},
  clockOffset: 0,
};

interface Known {
  readonly part: LabPart<unknown> | undefined;
  readonly history: History | undefined;
  readonly state: unknown;
  readonly connected: boolean;
  readonly refused: string | undefined;
  readonly lostAt: number | undefined;
  readonly joinedAt: number | undefined;
  readonly clockOffset: number;
  readonly controls: Controls;
}

export function viewOf(known: Known, before: LabView): LabView {
  const { part, history, state, connected, refused, lostAt, joinedAt, clockOffset } = known;
  if (!part || !history || state === undefined) {
    return { ...emptyView, connected, refused, lostAt, joinedAt, clockOffset };
  }
  const { model, words } = part;
  const { live } = history;
  const shared = live as Shared;
  const past = history.cursor !== null;
  const progress = shared.progress ?? noProgress;
  const stack = shared.stack ?? emptyView.stack;
  const reached = Object.entries(model.milestones).filter(([, holds]) => holds(live));
  const waiting = waits(known, stack, past);
  return {
    connected,
    refused,
    lostAt,
    joinedAt,
    state,
    history,
    past,
    reached: sameSet(before.reached, new Set(reached.map(([name]) => name))),
    progress,
    measured: mapShared(before.measured, model.measures, (measure) => {
      const found = measure(live);
      return found && { option: found.option, text: found.value };
    }),
    live: mapShared(before.live, model.live, (read) => read(live)),
    stack,
    controls: mapShared(before.controls, known.controls, (control, name) => {
      const disabled = waiting ?? part.controls[name]?.disabled(live, progress);
      return { ...control, ...(disabled === undefined ? {} : { disabled }) };
    }),
    clockOffset,
  };

  function waits({ connected: joined }: Known, engines: LabView['stack'], inPast: boolean) {
    if (!joined) return words.waitConnection;
    if (engines.kafka === 'down') return words.waitBroker;
    if (engines.mongo === 'down') return words.waitDatabase;
    return inPast ? words.inPast : undefined;
  }
}

/** Every lab's state carries these two; the rest is its own. */
interface Shared {
  readonly progress?: Progress;
  readonly stack?: LabView['stack'];
}

/** Maps the values; those equal to before, and the whole when all are, stay the same objects. */
function mapShared<In, Out>(
  before: Readonly<Record<string, Out>>,
  record: Readonly<Record<string, In>>,
  to: (value: In, name: string) => Out,
): Readonly<Record<string, Out>> {
  const next = Object.entries(record).map(([name, value]) => {
    const made = to(value, name);
    const old = before[name];
    return [name, old !== undefined && sameFields(old, made) ? old : made] as const;
  });
  const whole =
    next.length === Object.keys(before).length &&
    next.every(([name, value]) => name in before && before[name] === value);
  return whole ? before : Object.fromEntries(next);
}

function sameFields(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const fields = Object.entries(a);
  const others = new Map(Object.entries(b));
  return (
    fields.length === others.size && fields.every(([name, value]) => others.get(name) === value)
  );
}

function sameSet(before: ReadonlySet<string>, next: ReadonlySet<string>): ReadonlySet<string> {
  return before.size === next.size && [...next].every((name) => before.has(name)) ? before : next;
}
