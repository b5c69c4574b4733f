/**
 * The facts of the lab `groups`, as the observers tell them: three partitions, two groups as the
 * broker has them, what the database holds of each order, and what a process keeps in memory.
 */
import type { GroupMember, LabEvent } from '#lib/events.ts';
import { numberIn } from '#lib/fold/fields.ts';
import { foldPartition, noPartition, type PartitionState } from '#lib/fold/log.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import { effect } from './effects.ts';
import { type Death, followDeaths, noteDeath } from './model-deaths.ts';
import { beginWave, countEffect, type Wave } from './model-waves.ts';
import { endOf, isCorrected, isToldLate, lagOf, lostAt, lostOf, storedOf } from './model-where.ts';
import {
  COUNTER,
  GROUPS,
  type GroupName,
  groupOf,
  MANNERS,
  type Manner,
  PARTITIONS,
  TOPIC,
  WRITER,
} from './names.ts';

type ByPartition<T> = Readonly<Record<number, T>>;

export interface GroupFacts {
  readonly committed: ByPartition<number | null>;
  readonly read: ByPartition<number | null>;
  readonly generation: number;
  readonly members: readonly GroupMember[];
  readonly at: number | null;
  /** Orders in the database, by partition. */
  readonly stored: ByPartition<number>;
}

export interface Facts extends Shared {
  readonly partitions: ByPartition<PartitionState>;
  readonly groups: Readonly<Record<GroupName, GroupFacts>>;
  readonly waves: readonly Wave[];
  /** How analytics was last started, as the lab has stored it. */
  readonly manner: Manner | null;
  /** Orders in the memory of analytics, by its own report, and whether it has paused. */
  readonly held: number;
  readonly paused: boolean;
  /** The most it held in the manner `bounded`. */
  readonly boundedMost: number;
  /** The greatest lag of analytics in the manner `slow`. */
  readonly slowLag: number;
  readonly deaths: readonly Death[];
  /** Orders that were never paid because another service had joined the group. */
  readonly mistaken: { readonly lost: number; readonly at: string } | null;
  readonly mended: boolean;
}

const noGroup: GroupFacts = {
  committed: {},
  read: {},
  generation: 0,
  members: [],
  at: null,
  stored: {},
};

export const initial: Facts = {
  ...noShared,
  partitions: Object.fromEntries(PARTITIONS.map((partition) => [partition, noPartition])),
  groups: { payment: noGroup, analytics: noGroup },
  waves: [],
  manner: null,
  held: 0,
  paused: false,
  boundedMost: 0,
  slowLag: 0,
  deaths: [],
  mistaken: null,
  mended: false,
};

export function reduce(state: Facts, event: LabEvent): Facts {
  const next = step(state, event);
  return next === state ? state : conclude(next);
}

function step(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range': {
      if (event.topic !== TOPIC) return state;
      const before = state.partitions[event.partition] ?? noPartition;
      const partitions = { ...state.partitions, [event.partition]: foldPartition(before, event) };
      return { ...state, partitions };
    }
    case 'committed': {
      if (event.topic !== TOPIC) return state;
      const committed = { [event.partition]: event.offset };
      return withGroup(state, event.group, (known) => ({
        committed: { ...known.committed, ...committed },
      }));
    }
    case 'group': {
      const { generation, members, at } = event;
      return withGroup(state, event.group, () => ({ generation, members, at }));
    }
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

const isGroup = (name: string): name is GroupName => GROUPS.some((known) => known === name);

function withGroup(
  state: Facts,
  name: string,
  change: (known: GroupFacts) => Partial<GroupFacts>,
): Facts {
  if (!isGroup(name)) return state;
  const known = state.groups[name];
  return { ...state, groups: { ...state.groups, [name]: { ...known, ...change(known) } } };
}

function onExited(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  if (next === state || event.name === WRITER) return next;
  const group = groupOf(event.name, state.manner);
  const gone = state.groups[group].members.find(({ client }) => client === event.name);
  const unread = Object.fromEntries((gone?.partitions ?? []).map((partition) => [partition, null]));
  const rested = withGroup(next, group, ({ read }) => ({ read: { ...read, ...unread } }));
  if (event.name !== COUNTER) return rested;
  const killed = event.reason === 'killed';
  const deaths = killed ? noteDeath(state, event.pid, lostOf(state, COUNTER)) : state.deaths;
  return { ...rested, held: 0, paused: false, deaths };
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data } = event;
  if (state.processes[name]?.pid !== pid || !isAlive(state, name)) return state;
  if (kind === 'read') {
    const [partition, offset] = [numberIn(data, 'partition'), numberIn(data, 'offset')];
    if (partition === undefined || offset === undefined) return state;
    return withGroup(state, groupOf(name, state.manner), ({ read }) => ({
      read: { ...read, [partition]: offset + 1 },
    }));
  }
  if (kind !== 'holding' || name !== COUNTER) return state;
  const held = numberIn(data, 'held') ?? 0;
  const paused = typeof data === 'object' && data !== null && Reflect.get(data, 'paused') === true;
  const most = state.manner === 'bounded' ? Math.max(state.boundedMost, held) : state.boundedMost;
  return { ...state, held, paused, boundedMost: most };
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, op, document } = event;
  if (collection === 'lab_settings' && id === COUNTER) {
    const manner = MANNERS.find((known) => known === document?.manner);
    return manner === undefined ? state : { ...state, manner };
  }
  if (op !== 'insert') return state;
  if (collection === 'waves') {
    return { ...state, waves: beginWave(state.waves, Number(id), document) };
  }
  const group = collection === 'payments' ? 'payment' : collection;
  const parsed = effect.safeParse(document);
  if (!isGroup(group) || !parsed.success) return state;
  const { partition } = parsed.data;
  const next = withGroup(state, group, ({ stored }) => ({
    stored: { ...stored, [partition]: (stored[partition] ?? 0) + 1 },
  }));
  if (group !== 'payment') return next;
  return { ...next, waves: countEffect(next.waves, parsed.data) };
}

/** What became of things, once nothing is on its way any more. */
function conclude(state: Facts): Facts {
  const { manner, groups } = state;
  const lag = lagOf(state, 'analytics');
  const slowLag = manner === 'slow' ? Math.max(state.slowLag, lag) : state.slowLag;
  const deaths = followDeaths(state, lag, lostOf(state, 'analytics'));
  const lost = lostOf(state, 'payment');
  const joined = groups.payment.members.some(({ client }) => client === COUNTER);
  const told = state.mistaken?.lost ?? 0;
  const mistaken =
    joined &&
    (lost > told || isCorrected(told, lost)) &&
    lagOf(state, 'payment') === 0 &&
    !isToldLate(state, 'payment')
      ? { lost, at: lostAt(state, 'payment') }
      : state.mistaken;
  const whole = GROUPS.every((name) => storedOf(state, name) === endOf(state));
  const mended = state.mended || (mistaken !== null && whole && !joined && manner !== 'mistaken');
  return { ...state, slowLag, deaths, mistaken, mended };
}
