/**
 * The verbs of the front page: send an order by telephone and by radio, kill a listener, revive it.
 * Nothing runs until the first order: it brings both order desks and both listeners with it.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, verb } from '#lib/lab.ts';
import { addressSchema } from '../../shop/services.ts';
import { CALLS, LISTENERS, type Listener, TELEPHONE, TOPIC, WORK_MS, WRITER } from './model.ts';

const listener = z.enum(LISTENERS);

/** Kept with the run: a listener the visitor killed stays dead until the visitor revives it. */
interface Silenced {
  readonly _id: Listener;
  readonly at: Date;
}

const silenced = ({ db }: LabContext) => db.collection<Silenced>('silenced');

function startListener({ children }: LabContext, name: Listener): void {
  const settings = { topic: TOPIC, group: name };
  if (name === 'payment') {
    const program = 'content/shop/payment.worker.ts';
    children.start({ name, program, settings: { ...settings, workMs: WORK_MS } });
    return;
  }
  // Reached both ways, so that one kill silences it in both shops.
  children.start({
    name,
    program: 'content/shop/listener.worker.ts',
    settings: { ...settings, store: 'notifications', failPercent: 0, delayMs: WORK_MS },
  });
}

/** Whoever isn't there yet, and wasn't killed. Looks and starts in one go: two presses may race. */
async function bringAll(context: LabContext): Promise<void> {
  const dead = new Set((await silenced(context).find().toArray()).map(({ _id }) => _id));
  const { children } = context;
  if (!children.running(WRITER)) {
    children.start({
      name: WRITER,
      program: 'content/shop/order-service.worker.ts',
      settings: { topic: TOPIC },
    });
  }
  if (!children.running(TELEPHONE)) {
    const program = 'content/shop/telephone.worker.ts';
    children.start({ name: TELEPHONE, program, settings: {}, small: true });
  }
  for (const name of LISTENERS) {
    if (!dead.has(name) && !children.running(name)) startListener(context, name);
  }
}

/** What a buyer on the telephone was answered stands in the database, like the radio's log. */
async function telephone(context: LabContext): Promise<void> {
  const { children, db } = context;
  const notification = await addressOf(context, 'notification');
  const chain = (await children.call(TELEPHONE, 'order', { notification })) as object;
  await db.collection(CALLS).insertOne({ at: new Date(), ...chain });
}

/** Null for who isn't there, or dies while it is asked. */
async function addressOf({ children }: LabContext, name: Listener): Promise<number | null> {
  if (!children.running(name)) return null;
  try {
    return addressSchema.parse(await children.call(name, 'address', null)).port;
  } catch (error) {
    if (error instanceof LabError && error.code === 'not-running') return null;
    throw error;
  }
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: LISTENERS,
  collections: ['counters', 'payments', 'notifications', 'silenced', CALLS],
  answers: { predictions: {}, quiz: {} },
  open: async () => undefined,
  verbs: {
    broadcast: verb(z.strictObject({ count: z.literal(1) }), async (context, { count }) => {
      await bringAll(context);
      await Promise.all([context.children.call(WRITER, 'place', { count }), telephone(context)]);
    }),
    kill: verb(z.strictObject({ listener }), async (context, { listener: name }) => {
      // Before it is gone: a broadcast that comes in between must not bring it back.
      if (context.children.running(name)) {
        await silenced(context).updateOne(
          { _id: name },
          { $setOnInsert: { at: new Date() } },
          { upsert: true },
        );
      }
      await context.children.stop(name, 'kill');
    }),
    revive: verb(z.strictObject({ listener }), async (context, { listener: name }) => {
      startListener(context, name);
      await silenced(context).deleteOne({ _id: name });
    }),
  },
  // The front page sets no task: what it shows is told in the sections.
  challenge: async () => ({ passed: false, at: Date.now(), conditions: [] }),
};
