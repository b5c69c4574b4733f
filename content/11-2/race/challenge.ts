/**
 * The challenge of the lab `race`: since the starting line at least twenty races, in which the two
 * writes disagree at least once, and what came through CDC never. Broker and database are asked
 * directly; what the screen shows plays no part.
 */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { messages } from './messages.ts';
import { CLIENTS, PATHS, type PathName } from './model.ts';
import { type Place, parseChange, type Status } from './order-change.ts';

export const WANTED = { races: 20 } as const;
/** Records of one race in each log: paid, and the two changes. */
const RECORDS = 3;

interface WithStatus {
  readonly _id: string;
  readonly status?: Status;
}

interface Line {
  readonly _id: 'line';
  /** The last order made before it. */
  readonly after: number;
  readonly at: Date;
}

/** Keeps which order was the last one: the challenge counts from the next. */
export async function drawLine({ db }: LabContext): Promise<void> {
  const counter = await db.collection<{ _id: string; n: number }>('counters').findOne({
    _id: 'orders',
  });
  await db
    .collection<Line>('checks')
    .updateOne({ _id: 'line' }, { $set: { after: counter?.n ?? 0, at: new Date() } }, UPSERT);
}

const UPSERT = { upsert: true };

interface Logged {
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly lag: number;
}

/** One log as the broker has it, by order, and how far its view is behind. */
async function logOf({ kafka }: LabContext, name: PathName): Promise<Logged> {
  const { topic } = PATHS[name];
  const [byPartition, ranges, committed] = await Promise.all([
    kafka.recordsByPartition(topic),
    kafka.ranges(topic),
    kafka.committed(name, topic),
  ]);
  const places = new Map<string, Place[]>();
  for (const [partition, records] of byPartition) {
    for (const { offset, value, headers } of records) {
      const change = parseChange(value);
      if (!change) continue;
      const { orderId, status } = change;
      const place = { status, partition, offset, clusterTime: headers.clusterTime ?? null };
      places.set(orderId, [...(places.get(orderId) ?? []), place]);
    }
  }
  const lag = ranges.reduce(
    (sum, { partition, low, end }) => sum + end - (committed.get(partition) ?? low),
    0,
  );
  return { places, lag };
}

async function read(lab: LabContext) {
  const { db } = lab;
  const line = await db.collection<Line>('checks').findOne({ _id: 'line' });
  const found = await db
    .collection<{ _id: string; n: number }>('races')
    .find({ n: { $gt: line?.after ?? Number.MAX_SAFE_INTEGER } })
    .sort({ n: 1 })
    .toArray();
  const among = { _id: { $in: found.map(({ _id }) => _id) } };
  const statuses = async (collection: string) => {
    const all = await db.collection<WithStatus>(collection).find(among).toArray();
    return new Map(all.map(({ _id, status }) => [_id, status]));
  };
  const [orders, search, cdc, entries, dual, derived] = await Promise.all([
    statuses('orders'),
    statuses(PATHS.search.collection),
    statuses(PATHS['search-cdc'].collection),
    db
      .collection<{ orderId: string; error: string | null }>('ledger')
      .find({ orderId: { $in: among._id.$in } })
      .toArray(),
    logOf(lab, 'search'),
    logOf(lab, 'search-cdc'),
  ]);
  const ids = among._id.$in;
  return { line: line?.after ?? null, ids, orders, search, cdc, entries, dual, derived };
}

type Seen = Awaited<ReturnType<typeof read>>;

/** A race is run when both clients have written it down, and neither of them with an error. */
function racesOf({ ids, entries }: Seen): { run: readonly string[]; errors: number } {
  const good = new Map<string, number>();
  for (const { orderId, error } of entries) {
    if (error === null) good.set(orderId, (good.get(orderId) ?? 0) + 1);
  }
  const run = ids.filter((id) => good.get(id) === CLIENTS.length);
  return { run, errors: entries.filter(({ error }) => error !== null).length };
}

/** Not in the database's order: several partitions, a step back in clusterTime, or one missing. */
function isOutOfOrder(places: readonly Place[] | undefined, last: Status | undefined): boolean {
  // A connector that died may have repeated the tail: each change counts where it first stands.
  const times = [...new Set((places ?? []).map(({ clusterTime }) => clusterTime))];
  const inOne = new Set((places ?? []).map(({ partition }) => partition)).size === 1;
  const rising = times.every((time, at) => at === 0 || (time ?? '') > (times[at - 1] ?? ''));
  const whole = times.length === RECORDS && places?.at(-1)?.status === last;
  return !(inOne && rising && whole);
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const seen = await read(lab);
  const { run, errors } = racesOf(seen);
  const apart = run.filter((id) => seen.search.get(id) !== seen.orders.get(id));
  const differing = run.filter((id) => seen.cdc.get(id) !== seen.orders.get(id));
  const outOfOrder = run.filter((id) =>
    isOutOfOrder(seen.derived.places.get(id), seen.orders.get(id)),
  );
  const from = `n > ${seen.line ?? '–'}`;
  const enough = seen.line !== null && run.length >= WANTED.races;
  // Of races that were not run there is nothing to count yet.
  const shown = (figure: string) => (run.length > 0 ? figure : '–');
  const conditions = [
    {
      id: 'races',
      left: String(run.length),
      right: String(WANTED.races),
      sign: '≥',
      ok: enough,
      query: `db.races.find({n: {$gt: ${seen.line ?? '–'}}}), ledger: error null × ${CLIENTS.length}`,
    },
    {
      id: 'apart',
      left: shown(String(apart.length)),
      right: '1',
      sign: '≥',
      ok: apart.length > 0,
      query: `${from}: db.orders.status ≠ db.search_index.status`,
    },
    {
      id: 'agree',
      left: shown(named(differing, (id) => `${seen.orders.get(id)} ≠ ${seen.cdc.get(id) ?? '∅'}`)),
      right: '0',
      ok: enough && differing.length === 0,
      query: `${from}: db.orders.status ≠ db.search_index_cdc.status`,
    },
    {
      id: 'order',
      left: shown(named(outOfOrder, (id) => seen.derived.places.get(id)?.at(-1)?.status ?? '∅')),
      right: '0',
      ok: enough && outOfOrder.length === 0,
      query: `${lab.scope.topic(PATHS['search-cdc'].topic)} by key: clusterTime, last status`,
    },
    {
      id: 'errors',
      left: shown(String(errors)),
      right: '0',
      ok: enough && errors === 0,
      query: `db.ledger.find({orderId: {$in: […]}, error: {$ne: null}})`,
    },
    {
      id: 'lag',
      left: shown(`${seen.dual.lag} / ${seen.derived.lag}`),
      right: '0 / 0',
      ok: enough && seen.dual.lag === 0 && seen.derived.lag === 0,
      query: `OffsetFetch ${lab.scope.group('search')}, ${lab.scope.group('search-cdc')} = ListOffsets latest`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/** How many, and the first of them by id, with what was found instead: a line holds no more. */
function named(ids: readonly string[], say: (id: string) => string): string {
  const [first] = ids;
  return first === undefined ? '0' : `${ids.length} (${first} ${say(first)})`;
}

type ConditionId = 'races' | 'apart' | 'agree' | 'order' | 'errors' | 'lag';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
