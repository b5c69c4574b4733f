/**
 * What is known of the lab `log`, folded from observed facts. Pure: the server folds it for those
 * who join, the browser folds the same for each of its tabs, and the time line folds it again up
 * to any moment of the past.
 */
import type { LabEvent, SegmentFile } from '#lib/events.ts';
import {
  foldGroup,
  foldPartition,
  type GroupState,
  noGroup,
  noPartition,
  type PartitionState,
  withGroup,
} from '#lib/fold/log.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';

/** Documents of the search index kept for the evidence table. */
const DOCUMENTS_MAX = 500;

export const TOPIC = 'pesanan';
export const GROUPS = ['payment', 'search'] as const;
export const ORDERS_WANTED = 6;
/** How long one order's work takes, ms. */
export const WORK_MS = 150;

export type GroupName = (typeof GROUPS)[number];

interface Facts extends Shared, PartitionState {
  readonly groups: Readonly<Record<GroupName, GroupState>>;
  /** What the order service is sending: neither acknowledged nor given up yet. */
  readonly sending: { readonly keys: readonly string[]; readonly since: number } | null;
  readonly documents: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly documentsAt: number | null;
  readonly files: readonly SegmentFile[];
  readonly filesAt: number | null;
  /** When search's bookmark was last moved back to 0: how far it had been, and the rest. */
  readonly rewound: {
    readonly end: number;
    readonly from: number;
    readonly payment: number | null;
    readonly copied: boolean;
  } | null;
  /** When payment first caught up: what its prediction is held against. */
  readonly afterPayment: { readonly held: number; readonly copied: boolean } | null;
  /** The first offset that `search` read as a new group. */
  readonly searchBegan: number | null;
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noPartition,
  groups: { payment: noGroup, search: noGroup },
  sending: null,
  documents: {},
  documentsAt: null,
  files: [],
  filesAt: null,
  rewound: null,
  afterPayment: null,
  searchBegan: null,
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC ? { ...state, ...foldPartition(state, event) } : state;
    case 'committed':
      return event.topic === TOPIC ? onCommitted(state, event.group, event.offset) : state;
    case 'group':
      return foldGroup(state, event, TOPIC);
    case 'started':
    case 'ready':
    case 'exited':
      return onProcess(state, event);
    case 'report':
      return onReport(state, event);
    case 'document':
      return event.collection === 'search_index' ? onDocument(state, event) : state;
    case 'dropped':
      return event.collection === 'search_index'
        ? { ...state, documents: {}, documentsAt: event.at }
        : state;
    case 'files':
      return { ...state, files: event.files, filesAt: event.at };
    default:
      return foldShared(state, event);
  }
}

function onCommitted(state: Facts, group: string, offset: number | null): Facts {
  if (!isGroup(group)) return state;
  const before = state.groups[group].committed;
  const next = withGroup(state, group, { committed: offset });
  if (group === 'payment') {
    const first = state.afterPayment === null && caughtUp(next, 'payment');
    const held = state.end - state.low;
    return first ? { ...next, afterPayment: { held, copied: holdsCopies(state) } } : next;
  }
  if (offset !== 0 || !before) return next;
  const payment = state.groups.payment.committed;
  const copied = holdsCopies(state);
  return { ...next, rewound: { end: state.end, from: before, payment, copied } };
}

/**
 * Whether an event stands in the log twice. Its length alone doesn't tell: the reader may have
 * sent more orders in between.
 */
function holdsCopies({ records }: Facts): boolean {
  const ids = records.flatMap(({ headers }) => headers.eventId ?? []);
  return new Set(ids).size < ids.length;
}

function onProcess(
  state: Facts,
  event: LabEvent & { type: 'started' | 'ready' | 'exited' },
): Facts {
  const next = foldShared(state, event);
  const { name, type } = event;
  if (type !== 'exited' || isAlive(next, name)) return next;
  return name === 'order-service'
    ? { ...next, sending: null }
    : withGroup(next, name, { read: null });
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data, at } = event;
  // A report may be read only after its sender's death, or after the next process began.
  if (state.processes[name]?.pid !== pid || !isAlive(state, name)) return state;
  if (kind === 'sending') return { ...state, sending: { keys: toKeys(data), since: at } };
  if (kind === 'acked' || kind === 'given-up') return { ...state, sending: null };
  if (kind !== 'read' || !isGroup(name)) return state;
  const offset = toOffset(data);
  if (offset === undefined) return state;
  // Only a group without a bookmark is new; after a server's restart it no longer is.
  const isNew = name === 'search' && state.groups.search.committed === null;
  const began = isNew ? (state.searchBegan ?? offset) : state.searchBegan;
  return { ...withGroup(state, name, { read: offset + 1 }), searchBegan: began };
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { [event.id]: _gone, ...others } = state.documents;
  if (event.op === 'delete' || event.document === null) {
    return { ...state, documents: others, documentsAt: event.at };
  }
  if (Object.keys(others).length >= DOCUMENTS_MAX) return state;
  const documents = { ...state.documents, [event.id]: event.document };
  return { ...state, documents, documentsAt: event.at };
}

const isGroup = (name: string): name is GroupName => GROUPS.some((known) => known === name);

function toOffset(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null || !('offset' in data)) return undefined;
  return typeof data.offset === 'number' ? data.offset : undefined;
}

function toKeys(data: unknown): string[] {
  return Array.isArray(data) ? data.filter((key) => typeof key === 'string').slice(0, 20) : [];
}

const caughtUp = ({ groups, end }: Facts, name: GroupName): boolean =>
  end >= ORDERS_WANTED && (groups[name].committed ?? 0) >= end;

/** In the order of the text. */
export const milestones = {
  sixWritten: ({ end }) => end >= ORDERS_WANTED,
  paymentRead: (state) => caughtUp(state, 'payment'),
  bothRead: (state) => caughtUp(state, 'payment') && caughtUp(state, 'search'),
  rewound: ({ rewound }) => rewound !== null,
  replayed: (state) => state.rewound !== null && caughtUp(state, 'search'),
  rebuilt: ({ progress }) => progress.passedHere === true,
} satisfies Record<string, (state: Facts) => boolean>;

const number = (value: number | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {
    'after-payment': ({ afterPayment }) => {
      if (afterPayment === null) return undefined;
      const { held, copied } = afterPayment;
      return { option: held === 0 ? '0' : copied ? '12' : '6', value: String(held) };
    },
    'new-reader': ({ searchBegan, low, end }) => {
      if (searchBegan === null) return undefined;
      const option = searchBegan <= low ? 'all' : searchBegan >= end ? 'none' : 'later';
      return { option, value: `offset ${searchBegan}` };
    },
    rewind: ({ rewound }) => {
      if (rewound === null) return undefined;
      const { from, payment, end, copied } = rewound;
      const option = copied ? 'copied' : payment === 0 ? 'both' : 'one-number';
      return { option, value: `search ${from} → 0, payment ${payment ?? '–'}, end ${end}` };
    },
  },
  live: {
    end: ({ end }) => String(end),
    low: ({ low }) => String(low),
    records: ({ low, end }) => String(end - low),
    committedPayment: ({ groups }) => number(groups.payment.committed),
    committedSearch: ({ groups }) => number(groups.search.committed),
    documents: ({ documents }) => String(Object.keys(documents).length),
  },
});
