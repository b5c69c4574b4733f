/**
 * The payment service of 11.3.5. It reads its group and pays in the way it was told (`ways.ts`);
 * without a group it pays events of the bench, one at a time or fifty at once.
 */
import { z } from 'zod';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { isSeenBefore } from '../../shop/error-object.ts';
import { type PaidDelivery, readWaves } from '../../shop/read-waves.ts';
import type { RefusalDocument, RunDocument, TryDocument } from './book.ts';
import { ALL_POINTS, COLLECTIONS, CONSUMERS, LIMITS, REBALANCE_MS, TRIAL } from './names.ts';
import { openTally, type Tally } from './tally.ts';
import { IMMORTAL, type Mortal, type Paying, refusalOf, waysOver } from './ways.ts';

const programSettings = z.object({
  topic: z.string(),
  group: z.enum(CONSUMERS),
  catches: z.enum(['outside', 'inside']),
  /** Whether it joins its group; the twin does not. */
  reads: z.boolean(),
  dies: z.object({ point: z.enum(ALL_POINTS), eventId: z.string() }).nullable(),
});

const child = startChild();
const { name } = child.settings;
const { topic, group, catches, reads, dies } = programSettings.parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, name, 20);
const database = mongo.db(child.settings.database);
const refusals = database.collection<RefusalDocument>(COLLECTIONS.refusals);
const tries = database.collection<TryDocument>(COLLECTIONS.tries);
const runs = database.collection<RunDocument>(COLLECTIONS.runs);
const { markerFirst, effectFirst, together, swallowed } = waysOver(mongo, database);

const { pid } = process;
const run = `${name} ${pid}`;
let told = false;

// #region outside
async function handle({ offset, eventId, order }: PaidDelivery): Promise<void> {
  await noteFirst(offset);
  const paying = { consumer: group, eventId, offset, order };
  const tally = tallyOf('delivery', paying);
  try {
    await pay(paying, mortalAt(paying), tally);
    await tally.end('inserted');
  } catch (error) {
    // Out here no transaction is open: the marker of another time stands, and that is an answer.
    if (!isSeenBefore(error)) throw error;
    await refusals.insertOne(refusalOf(paying, error));
    await tally.end('refused');
  }
}
// #endregion

function pay(paying: Paying, at: Mortal, tally: Tally): Promise<void> {
  if (group === 'payment-marker') return markerFirst(paying, at);
  if (group === 'payment-effect') return effectFirst(paying, at);
  return catches === 'outside' ? together(paying, at, tally) : untilGivenUp(paying, tally);
}

/** The driver's patience ends after 120 s; nothing here would go better the next time. */
async function untilGivenUp(paying: Paying, tally: Tally): Promise<void> {
  try {
    await swallowed(paying, tally);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

const tallyOf = (kind: TryDocument['kind'], { eventId, offset }: Paying, handlers = 1) =>
  openTally(tries, { name, pid, kind, eventId, offset, handlers });

async function noteFirst(first: number): Promise<void> {
  if (told) return;
  told = true;
  await runs.updateOne({ _id: run }, { $set: { first } });
}

/** It dies at that event alone, and notes it first. */
function mortalAt({ eventId, offset }: Paying): Mortal {
  if (dies?.eventId !== eventId) return IMMORTAL;
  return {
    async crashPoint(point) {
      if (point !== dies.point) return;
      const reached = { point, eventId, offset, at: new Date() };
      await runs.updateOne({ _id: run }, { $set: { reached } });
      await child.crashPoint(point);
    },
  };
}

const trial = (eventId: string): Paying => ({
  ...{ consumer: TRIAL, eventId, offset: null },
  order: { orderId: eventId, customer: 'dewi', item: 'kopi arabika', total: 10_000 },
});

/** One event of the bench. */
async function payTrial(paying: Paying, tally: Tally): Promise<'inserted' | 'refused'> {
  try {
    await together(paying, mortalAt(paying), tally);
    return 'inserted';
  } catch (error) {
    if (isSeenBefore(error)) return 'refused';
    throw error;
  }
}

async function tryOnce(eventId: string): Promise<void> {
  const tally = tallyOf('trial', trial(eventId));
  await tally.end(await payTrial(trial(eventId), tally));
}

// #region race
async function race(eventId: string): Promise<void> {
  const paying = trial(eventId);
  const tally = tallyOf('race', paying, LIMITS.handlers);
  const all = Array.from({ length: LIMITS.handlers }, () => payTrial(paying, tally));
  const outcomes = await Promise.all(all);
  const payments = database.collection(COLLECTIONS.payments);
  const effects = await payments.countDocuments({ consumer: TRIAL, eventId });
  const refused = outcomes.filter((outcome) => outcome === 'refused').length;
  await tally.end('inserted', { effects, refused });
}
// #endregion

const bench = z.object({ eventId: z.string() });

/** Answers at once: what comes of it is read from the database. */
function inBackground(work: (eventId: string) => Promise<void>) {
  return async (raw: unknown) => {
    work(bench.parse(raw).eventId).catch((error) => console.error(error));
  };
}

child.answer({
  // The twin is waited for: it dies in its transaction, and that is the answer.
  hold: async (raw) => tryOnce(bench.parse(raw).eventId),
  try: inBackground(tryOnce),
  race: inBackground(race),
});

if (reads) {
  const life = { name: group, pid, catches, dies, startedAt: new Date() };
  await runs.replaceOne({ _id: run }, life, { upsert: true });
  await readWaves(
    child,
    { group, topic },
    { database, handle, done: async () => undefined, join: { rebalanceTimeout: REBALANCE_MS } },
  );
} else {
  child.onStop(() => mongo.close());
  child.ready();
}
