/** O3: two relays over one outbox, the one at work frozen past its lease, and woken again. */
import {
  eventIdOf,
  KINDS,
  LEASE_MS,
  type Manner,
  orderIdOf,
  rankOf,
  SLOW_MS,
  TYPES,
  topicOf,
} from '#content/11-2/relay/names.ts';
import {
  COLLECTIONS,
  type OutboxRow,
  type RelaySettings,
  type RelayState,
} from '#content/11-2/relay/outbox.ts';
import type { Finding } from '../ledgers.ts';
import { databaseOf, inversions, missing, recordsOf } from './follower.ts';
import {
  eventually,
  type Lane,
  openLane,
  type Program,
  type RowContext,
  realBundle,
} from './lane.ts';
import { broken, type Row } from './row.ts';

const KIND = 'flag';
const PROGRAM = 'content/11-2/relay/relay-flag.worker.ts';
const NAMES = ['relay-flag', 'relay-flag-2'] as const;
const ORDERS = 40;
const PUBLISHED_FIRST = 20;
const TAKEN_WITHIN_MS = LEASE_MS + 10_000;

/** As a sequence gives them out: one order after the other, each with its three steps. */
const rowOf = (n: number): OutboxRow => {
  const orderId = orderIdOf(1, Math.floor(n / TYPES.length) + 1);
  const type = TYPES[n % TYPES.length] ?? TYPES[0];
  return {
    _id: eventIdOf(n + 1),
    ...{ aggregatetype: 'order', aggregateid: orderId, type },
    payload: { orderId, customer: 'dewi', item: 'kopi', total: 1, status: type },
    ...{ traceId: `t-${n}`, createdAt: new Date(), published: false },
  };
};

async function fill(context: RowContext, lane: Lane, manner: Manner): Promise<void> {
  const db = databaseOf(context, lane);
  const topics = KINDS.map((kind) => ({ topic: lane.scope.topic(topicOf(kind)) }));
  await context.stores.admin.createTopics({ waitForLeaders: true, topics });
  const settings = db.collection<RelaySettings>(COLLECTIONS.settings);
  await settings.insertOne({ _id: 'relays', manner, park: false });
  const state = db.collection<RelayState>(COLLECTIONS.state);
  await state.insertOne({ _id: 'lease', owner: '', until: new Date(0) });
  const rows = Array.from({ length: ORDERS * TYPES.length }, (_, n) => rowOf(n));
  await db.collection<OutboxRow>(COLLECTIONS.outbox).insertMany(rows);
}

/** Who works now: the holder of the lease, or whoever has claimed a row that still waits. */
async function holder(context: RowContext, lane: Lane, manner: Manner): Promise<string> {
  const db = databaseOf(context, lane);
  if (manner === 'lease') {
    const lease = await db.collection<RelayState>(COLLECTIONS.state).findOne({ _id: 'lease' });
    return lease?.owner ?? '';
  }
  const waiting = { published: false, claimedBy: NAMES[1] };
  const row = await db.collection<OutboxRow>(COLLECTIONS.outbox).findOne(waiting);
  return row?.claimedBy ?? '';
}

async function frozen(context: RowContext, manner: Manner): Promise<Finding[]> {
  await using lane = await openLane(context);
  await fill(context, lane, manner);
  const topic = lane.scope.topic(topicOf(KIND));
  const outbox = databaseOf(context, lane).collection<OutboxRow>(COLLECTIONS.outbox);
  const bundle = realBundle(PROGRAM);
  const programs = new Map<string, Program>();
  for (const name of NAMES) {
    // The one that is frozen should have a row in its hand; of two that claim, one is quicker.
    const pauseMs = manner === 'claim' && name === NAMES[0] ? 0 : SLOW_MS;
    programs.set(name, lane.run({ name, bundle, settings: { kind: KIND, pauseMs } }));
  }
  await eventually(
    async () => (await outbox.countDocuments({ published: true })) > PUBLISHED_FIRST,
  );
  let name = '';
  await eventually(async () => {
    name = await holder(context, lane, manner);
    return name !== '';
  });
  const asleep = programs.get(name);
  if (!asleep) return [broken('not one owner', `nobody holds it: ${name}`)];
  asleep.kill('SIGSTOP');
  const other = NAMES.find((one) => one !== name) ?? NAMES[0];
  if (manner === 'lease') {
    const taken = async () => (await holder(context, lane, manner)) === other;
    if (!(await eventually(taken, TAKEN_WITHIN_MS))) {
      asleep.kill('SIGCONT');
      return [broken('not one owner', 'the lease of the frozen one is not taken over')];
    }
  }
  const ids = (await outbox.find().toArray()).map(({ _id }) => _id);
  await eventually(
    async () => (await outbox.countDocuments({ published: false })) === 0,
    TAKEN_WITHIN_MS + ids.length * 2 * SLOW_MS,
  );
  asleep.kill('SIGCONT');
  const findings = await missing(context, topic, ids, ({ headers }) => headers.eventId ?? '');
  const wrong = inversions(await recordsOf(context, topic), ({ key, headers }) => ({
    key: key ?? '',
    seq: rankOf(headers.eventType ?? ''),
  }));
  return [...findings, ...wrong];
}

export const leaseRows: readonly Row[] = [
  {
    row: 'O3',
    name: 'two relays keep each order’s events in order, also when the holder freezes and wakes',
    guarded: (context) => frozen(context, 'lease'),
    safeguard: 'the lease on the whole outbox, for a claim on each row',
    unguarded: (context) => frozen(context, 'claim'),
    turnsRed: 'order of a key broken',
  },
];
