/**
 * The verbs of the lab `log`: place orders, run and end the two readers, move a bookmark, empty
 * the index. Each acts on the real thing and says nothing; what it did comes back by observers.
 */
import { z } from 'zod';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge, noteEmptied } from './challenge.ts';
import { GROUPS, type GroupName, TOPIC, WORK_MS } from './model.ts';
import { quiz } from './quiz.ts';

const WRITER = 'order-service';
/** The prediction that has to be stored before a group may first be run. */
const ASKED_FIRST: Record<GroupName, string> = { payment: 'after-payment', search: 'new-reader' };

const group = z.enum(GROUPS);

function startWriter({ children }: LabContext): void {
  if (children.running(WRITER)) return;
  children.start({
    name: WRITER,
    program: 'content/shop/order-service.worker.ts',
    settings: { topic: TOPIC },
  });
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1 }],
  groups: GROUPS,
  collections: ['counters', 'payments', 'search_index', 'checks'],
  answers: {
    predictions: {
      'after-payment': ['0', '6', '12'],
      'new-reader': ['none', 'all', 'later'],
      rewind: ['copied', 'one-number', 'both'],
    },
    quiz: quizAnswers(quiz),
  },
  open: async (context) => startWriter(context),
  verbs: {
    send: verb(
      z.strictObject({ count: z.union([z.literal(1), z.literal(6)]) }),
      async (context, { count }) => {
        startWriter(context);
        await context.children.call(WRITER, 'place', { count });
      },
    ),
    run: verb(z.strictObject({ group }), async (context, { group: name }) => {
      requirePrediction(context, ASKED_FIRST[name]);
      context.children.start({
        name,
        program: `content/shop/${name}.worker.ts`,
        settings: { topic: TOPIC, group: name, workMs: WORK_MS },
      });
    }),
    stop: verb(
      z.strictObject({ group, how: z.enum(['term', 'kill']) }),
      ({ children }, { group: name, how }) => children.stop(name, how),
    ),
    rewind: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'rewind');
      await context.kafka.moveBookmark('search', TOPIC, 0, 0);
    }),
    'empty-index': verb(z.strictObject({}), async (context) => {
      await context.db.collection('search_index').deleteMany({});
      await noteEmptied(context);
    }),
  },
  challenge: checkChallenge,
};
