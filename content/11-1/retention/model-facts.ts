/**
 * The facts of the lab `retention`, as the observers tell them: one log that forgets by age and
 * one that forgets by key, who reads the first, how far, and what was gone when it came back.
 */
import type { LabEvent } from '#lib/events.ts';
import { numberIn } from '#lib/fold/fields.ts';
import {
  foldPartition,
  type GroupState,
  noGroup,
  noPartition,
  type PartitionState,
} from '#lib/fold/log.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import { type Away, type Return, type Stamp, stamped, stampOf } from './model-outage.ts';
import { payment } from './payments.ts';
import { type Kept, keptReport } from './prices.ts';

export const TOPIC = 'pesanan';
export const PRICE_TOPIC = 'harga';
export const GROUP = 'payment';
export const WRITER = 'order-service';
export const CATALOG = 'catalog';
/** How long one order's work takes, ms. */
export const WORK_MS = 5;
export const FLOW_SECONDS = 90;
/** What the topic begins with; Kafka's own default is seven days. */
export const FIRST_RETENTION_MS = 6000;
export const LIMITS = {
  perSecond: { min: 1, max: 20 },
  /** ms; the upper one is the disk's budget. */
  retentionMs: { min: 2000, max: 120_000 },
  /** Orders of one run. */
  orders: 4000,
} as const;
/** How kafkajs begins the one line it logs about a bookmark whose record is gone. */
export const OUT_OF_RANGE = 'Offset out of range';
const RETURNS_MAX = 20;
const LINES_MAX = 20;

export interface Facts extends Shared, PartitionState {
  readonly group: GroupState;
  readonly flow: { readonly perSecond: number; readonly since: number } | null;
  readonly retentionMs: number | null;
  /** Times of some records, also of those no longer kept for drawing. */
  readonly stamps: readonly Stamp[];
  readonly orders: number;
  /** Behind the last order that was handled: its commit may have come too late. */
  readonly handledTo: number;
  /** Since payment is gone: when it went, and where its bookmark stood. */
  readonly away: Away | null;
  readonly returns: readonly Return[];
  /** Orders that were gone when payment came back, over all of its returns. */
  readonly missed: number;
  /** Lines of the client's own log. */
  readonly lines: readonly { readonly at: number; readonly message: string }[];
  readonly prices: {
    readonly kept: readonly Kept[];
    readonly end: number;
    readonly at: number | null;
    /** When a look first missed what an earlier one had found: how many were left, of how many. */
    readonly first: { readonly kept: number; readonly keys: number; readonly end: number } | null;
  };
}

export const initial: Facts = {
  ...noShared,
  ...noPartition,
  group: noGroup,
  flow: null,
  retentionMs: null,
  stamps: [],
  orders: 0,
  handledTo: 0,
  away: null,
  returns: [],
  missed: 0,
  lines: [],
  prices: { kept: [], end: 0, at: null, first: null },
};

export function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC ? onLog(state, event) : state;
    case 'committed':
      return event.topic === TOPIC && event.group === GROUP
        ? onCommitted(state, event.offset)
        : state;
    case 'group':
      return event.group === GROUP
        ? withGroup(state, { generation: event.generation, members: event.members })
        : state;
    case 'exited':
      return onExited(state, event);
    case 'report':
      return onReport(state, event);
    case 'document':
      return onDocument(state, event);
    case 'started':
    case 'ready':
    case 'stack':
    case 'needs':
    case 'progress':
    case 'seam':
      return foldShared(state, event);
    case 'dropped':
    case 'oplog':
    case 'files':
      return state;
    default:
      event satisfies never;
      return state;
  }
}

function onLog(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const stamps = event.type === 'records' ? stamped(state.stamps, event.records) : state.stamps;
  return { ...state, ...foldPartition(state, event), stamps };
}

/** A client that lost its place stores −1 or −2 for a moment: no bookmark, but a wish. */
function onCommitted(state: Facts, offset: number | null): Facts {
  return offset !== null && offset < 0 ? state : withGroup(state, { committed: offset });
}

function onExited(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  if (next === state) return state;
  if (event.name === WRITER) return { ...next, flow: null };
  if (event.name !== GROUP) return next;
  const committed = next.group.committed;
  const away = committed === null ? null : { since: event.at, committed };
  return withGroup({ ...next, away }, { read: null });
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data, at } = event;
  if (state.processes[name]?.pid !== pid || !isAlive(state, name)) return state;
  switch (kind) {
    case 'flowing':
      return { ...state, flow: { perSecond: numberIn(data, 'perSecond') ?? 0, since: at } };
    case 'flow-ended':
      return { ...state, flow: null };
    case 'read': {
      const offset = numberIn(data, 'offset');
      return offset === undefined ? state : withGroup(state, { read: offset + 1 });
    }
    case 'client-log': {
      const message = typeof data === 'object' && data && 'message' in data ? data.message : '';
      return {
        ...state,
        lines: [...state.lines, { at, message: String(message) }].slice(-LINES_MAX),
      };
    }
    case 'kept': {
      const parsed = keptReport.safeParse(data);
      if (!parsed.success) return state;
      const { kept, end } = parsed.data;
      const found = new Set(kept.map(({ offset }) => offset));
      const gone = state.prices.kept.some(({ offset }) => !found.has(offset));
      const keys = new Set(kept.map(({ key }) => key)).size;
      const first = state.prices.first ?? (gone ? { kept: kept.length, keys, end } : null);
      return { ...state, prices: { kept, end, at, first } };
    }
    default:
      return state;
  }
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document } = event;
  if (collection === 'lab_settings' && id === 'retention') {
    const ms = numberIn(document, 'ms');
    return ms === undefined ? state : { ...state, retentionMs: ms };
  }
  if (collection !== 'payments' || event.op !== 'insert') return state;
  const parsed = payment.safeParse(document);
  if (!parsed.success) return state;
  const { offset, at } = parsed.data;
  const handledTo = Math.max(state.handledTo, offset + 1);
  const next = { ...state, orders: state.orders + 1, handledTo };
  // Told late of what it did before it went: that is no return.
  if (state.away === null || offset < state.away.committed) return next;
  const { since, committed } = state.away;
  const lost = Math.max(0, offset - Math.max(committed, state.handledTo));
  const { low, end, retentionMs } = state;
  const kept = { low, end, retentionMs: retentionMs ?? FIRST_RETENTION_MS };
  const back = { at, awayMs: at - since, committed, ...kept, offset, lost };
  const returns = [...state.returns, back].slice(-RETURNS_MAX);
  return { ...next, away: null, returns, missed: state.missed + lost };
}

function withGroup(state: Facts, change: Partial<GroupState>): Facts {
  return { ...state, group: { ...state.group, ...change } };
}

export const lagOf = ({ end, low, group }: Facts): number =>
  Math.max(0, end - Math.max(group.committed ?? low, 0));

/** Records that were deleted before they were read: behind the bookmark there is a hole. */
export const lostOf = ({ low, group, handledTo }: Facts): number =>
  group.committed === null ? 0 : Math.max(0, low - Math.max(group.committed, handledTo));

/** When the oldest record that is kept and unread was written, ms; null: everything is read. */
export function oldestUnread(state: Facts): number | null {
  const next = Math.max(state.group.committed ?? state.low, state.low);
  if (next >= state.end) return null;
  return state.records.find(({ offset }) => offset === next)?.at ?? stampOf(state.stamps, next);
}
