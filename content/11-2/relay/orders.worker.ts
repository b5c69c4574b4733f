/**
 * The order service of this lab: writes orders with their events into the outbox, in whatever pace
 * it is asked for, and knows nothing of Kafka. Which ids committed late is kept with each load.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { inPace, paceOf } from './loads.ts';
import { KINDS, type Kind, LOAD_KINDS, LOADS, MANNERS, orderIdOf, TYPES } from './names.ts';
import { COLLECTIONS, type Load, type OutboxRow, type RelayState } from './outbox.ts';
import { type Ids, rowWriter, takeIds } from './write-rows.ts';

/** The first transaction of a pair stays open at least so long after the other's commit, ms. */
const OPEN_MS = 400;
/** And at most: mongod here ends a transaction after 3 s. */
const OPEN_MAX_MS = 1200;
const LOOK_MS = 25;
/** After a database that did not answer, ms. */
const AGAIN_MS = 500;

const child = startChild();
const { database, mongoUri, name } = child.settings;
const mongo = await connectMongo({ uri: mongoUri }, name, 14);
const db = mongo.db(database);
const loads = db.collection<Load>(COLLECTIONS.loads);
const outbox = db.collection<OutboxRow>(COLLECTIONS.outbox);
const state = db.collection<RelayState>(COLLECTIONS.state);
const write = rowWriter(mongo, db);
let busy = false;

// #region pair
/** Agus begins first. While his transaction is open, Budi begins, and commits. */
async function writePair(load: number, ids: Ids, relays: readonly Kind[], note: Note) {
  const opened = signal();
  const close = signal();
  const agus = { orderId: orderIdOf(load, 1), type: TYPES[0], customer: 'agus' };
  const budi = { orderId: orderIdOf(load, 2), type: TYPES[0], customer: 'budi' };
  const hold = (eventId: string) => {
    child.report('open', { eventId, customer: agus.customer });
    opened.give();
    return close.given;
  };
  const first = write({ ...agus, hold }, ids).then(note);
  await Promise.race([opened.given, first]);
  try {
    const second = await write(budi, ids);
    note(second);
    await untilCarried(second, relays);
  } finally {
    close.give();
    await first;
  }
}
// #endregion

/** Until the running relays have carried that row, or for as long as a transaction may stay open. */
async function untilCarried(id: string, relays: readonly Kind[]): Promise<void> {
  const began = performance.now();
  const carried: Readonly<Record<Kind, () => Promise<unknown>>> = {
    cursor: () => state.findOne({ _id: 'cursor', last: { $gte: id } }),
    flag: () => outbox.findOne({ _id: id, published: true }),
    stream: () => state.findOne({ _id: 'stream', last: { $gte: id } }),
  };
  for (;;) {
    const done = (await Promise.all(relays.map((kind) => carried[kind]()))).every(Boolean);
    const openFor = performance.now() - began;
    if (openFor > OPEN_MAX_MS || (done && openFor > OPEN_MS)) return;
    await wait(LOOK_MS);
  }
}

/** Told of each commit, in the order in which they came. */
type Note = (id: string) => void;

const request = z.object({
  load: z.int(),
  kind: z.enum(LOAD_KINDS),
  manner: z.enum(MANNERS),
  relays: z.array(z.enum(KINDS)),
});

async function writeLoad({ load: _id, kind, manner, relays }: z.infer<typeof request>) {
  const ids = await takeIds(db, LOADS[kind]);
  const known = { kind, manner, firstId: ids.first, lastId: ids.last, startedAt: new Date() };
  await loads.insertOne({ _id, ...known });
  let [highest, committed] = ['', 0];
  const late: string[] = [];
  const note = (id: string) => {
    committed += 1;
    if (id < highest) late.push(id);
    else highest = id;
  };
  try {
    if (kind === 'pair') await writePair(_id, ids, relays, note);
    else await inPace(paceOf(kind, _id), async (one) => note(await write(one, ids)));
  } finally {
    await closeLoad(_id, { endedAt: new Date(), committed, late });
  }
}

/** A load that stayed open because the database was away would lock the reader's buttons for good. */
async function closeLoad(_id: number, end: Pick<Load, 'endedAt' | 'committed' | 'late'>) {
  for (;;) {
    try {
      await loads.updateOne({ _id }, { $set: end });
      return;
    } catch (error) {
      console.error(error);
      await wait(AGAIN_MS);
    }
  }
}

function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

child.answer({
  async write(input) {
    const wanted = request.parse(input);
    if (busy) throw new LabError('orders-running', { retriable: true });
    busy = true;
    // Answered at once: a load takes longer than a reader's button should.
    void writeLoad(wanted)
      .catch((error) => child.report('load-failed', { message: String(error) }))
      .finally(() => {
        busy = false;
      });
  },
});
child.onStop(() => mongo.close());
// What an earlier process of this name left open: its transactions were rolled back with it.
const open = { endedAt: { $exists: false } };
await loads.updateMany(open, { $set: { endedAt: new Date(), committed: 0, late: [] } });
child.ready();
