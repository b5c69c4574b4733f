/**
 * The verbs of the lab `oplog`: make, change and delete an order, run and end the connector, let an
 * applier rebuild the collection from the raw log. A verb says nothing: what it did is read back.
 */
import { z } from 'zod';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import { APPLIER, CONNECTOR, ORDERS, TOPIC } from './names.ts';
import { quiz } from './quiz.ts';
import { rulesSchema } from './rules-schema.ts';

/** A connector that has just been started knows its place: a change made before would be missed. */
async function connectorPlaced({ children }: LabContext): Promise<void> {
  if (!children.running(CONNECTOR)) return;
  // It may die meanwhile; then its place is the token it kept.
  await children.call(CONNECTOR, 'begun', {}).catch(() => undefined);
}

/** Which guess must stand before an edit may be made. */
const GUESS_BEFORE: Readonly<Record<string, string>> = {
  pay: 'update-stores',
  ship: 'inc-stores',
  remove: 'delete-keeps',
};

const settings = {};

function startOrders({ children }: LabContext): void {
  if (children.running(ORDERS)) return;
  children.start({ name: ORDERS, program: 'content/11-2/oplog/orders.worker.ts', settings });
}

function startConnector({ children }: LabContext, fromNow: boolean): void {
  const program = 'content/11-2/oplog/connector.worker.ts';
  const follows = { connector: CONNECTOR, collection: ORDERS, topic: TOPIC, every: 1 };
  const settings = { ...follows, start: fromNow ? 'now' : 'saved' };
  children.start({ name: CONNECTOR, program, settings });
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: [],
  collections: ['counters', ORDERS, 'orders_copy', 'cdc_state', 'rebuilds', 'observed'],
  oplog: [ORDERS],
  answers: {
    predictions: {
      'update-stores': ['command', 'whole', 'diff'],
      'inc-stores': ['increment', 'result', 'both'],
      'delete-keeps': ['whole', 'id', 'nothing'],
      'fresh-start': ['all-again', 'missed-ones', 'from-now'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    startOrders(context);
    if (!context.children.running(CONNECTOR)) startConnector(context, false);
  },
  verbs: {
    edit: verb(
      z.strictObject({ edit: z.enum(['place', 'pay', 'ship', 'remove']) }),
      async (context, input) => {
        const guess = GUESS_BEFORE[input.edit];
        if (guess) requirePrediction(context, guess);
        startOrders(context);
        await connectorPlaced(context);
        await context.children.call(ORDERS, 'edit', input);
      },
    ),
    mix: verb(z.strictObject({}), async (context) => {
      startOrders(context);
      await connectorPlaced(context);
      await context.children.call(ORDERS, 'mix', {});
    }),
    'run-connector': verb(z.strictObject({ fromNow: z.boolean() }), async (context, input) => {
      if (input.fromNow) requirePrediction(context, 'fresh-start');
      startConnector(context, input.fromNow);
    }),
    'kill-connector': verb(z.strictObject({}), ({ children }) => children.stop(CONNECTOR, 'kill')),
    rebuild: verb(rulesSchema, async (context, rules) => {
      const { children } = context;
      if (!children.running(APPLIER)) {
        children.start({
          name: APPLIER,
          program: 'content/11-2/oplog/applier.worker.ts',
          settings,
        });
      }
      await children.call(APPLIER, 'rebuild', rules);
    }),
  },
  challenge: checkChallenge,
};
