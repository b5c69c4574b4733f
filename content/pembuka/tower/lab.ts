/**
 * The verbs of the tower on the front page: broadcast an order, kill a listener, revive it. Nothing
 * runs until the first order: it brings the order service and both listeners with it.
 */
import { z } from 'zod';
import { type LabContext, type LabServer, verb } from '#lib/lab.ts';
import { LISTENERS, type Listener, TOPIC, WORK_MS, WRITER } from './model.ts';

const listener = z.enum(LISTENERS);

/** Kept with the run: a listener the visitor killed stays dead until the visitor revives it. */
interface Silenced {
  readonly _id: Listener;
  readonly at: Date;
}

const silenced = ({ db }: LabContext) => db.collection<Silenced>('silenced');

function startListener({ children }: LabContext, name: Listener): void {
  children.start({
    name,
    program: `content/shop/${name}.worker.ts`,
    settings: { topic: TOPIC, group: name, workMs: WORK_MS },
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
  for (const name of LISTENERS) {
    if (!dead.has(name) && !children.running(name)) startListener(context, name);
  }
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: LISTENERS,
  collections: ['counters', 'payments', 'notifications', 'silenced'],
  answers: { predictions: {}, quiz: {} },
  open: async () => undefined,
  verbs: {
    broadcast: verb(z.strictObject({ count: z.literal(1) }), async (context, { count }) => {
      await bringAll(context);
      await context.children.call(WRITER, 'place', { count });
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
