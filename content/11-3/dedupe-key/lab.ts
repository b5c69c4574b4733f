/**
 * The verbs of the lab `dedupe-key`: put a design of the key to its four attacks, and measure what a
 * refusal costs. What came of it is read back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import { COST_COLLECTION } from './cost.ts';
import type { Trial } from './effects.ts';
import {
  BORN,
  CONSUMERS,
  type Design,
  EFFECTS,
  KEEP,
  MARKERS,
  RETENTION_MS,
  rowOf,
  TOPIC,
  WHAT,
  WHO,
  WRITER,
} from './names.ts';
import { quiz } from './quiz.ts';
import { retentionOf } from './retention.ts';
import { prepareTrial, startAll } from './trial.ts';

const design: z.ZodType<Design> = z.strictObject({
  who: z.enum(WHO),
  what: z.enum(WHAT),
  born: z.enum(BORN),
  keep: z.enum(KEEP),
});

/** Runs of a sandbox in which a trial is under way: their prefixes. */
const busy = new Set<string>();

/** One at a time: two designs can't stand on the same markers. */
async function attack(context: LabContext, chosen: Design): Promise<void> {
  const { prefix } = context.scope;
  if (busy.has(prefix)) throw new LabError('still-working', { retriable: true });
  busy.add(prefix);
  try {
    const { go, note } = await prepareTrial(context, chosen);
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

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: 1, config: { 'retention.ms': String(RETENTION_MS) } }],
  groups: CONSUMERS,
  collections: [
    ...['counters', 'orders', MARKERS, ...Object.values(EFFECTS)],
    ...['refusals', 'trials', 'costs', COST_COLLECTION, 'lab_settings'],
  ],
  answers: {
    predictions: {
      attempt: ['5', '10', '0'],
      shared: ['10', '5', '0'],
      missing: ['15', '0', '1'],
      expiring: ['0', 'some', '15'],
      cost: ['same', 'some', 'many'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    const { db, scope } = context;
    // What the broker says, kept where the change stream brings it to the panel.
    const ms = await retentionOf(context);
    const settings = db.collection<{ _id: string; ms: number | null }>('lab_settings');
    await settings.updateOne({ _id: 'retention' }, { $set: { ms } }, { upsert: true });
    // What was under way when a server ended will never be over.
    if (!busy.has(scope.prefix)) {
      const trials = db.collection<Trial>('trials');
      await trials.updateMany({ state: 'running' }, { $set: { state: 'failed' } });
    }
    startAll(context);
  },
  verbs: {
    attack: verb(design, async (context, chosen) => {
      const row = rowOf(chosen);
      if (row !== 'own') requirePrediction(context, row);
      await attack(context, chosen);
    }),
    measure: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'cost');
      startAll(context);
      await context.children.call(WRITER, 'measure', {});
    }),
  },
  challenge: checkChallenge,
};
