/**
 * What is known of the lab `log`, folded from observed facts. Pure: the server folds it for those
 * who join, the browser folds the same for each of its tabs, and the time line folds it again up
 * to any moment of the past.
 */
import type {
  ExitReason,
  GroupMember,
  LabEvent,
  LogRecord,
  Progress,
  SegmentFile,
} from '#lib/events.ts';
import { keepReached, type WithReached } from '#lib/milestones.ts';

/** Records kept for drawing and evidence; the count is in `end`, which misses none. */
export const RECORDS_MAX = 200;
/** Documents of the search index kept for the evidence table. */
const DOCUMENTS_MAX = 500;

export const TOPIC = 'pesanan';
export const GROUPS = ['payment', 'search'] as const;
export const ORDERS_WANTED = 6;
/** How long one order's work takes, ms. */
export const WORK_MS = 150;

export type GroupName = (typeof GROUPS)[number];

export interface GroupState {
  /** From the broker: the next offset to read; null while it keeps none. */
  readonly committed: number | null;
  /** From the process: what it has taken in hand, as the next offset; null when it isn't running. */
  readonly read: number | null;
  readonly generation: number;
  readonly members: readonly GroupMember[];
}

export interface ProcessState {
  readonly pid: number;
  readonly program: string;
  readonly startedAt: number;
  readonly phase: 'starting' | 'ready' | 'exited';
  readonly exit?: {
    readonly at: number;
    readonly code: number | null;
    readonly signal: string | null;
    readonly reason: ExitReason;
    readonly crashPoint?: string;
  };
}

interface Facts {
  readonly low: number;
  readonly end: number;
  readonly records: readonly LogRecord[];
  /** When the broker was last read, ms. */
  readonly readAt: number | null;
  readonly groups: Readonly<Record<GroupName, GroupState>>;
  readonly processes: Readonly<Record<string, ProcessState>>;
  /** What the order service has begun to send and was not acknowledged yet. */
  readonly sending: { readonly keys: readonly string[]; readonly since: number } | null;
  readonly documents: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly documentsAt: number | null;
  readonly files: readonly SegmentFile[];
  readonly filesAt: number | null;
  readonly stack: {
    readonly kafka: 'up' | 'down';
    readonly mongo: 'up' | 'down';
    readonly since: number;
  };
  readonly seams: number;
  /** `end` when search's bookmark was last moved back to 0, and how far it had been. */
  readonly rewound: { readonly end: number; readonly from: number } | null;
  /** `end` when a group first caught up: what the predictions are held against. */
  readonly endAfter: { readonly payment: number | null; readonly rewind: number | null };
  /** Records in the log when `payment` was first run. */
  readonly heldBefore: number | null;
  /** The first offset that `search` read as a new group. */
  readonly searchBegan: number | null;
  readonly progress: Progress;
}

export type State = Facts & WithReached;

const noGroup: GroupState = { committed: null, read: null, generation: 0, members: [] };

const initial: Facts = {
  low: 0,
  end: 0,
  records: [],
  readAt: null,
  groups: { payment: noGroup, search: noGroup },
  processes: {},
  sending: null,
  documents: {},
  documentsAt: null,
  files: [],
  filesAt: null,
  stack: { kafka: 'up', mongo: 'up', since: 0 },
  seams: 0,
  rewound: null,
  endAfter: { payment: null, rewind: null },
  heldBefore: null,
  searchBegan: null,
  progress: { predictions: {}, quiz: {} },
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC ? onRange(state, event) : state;
    case 'committed':
      return event.topic === TOPIC ? onCommitted(state, event.group, event.offset) : state;
    case 'group':
      return withGroup(state, event.group, {
        generation: event.generation,
        members: event.members,
      });
    case 'started':
    case 'ready':
    case 'exited':
      return onProcess(state, event);
    case 'report':
      return onReport(state, event);
    case 'document':
      return event.collection === 'search_index' ? onDocument(state, event) : state;
    case 'files':
      return { ...state, files: event.files, filesAt: event.at };
    case 'stack':
      return { ...state, stack: { kafka: event.kafka, mongo: event.mongo, since: event.at } };
    case 'progress':
      return { ...state, progress: event.progress };
    case 'seam':
      return { ...state, seams: state.seams + 1 };
    default:
      event satisfies never;
      return state;
  }
}

