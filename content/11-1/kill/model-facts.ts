/**
 * The facts of the lab `kill`, as the observers tell them: the partitions, the group as the broker
 * has it, who handled what, and how long each partition stood still after a member was gone.
 */
import type { GroupMember, LabEvent } from '#lib/events.ts';
import { numberIn } from '#lib/fold/fields.ts';
import { foldPartition, noPartition, type PartitionState } from '#lib/fold/log.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import {
  beginEpisode,
  type Episode,
  followDelivery,
  followGroup,
  PARTITIONS,
  tells,
} from './model-pauses.ts';
import { GROUP, MEMBERS, TOPIC, WRITER } from './names.ts';
import { payment } from './payments.ts';

const EPISODES_AND_REFUSALS_MAX = 20;
/** Marks kept for the strips: some twenty seconds of them. */
const MARKS_MAX = 400;

export interface Refused {
  readonly member: string;
  readonly pid: number;
  readonly partition: number;
  readonly offset: number;
  readonly error: string;
  readonly at: number;
}

export interface Mark {
  readonly at: number;
  readonly member: string;
  /** null: a heartbeat that the broker has answered. */
  readonly partition: number | null;
  /** Of an order: from when on it could have been done, ms. */
  readonly writtenAt?: number;
}

export interface Facts extends Shared {
  readonly partitions: Readonly<Record<number, PartitionState>>;
  readonly committed: Readonly<Record<number, number | null>>;
  readonly read: Readonly<Record<number, number | null>>;
  readonly group: {
    readonly generation: number;
    readonly members: readonly GroupMember[];
    readonly at: number | null;
  };
  /** Last heartbeat or commit of each member, ms: from here the broker counts its session. */
  readonly signs: Readonly<Record<string, number>>;
  readonly flow: { readonly perSecond: number } | null;
  readonly lastAt: Readonly<Record<number, number>>;
  readonly orders: number;
  readonly repeated: number;
  readonly marks: readonly Mark[];
  readonly episode: Episode | null;
  readonly episodes: readonly Episode[];
  readonly refused: readonly Refused[];
  /** pid by member, while it lies frozen. */
  readonly frozen: Readonly<Record<string, number>>;
}

export const initial: Facts = {
  ...noShared,
  partitions: Object.fromEntries(PARTITIONS.map((partition) => [partition, noPartition])),
  committed: {},
  read: {},
  group: { generation: 0, members: [], at: null },
  signs: {},
  flow: null,
  lastAt: {},
  orders: 0,
  repeated: 0,
  marks: [],
  episode: null,
  episodes: [],
  refused: [],
  frozen: {},
};

export function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range': {
      if (event.topic !== TOPIC) return state;
      const before = state.partitions[event.partition] ?? noPartition;
      const partitions = { ...state.partitions, [event.partition]: foldPartition(before, event) };
      return { ...state, partitions };
    }
    case 'committed':
      return event.topic === TOPIC && event.group === GROUP ? onCommitted(state, event) : state;
    case 'group':
      return event.group === GROUP ? onGroup(state, event) : state;
    case 'exited':
      return onExited(state, event);
    case 'report':
      return onReport(state, event);
    case 'document':
      return event.collection === 'payments' ? onPayment(state, event.document) : state;
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

function onCommitted(state: Facts, event: LabEvent & { type: 'committed' }): Facts {
  const { partition, offset, at } = event;
  const owner = ownerOf(state.group.members, partition);
  const signs = owner && isAlive(state, owner) ? { ...state.signs, [owner]: at } : state.signs;
  return { ...state, committed: { ...state.committed, [partition]: offset }, signs };
}

function onGroup(state: Facts, { generation, members, at }: LabEvent & { type: 'group' }): Facts {
  const episode = state.episode && followGroup(state.episode, generation, at);
  return { ...state, group: { generation, members, at }, episode };
}

