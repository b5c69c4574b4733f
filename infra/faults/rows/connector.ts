/** C1: what a connector that dies, or whose engines die, may lose of a collection's changes. */
import { CONNECTOR_RUNS } from '#content/shop/connector-settings.ts';
import type { Random } from '#lib/random.ts';
import type { Finding } from '../ledgers.ts';
import {
  changeIn,
  databaseOf,
  follow,
  idOf,
  inversions,
  leave,
  missing,
  notePlace,
  type Order,
  orderOf,
  recordsOf,
} from './follower.ts';
import { eventually, type Lane, openLane, type RowContext } from './lane.ts';
import { broken, type Row } from './row.ts';

const KILLS = 20;
const ORDERS = 1000;
const BACK_WITHIN_MS = 60_000;

/** How a shop may have set it; each life another way. */
const EVERY = [1, 50, 'batch'] as const;

/** Through all of these deaths, each at so many events of a life; the last life goes on. */
async function through(lane: Lane, random: Random, save: 'before' | 'after'): Promise<void> {
  const crashPoint = save === 'before' ? 'token-saved' : 'published';
  for (let kill = 0; kill < KILLS; kill += 1) {
    const every = save === 'before' ? 1 : (random.shuffle(EVERY)[0] ?? 1);
    const dieAfter = random.between(10, 40);
    await follow(lane, 'connector', { save, every, dieAfter, crashPoint }).gone;
  }
  follow(lane, 'connector', { save });
}

async function held(context: RowContext, lane: Lane): Promise<Finding[]> {
  const orders = databaseOf(context, lane).collection<Order>('orders');
  const ids = (await orders.find().sort({ number: 1 }).toArray()).map(({ _id }) => _id);
  const findings = await missing(context, lane.topic, ids, idOf);
  // One writer, one partition: the numbers rise over all documents, as over one.
  const wrong = inversions(await recordsOf(context, lane.topic), (record) => ({
    key: 'orders',
    seq: changeIn(record).document?.number ?? 0,
  }));
  return [...findings, ...wrong];
}

/** Dies between its two writes while orders arrive. */
async function killed(context: RowContext, random: Random, save: 'before' | 'after') {
  await using lane = await openLane(context);
  const orders = databaseOf(context, lane).collection<Order>('orders');
  await notePlace(lane, 'connector', { save });
  const living = through(lane, random, save);
  for (let number = 1; number <= ORDERS; number += 1) await orders.insertOne(orderOf(number));
  await living;
  return await held(context, lane);
}

/** Broker and database are killed under a connector that nobody touches. */
async function enginesKilled(context: RowContext): Promise<Finding[]> {
  const { engines } = context;
  await using lane = await openLane(context);
  const database = databaseOf(context, lane);
  const orders = database.collection<Order>('orders');
  const connector = follow(lane, 'connector');
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
  const findings = await held(context, lane);
  const lives = await database.collection(CONNECTOR_RUNS).countDocuments();
  if (lives !== 1) findings.push(broken('acked, never seen', `the connector had ${lives} lives`));
  await leave(connector);
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
    row: 'C1, engines',
    name: 'a connector comes back by itself to a broker and a database that were killed',
    guarded: enginesKilled,
  },
];
