/** What the members of the lab `zombie` say of themselves: tried, refused, too late, frozen. Pure. */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import type { Facts } from './model.ts';
import { ORDERS, POLICIES } from './names.ts';

/** A commit that the broker refused: the partition had been given away. */
export interface Late {
  readonly member: string;
  readonly pid: number;
  readonly offset: number;
  readonly error: string;
  readonly at: number;
}

export interface Try {
  readonly member: string;
  readonly topic: string;
  readonly offset: number;
  readonly error: string;
  readonly at: number;
}

/** A partition that stood still at a message nobody can parse. */
export interface Stuck {
  readonly offset: number;
  readonly tries: number;
  readonly behind: number;
  readonly error: string;
}

export interface Reports {
  readonly tried: readonly Try[];
  readonly stuck: Stuck | null;
  readonly late: readonly Late[];
  /** Charges that the unique index refused. */
  readonly refused: number;
  /** pid by member, while it lies frozen. */
  readonly frozen: Readonly<Record<string, number>>;
}

export const noReports: Reports = { tried: [], stuck: null, late: [], refused: 0, frozen: {} };

/** Tries and refusals kept for the evidence. */
const KEPT_MAX = 60;
/** A partition stands still when its first message was tried this often. */
const STUCK_TRIES = 3;

const schemas = {
  tried: z.object({
    ...{ topic: z.string(), offset: z.number(), error: z.string() },
    policy: z.enum(POLICIES),
  }),
  late: z.object({ offset: z.number(), error: z.string() }),
};

export function foldReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data, at } = event;
  // A report may be read only after the next process of that name began.
  if (state.processes[name]?.pid !== pid) return state;
  switch (kind) {
    case 'frozen':
      return { ...state, frozen: { ...state.frozen, [name]: pid } };
    case 'woke': {
      const { [name]: _asleep, ...frozen } = state.frozen;
      return { ...state, frozen };
    }
    case 'refused':
      return { ...state, refused: state.refused + 1 };
    case 'late': {
      const one = schemas.late.safeParse(data).data;
      if (!one) return state;
      return { ...state, late: [...state.late, { member: name, pid, ...one, at }] };
    }
    case 'tried': {
      const one = schemas.tried.safeParse(data).data;
      if (!one) return state;
      const { policy, ...told } = one;
      const tried = [...state.tried, { member: name, ...told, at }].slice(-KEPT_MAX);
      const next = { ...state, tried };
      return policy === 'forever' && told.topic === ORDERS ? withStuck(next, told) : next;
    }
    default:
      return state;
  }
}

/** Seen once, it stays known: a later policy sets the partition free again. */
function withStuck(state: Facts, { offset, error }: { offset: number; error: string }): Facts {
  const tries = state.tried.filter((one) => one.topic === ORDERS && one.offset === offset).length;
  const { end } = state.lanes[ORDERS];
  const behind = end - offset - 1;
  if (tries < STUCK_TRIES || (state.committed[ORDERS] ?? 0) > offset || behind < 1) return state;
  return { ...state, stuck: { offset, tries, behind, error } };
}