function onExited(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  const { name, pid, reason, at } = event;
  if (next === state) return state;
  if (name === WRITER) return { ...next, flow: null };
  const { [name]: _awake, ...frozen } = next.frozen;
  const dead = { ...next, frozen, read: withoutReads(next, name) };
  // A polite goodbye began with its own word; one that was frozen had its moment before.
  const killed = reason === 'killed' && state.frozen[name] !== pid;
  const told = killed ? begin(dead, { how: 'kill', member: name, pid, at }) : dead;
  // With nobody left to take over, what comes next is a start.
  return MEMBERS.some((one) => isAlive(told, one)) ? told : { ...told, episode: null };
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data, at } = event;
  if (state.processes[name]?.pid !== pid || !isAlive(state, name)) return state;
  switch (kind) {
    case 'flowing':
      return { ...state, flow: { perSecond: numberIn(data, 'perSecond') ?? 0 } };
    case 'flow-ended':
      return { ...state, flow: null };
    case 'heartbeat':
      return {
        ...state,
        signs: { ...state.signs, [name]: at },
        marks: marked(state, { at, member: name, partition: null }),
      };
    case 'leaving':
      return begin(state, { how: 'term', member: name, pid, at });
    case 'frozen':
      return begin(
        { ...state, frozen: { ...state.frozen, [name]: pid } },
        { how: 'freeze', member: name, pid, at },
      );
    case 'woke': {
      const { [name]: _awake, ...frozen } = state.frozen;
      return { ...state, frozen };
    }
    case 'refused':
      return onRefused(state, event);
    case 'read': {
      const [partition, offset] = [numberIn(data, 'partition'), numberIn(data, 'offset')];
      if (partition === undefined || offset === undefined) return state;
      return { ...state, read: { ...state.read, [partition]: offset + 1 } };
    }
    default:
      return state;
  }
}

function onRefused(state: Facts, { name, pid, data, at }: LabEvent & { type: 'report' }): Facts {
  const [partition, offset] = [numberIn(data, 'partition'), numberIn(data, 'offset')];
  if (partition === undefined || offset === undefined) return state;
  const error =
    typeof data === 'object' && data !== null && 'error' in data ? String(data.error) : '–';
  const one = { member: name, pid, partition, offset, error, at };
  return { ...state, refused: [...state.refused, one].slice(-EPISODES_AND_REFUSALS_MAX) };
}

function onPayment(state: Facts, document: unknown): Facts {
  const parsed = payment.safeParse(document);
  const last = parsed.data?.deliveries.at(-1);
  if (!parsed.data || !last) return state;
  const { partition, writtenAt, deliveries } = parsed.data;
  const delivery = { partition, writtenAt, ...last };
  const followed = state.episode && followDelivery(state.episode, delivery, state.lastAt);
  const late = state.episode?.pid === last.pid && last.at >= (state.episode?.at ?? 0);
  return {
    ...state,
    orders: deliveries.length === 1 ? state.orders + 1 : state.orders,
    repeated: deliveries.length > 1 ? state.repeated + 1 : state.repeated,
    marks: late
      ? state.marks
      : marked(state, { at: last.at, member: last.member, partition, writtenAt }),
    lastAt: late
      ? state.lastAt
      : { ...state.lastAt, [partition]: Math.max(state.lastAt[partition] ?? 0, last.at) },
    episode: followed,
    episodes:
      followed && tells(followed) && state.episode?.settled !== true
        ? [...state.episodes, followed].slice(-EPISODES_AND_REFUSALS_MAX)
        : state.episodes,
  };
}

function begin(state: Facts, cause: Pick<Episode, 'how' | 'member' | 'pid' | 'at'>): Facts {
  if (!MEMBERS.some((known) => known === cause.member)) return state;
  const episode = beginEpisode(cause, state.group);
  return episode ? { ...state, episode } : state;
}

const marked = ({ marks }: Facts, mark: Mark): Mark[] => [...marks, mark].slice(-MARKS_MAX);

function withoutReads({ group, read }: Facts, member: string): Facts['read'] {
  const held = group.members.find(({ client }) => client === member)?.partitions ?? [];
  return { ...read, ...Object.fromEntries(held.map((partition) => [partition, null])) };
}

export const ownerOf = (members: readonly GroupMember[], partition: number): string | undefined =>
  members.find(({ partitions }) => partitions.includes(partition))?.client;
