/** The verbs of the lab `lab-template`. A verb says nothing: what it did is read back. */
import { z } from 'zod';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import { GROUP, TOPIC } from './model.ts';
import { quiz } from './quiz.ts';

const WRITER = 'order-service';
/** How long one order's work takes, ms. */
const WORK_MS = 150;

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
  groups: [GROUP],
  collections: ['counters', 'orders', 'payments'],
  answers: {
    predictions: { 'after-reading': ['stays', 'gone'] },
    quiz: quizAnswers(quiz),
  },
  open: async (context) => startWriter(context),
  verbs: {
    send: verb(z.strictObject({}), async (context) => {
      startWriter(context);
      await context.children.call(WRITER, 'place', { count: 1 });
    }),
    run: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'after-reading');
      context.children.start({
        name: GROUP,
        program: 'content/shop/payment.worker.ts',
        settings: { topic: TOPIC, group: GROUP, workMs: WORK_MS },
      });
    }),
    stop: verb(z.strictObject({ how: z.enum(['term', 'kill']) }), ({ children }, { how }) =>
      children.stop(GROUP, how),
    ),
  },
  challenge: checkChallenge,
};