function onRange(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const { low, end, at } = event;
  const last = state.records.at(-1)?.offset ?? -1;
  const fresh = event.type === 'records' ? event.records.filter(({ offset }) => offset > last) : [];
  const kept = [...state.records, ...fresh].filter(({ offset }) => offset >= low);
  return { ...state, low, end, readAt: at, records: kept.slice(-RECORDS_MAX) };
}

function onCommitted(state: Facts, group: string, offset: number | null): Facts {
  if (!isGroup(group)) return state;
  const before = state.groups[group].committed;
  const next = withGroup(state, group, { committed: offset });
  const caughtUp = offset !== null && offset >= state.end && state.end >= ORDERS_WANTED;
  if (group === 'payment') {
    const known = state.endAfter.payment;
    return caughtUp && known === null
      ? { ...next, endAfter: { ...state.endAfter, payment: state.end } }
      : next;
  }
  if (offset !== 0 || !before) return next;
  return {
    ...next,
    rewound: { end: state.end, from: before },
    endAfter: { ...state.endAfter, rewind: state.endAfter.rewind ?? state.end },
  };
}

function onProcess(
  state: Facts,
  event: LabEvent & { type: 'started' | 'ready' | 'exited' },
): Facts {
  const { name, pid, at } = event;
  const known = state.processes[name];
  if (event.type === 'started') {
    const { program, since } = event;
    const begun = withProcess(state, name, { pid, program, startedAt: since, phase: 'starting' });
    if (name !== 'payment' || state.heldBefore !== null) return begun;
    return { ...begun, heldBefore: state.end - state.low };
  }
  // What an earlier process of this name still had to say is no longer about this one.
  if (known?.pid !== pid || known.phase === 'exited') return state;
  if (event.type === 'ready') return withProcess(state, name, { ...known, phase: 'ready' });
  const { code, signal, reason, crashPoint } = event;
  const exit = { at, code, signal, reason, ...(crashPoint === undefined ? {} : { crashPoint }) };
  const gone = withProcess(state, name, { ...known, phase: 'exited', exit });
  return name === 'order-service'
    ? { ...gone, sending: null }
    : withGroup(gone, name, { read: null });
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data, at } = event;
  const known = state.processes[name];
  // A report may be read only after its sender's death, or after the next process began.
  if (known?.pid !== pid || known.phase === 'exited') return state;
  if (kind === 'sending') return { ...state, sending: { keys: toKeys(data), since: at } };
  if (kind === 'acked') return { ...state, sending: null };
  if (kind !== 'read' || !isGroup(name)) return state;
  const offset = toOffset(data);
  if (offset === undefined) return state;
  const began = name === 'search' && state.searchBegan === null ? offset : state.searchBegan;
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

function withGroup(state: Facts, name: string, change: Partial<GroupState>): Facts {
  if (!isGroup(name)) return state;
  const groups = { ...state.groups, [name]: { ...state.groups[name], ...change } };
  return { ...state, groups };
}

function withProcess(state: Facts, name: string, process: ProcessState): Facts {
  return { ...state, processes: { ...state.processes, [name]: process } };
}

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
  rebuilt: ({ progress }) => progress.passed !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

const number = (value: number | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {
    'after-payment': ({ endAfter, heldBefore, low }) => {
      if (endAfter.payment === null) return undefined;
      const held = endAfter.payment - low;
      const copied = heldBefore !== null && held >= heldBefore * 2;
      return { option: held === 0 ? '0' : copied ? '12' : '6', value: String(held) };
    },
    'new-reader': ({ searchBegan, low, end }) => {
      if (searchBegan === null) return undefined;
      const option = searchBegan <= low ? 'all' : searchBegan >= end ? 'none' : 'later';
      return { option, value: `offset ${searchBegan}` };
    },
    rewind: ({ endAfter, rewound, groups }) => {
      if (endAfter.rewind === null || rewound === null) return undefined;
      const payment = groups.payment.committed;
      const option =
        endAfter.rewind > rewound.end ? 'copied' : payment === 0 ? 'both' : 'one-number';
      return {
        option,
        value: `search ${rewound.from} → 0, payment ${payment ?? '–'}, end ${rewound.end}`,
      };
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
