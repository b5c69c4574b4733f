/** C1: what a connector that dies, or whose engines die, may lose of a collection's changes. */
import { parseChange } from '#content/11-2/cdc/records.ts';
import { CONNECTOR_RUNS, type ConnectorSettings } from '#content/shop/connector-settings.ts';
import { readPartition } from '#lib/kafka/read.ts';
import type { Finding } from '../ledgers.ts';
import type { Random } from '../random.ts';
import { eventually, type Lane, openLane, type RowContext, realBundle, TOPIC } from './lane.ts';
import { broken, type Row } from './row.ts';

const PROGRAM = 'content/shop/connector.worker.ts';
const KILLS = 20;
const ORDERS = 1000;
const BACK_WITHIN_MS = 60_000;
const CAUGHT_UP_MS = 60_000;

const settingsOf = (change: Partial<ConnectorSettings>) => ({
  ...{ connector: 'drill', collection: 'orders', topic: TOPIC, save: 'after', every: 1 },
  ...{ start: 'saved', copyMs: 0, dieAfter: null, ...change },
});

const databaseOf = ({ stores }: RowContext, { scope }: Lane) =>
  stores.db(scope.prefix.slice(0, -1));

interface Order {
  readonly _id: string;
  readonly number: number;
  version: number;
}

function orderOf(number: number): Order & Record<string, unknown> {
  const fixed = { customer: 'dewi', total: 1, status: 'DIBUAT', round: 1, traceId: 't' };
  return { _id: `ORD-${number}`, number, version: 1, createdAt: Date.now(), ...fixed };
}

/** Through all of these deaths, each at so many events of a life; the last life goes on. */
async function through(lane: Lane, deaths: readonly number[], save: 'before' | 'after') {
  const crashPoint = save === 'before' ? 'token-saved' : 'published';
  const program = { name: 'connector', bundle: realBundle(PROGRAM), crashPoint };
  for (const dieAfter of deaths) {
    await lane.run({ ...program, settings: settingsOf({ save, dieAfter }) }).gone;
  }
  lane.run({ ...program, settings: settingsOf({ save }) });
}

/** What the log has of each order: its first places, and whether it is there at all. */
async function held(context: RowContext, lane: Lane, wanted: number): Promise<Finding[]> {
  const orders = databaseOf(context, lane).collection<Order>('orders');
  const ids = (await orders.find().toArray()).map(({ _id }) => _id);
  const connection = { brokers: context.engines.direct.brokers, ssl: false } as const;
  const read = async () => {
    const records = await readPartition(connection, lane.topic, 0, {
      low: 0,
      end: await lane.end(),
    });
    const first = new Map<string, number>();
    for (const { value } of records) {
      const change = parseChange(value);
      if (change && !first.has(change._id)) first.set(change._id, change.document?.number ?? 0);
    }
    return first;
  };
  await eventually(async () => (await read()).size >= wanted, CAUGHT_UP_MS);
  const first = await read();
  const lost = ids.filter((id) => !first.has(id));
  const findings: Finding[] = [];
  if (lost.length > 0) {
    const what = `${lost.length} of ${ids.length}`;
    findings.push({ breach: 'acked, not in the log', who: what, ids: lost.slice(0, 5) });
  }
  const numbers = [...first.values()];
  if (numbers.some((number, at) => number < (numbers[at - 1] ?? 0))) {
    findings.push(broken('order of a key broken', 'first showings are not in commit order'));
  }
  return findings;
}

/** Dies between its two writes while orders arrive. */
async function killed(context: RowContext, random: Random, save: 'before' | 'after') {
  await using lane = await openLane(context);
  const orders = databaseOf(context, lane).collection<Order>('orders');
  const deaths = Array.from({ length: KILLS }, () => random.between(10, 40));
  // Its first life notes where it begins: nothing may be written before.
  const program = { name: 'connector', bundle: realBundle(PROGRAM) };
  const first = lane.run({ ...program, settings: settingsOf({ save }) });
  await first.ready;
  first.kill('SIGTERM');
  await first.gone;
  const living = through(lane, deaths, save);
  for (let number = 1; number <= ORDERS; number += 1) await orders.insertOne(orderOf(number));
  await living;
  const lost = save === 'before' ? KILLS : 0;
  return held(context, lane, ORDERS - lost);
}

/** Broker and database are killed under a connector that nobody touches. */
async function enginesKilled(context: RowContext): Promise<Finding[]> {
  const { engines } = context;
  await using lane = await openLane(context);
  const database = databaseOf(context, lane);
  const orders = database.collection<Order>('orders');
  const settings = settingsOf({});
  const connector = lane.run({ name: 'connector', bundle: realBundle(PROGRAM), settings });
  await connector.ready;
  let written = 0;
  const write = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      const order = orderOf(written + 1);
      // The database may be away: an order is written once it says so, and not twice.
      await eventually(async () => {
        await orders.replaceOne({ _id: order._id }, order, { upsert: true });
        return true;
      }, BACK_WITHIN_MS);
      written += 1;
    }
  };
  for (const name of ['kafka', 'mongod'] as const) {
    const engine = engines[name];
    const { pid = 0, restarts } = engine.state;
    await write(30);
    process.kill(pid, 'SIGKILL');
    await write(30);
    const back = await eventually(
      () => engine.state.restarts > restarts && engine.state.phase === 'up',
      BACK_WITHIN_MS,
    );
    if (!back) return [broken('acked, not in the log', `${name} does not come back`)];
    await write(30);
  }
  const findings = await held(context, lane, written);
  const lives = await database.collection(CONNECTOR_RUNS).countDocuments();
  if (lives !== 1) findings.push(broken('acked, never seen', `the connector had ${lives} lives`));
  connector.kill('SIGTERM');
  await connector.gone;
  return findings;
}

export const connectorRows: readonly Row[] = [
  {
    row: 'C1',
    name: 'a connector killed between its two writes loses no change, in their order',
    guarded: (context, random) => killed(context, random, 'after'),
    safeguard: 'the publish before the token',
    unguarded: (context, random) => killed(context, random, 'before'),
    turnsRed: 'acked, not in the log',
  },
  {
    row: 'C1',
    name: 'a connector comes back by itself to a broker and a database that were killed',
    guarded: enginesKilled,
  },
];
