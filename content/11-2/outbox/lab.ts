/**
 * The verbs of the lab `outbox`: place an order in one transaction, let the service die at a chosen
 * point or forget a session, run relay, connector and the old consumer, forget a buyer, measure what
 * it costs, and the storm of the challenge. What a verb did is read back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { noteBeginning } from '../../shop/cdc-state.ts';
import { attempt, startWriter } from './attempts.ts';
import { checkChallenge, drawLine } from './challenge.ts';
import { COST_COLLECTIONS } from './cost.ts';
import {
  CRASH_POINTS,
  FORGOTTEN_BUYER,
  GROUP,
  LIMITS,
  type Placing,
  PROGRAMS,
  type ProgramName,
  RAW_TOPIC,
  RELAY_CRASH_POINT,
  TOPIC,
  VERSIONS,
  WRITER,
} from './names.ts';
import type { OrderDocument } from './order.ts';
import { quiz } from './quiz.ts';
import { prepareStorm, type Storm } from './storm.ts';

const placing = z.strictObject({
  crashPoint: z.enum(CRASH_POINTS).optional(),
  forget: z.boolean().optional(),
  version: z.enum(VERSIONS).optional(),
});

/** Runs of a sandbox in which something is being placed: their prefixes. */
const busy = new Set<string>();

/** One thing at a time: two windows of the oplog at once would show each other's entries. */
async function alone(context: LabContext, work: () => Promise<void>): Promise<void> {
  const { prefix } = context.scope;
  if (busy.has(prefix)) throw new LabError('still-working', { retriable: true });
  busy.add(prefix);
  try {
    await work();
  } finally {
    busy.delete(prefix);
  }
}

/** The guess that a press is about. */
export function guessOf({ crashPoint, forget, version = '1' }: Placing): string {
  if (forget) return 'forgotten';
  if (version !== '1') return 'versions';
  if (crashPoint === undefined) return 'entries';
  return crashPoint === 'after-commit' ? 'committed' : 'aborted';
}

async function storm(context: LabContext, forget: boolean): Promise<void> {
  const { prefix } = context.scope;
  if (busy.has(prefix)) throw new LabError('still-working', { retriable: true });
  busy.add(prefix);
  try {
    const { go, note } = await prepareStorm(context, forget);
    // Goes on after the answer; a reset ends it, since nothing can be started in an old run.
    void go()
      .catch((error) => {
        console.error(error);
        return note({ state: 'failed' });
      })
      .catch(console.error)
      .finally(() => busy.delete(prefix));
  } catch (error) {
    busy.delete(prefix);
    throw error;
  }
}

const SETTINGS: Readonly<Record<ProgramName, Readonly<Record<string, unknown>>>> = {
  relay: { topic: TOPIC },
  payment: { topic: TOPIC, group: GROUP },
  cdc: { connector: 'cdc', collection: 'orders', topic: RAW_TOPIC },
};

const run = z.strictObject({ name: z.enum(PROGRAMS), crash: z.boolean().optional() });

async function measure({ db, children }: LabContext): Promise<void> {
  const measured = await db.collection('costs').countDocuments();
  if (measured >= LIMITS.costs) {
    throw new LabError('limit-measured', { retriable: false, about: String(measured) });
  }
  await children.call(WRITER, 'measure', {});
}

export const lab: LabServer = {
  topics: [
    { name: TOPIC, partitions: 1 },
    { name: RAW_TOPIC, partitions: 1 },
  ],
  groups: [GROUP],
  collections: [
    ...['counters', 'orders', 'outbox', 'payments', 'parked', 'attempts'],
    ...['cdc_state', 'lives', 'costs', 'storms', 'erasures', 'checks'],
  ],
  answers: {
    predictions: {
      entries: ['1', '2', '3'],
      aborted: ['0', '1', '2'],
      committed: ['lost', 'asked-again', 'delivered'],
      forgotten: ['nothing', 'order', 'event'],
      phone: ['nowhere', 'both', 'raw'],
      versions: ['both', 'added', 'none'],
      cost: ['same', 'some', 'many'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    const { db } = context;
    // Created here: inside a transaction it would be refused, or hold up everybody else's.
    const known = await db.listCollections({}, { nameOnly: true }).toArray();
    for (const name of COST_COLLECTIONS) {
      if (!known.some((one) => one.name === name)) await db.createCollection(name);
    }
    await noteBeginning(db, 'cdc');
    // What was under way when a server ended will never be over.
    if (!busy.has(context.scope.prefix)) {
      const storms = db.collection<Storm>('storms');
      await storms.updateMany({ state: 'running' }, { $set: { state: 'failed' } });
    }
    await startWriter(context);
  },
  verbs: {
    place: verb(placing, async (context, input) => {
      requirePrediction(context, guessOf(input as Placing));
      await alone(context, () => attempt(context, input as Placing));
    }),
    storm: verb(z.strictObject({ forget: z.boolean() }), async (context, { forget }) => {
      requirePrediction(context, forget ? 'forgotten' : 'aborted');
      await storm(context, forget);
    }),
    run: verb(run, async (context, { name, crash }) => {
      if (name === 'cdc') requirePrediction(context, 'phone');
      const crashPoint = crash && name === 'relay' ? { crashPoint: RELAY_CRASH_POINT } : {};
      const program = `content/11-2/outbox/${name}.worker.ts`;
      context.children.start({ name, program, settings: SETTINGS[name], ...crashPoint });
    }),
    'run-writer': verb(z.strictObject({}), async (context) => {
      await alone(context, () => startWriter(context));
    }),
    stop: verb(
      z.strictObject({ name: z.enum([WRITER, ...PROGRAMS]), how: z.enum(['term', 'kill']) }),
      ({ children }, { name, how }) => children.stop(name, how),
    ),
    erase: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'phone');
      const { db } = context;
      const theirs = { customer: FORGOTTEN_BUYER, phone: { $exists: true } };
      const erased = await db
        .collection<OrderDocument>('orders')
        .updateMany(theirs, { $unset: { phone: '', address: '' } });
      const erasure = { customer: FORGOTTEN_BUYER, orders: erased.modifiedCount, at: Date.now() };
      await db.collection('erasures').insertOne(erasure);
    }),
    measure: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'cost');
      await alone(context, async () => {
        await startWriter(context);
        await measure(context);
      });
    }),
    line: verb(z.strictObject({}), drawLine),
  },
  challenge: checkChallenge,
};
