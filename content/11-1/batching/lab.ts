/**
 * The verbs of the lab `batching`: measure one way of sending, and test the calculator at a
 * hundredth. Both go on after the verb has answered; how far they are is stored and reported.
 */
import { z } from 'zod';
import { errorCode, LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import { createLine } from './line.ts';
import { quiz } from './quiz.ts';
import { faultyFields, type ScaleInputs, type TrialPlan, trialOf } from './scale.ts';
import {
  acksSchema,
  inputsSchema,
  LIMITS,
  outcomeSchema,
  READER,
  type Run,
  type Trial,
  topics,
  WRITER,
} from './settings.ts';

/** A group of three may take longer to come together than one call is waited for. */
const JOIN_CALLS = 3;

const measurement = z.strictObject({
  // Any number passes here; one outside the limits is told which limit.
  perRequest: z.number(),
  acks: acksSchema,
  gzip: z.boolean(),
});
type Measurement = z.infer<typeof measurement>;

/** Of all visitors: see `line.ts`. */
const line = createLine();
/** Runs of a sandbox with something under way: their prefixes. */
const busy = new Set<string>();

function startWriter({ children }: LabContext): void {
  if (children.running(WRITER)) return;
  children.start({
    name: WRITER,
    program: 'content/11-1/batching/sender.worker.ts',
    settings: {},
  });
}

const runsOf = ({ db }: LabContext) => db.collection<Run>('runs');
const trialsOf = ({ db }: LabContext) => db.collection<Trial>('trials');

/** The guess that a way of sending is about, if there is one. */
function guessOf({ perRequest, acks, gzip }: Measurement): string | undefined {
  if (gzip) return 'gzip';
  if (acks === 0) return 'acks';
  return perRequest > 1 ? 'ratio' : undefined;
}

/** What goes on after the verb has answered, and how its end is noted; undefined: it failed. */
interface Rest {
  rest(): Promise<unknown>;
  end(result: unknown): Promise<unknown>;
}

/** One thing at a time in a sandbox, from the press to its end. */
async function alone(context: LabContext, work: () => Promise<Rest>) {
  const { prefix } = context.scope;
  if (busy.has(prefix)) throw new LabError('already-running', { retriable: true });
  busy.add(prefix);
  try {
    startWriter(context);
    await context.children.call(WRITER, 'idle', {});
    const { rest, end } = await work();
    // Free again before the end is told: whoever sees the result may press at once.
    void rest()
      .finally(() => busy.delete(prefix))
      .then(end, () => end(undefined))
      .catch(console.error);
  } catch (error) {
    busy.delete(prefix);
    throw error;
  }
}

async function measure(context: LabContext, input: Measurement): Promise<Rest> {
  const runs = runsOf(context);
  const id = (await runs.countDocuments()) + 1;
  if (id > LIMITS.runs) throw new LabError('limit-run', { retriable: false, about: String(id) });
  await runs.insertOne({ _id: id, state: 'waiting', at: Date.now(), ahead: 0, ...input });
  // Never an upsert: after a reset there is nothing left to write to, and nothing must come back.
  const note = (change: Partial<Run>) => runs.updateOne({ _id: id }, { $set: change });
  const work = async () => {
    await note({ state: 'running' });
    return context.children.call(WRITER, 'measure', { id, ...input });
  };
  return {
    rest: () => line.turn(work, (ahead) => void note({ ahead }).catch(console.error)),
    end(result) {
      const outcome = outcomeSchema.safeParse(result).data;
      return note(outcome ? { state: 'over', outcome } : { state: 'failed' });
    },
  };
}

async function tryOut(context: LabContext, inputs: ScaleInputs, plan: TrialPlan): Promise<Rest> {
  const trials = trialsOf(context);
  const id = (await trials.countDocuments()) + 1;
  if (id > LIMITS.trials) throw new LabError('limit-run', { retriable: false, about: String(id) });
  await trials.insertOne({ _id: id, state: 'starting', at: Date.now(), inputs, samples: [] });
  const { children } = context;
  const group = `${READER}-${id}`;
  const { slope: _predicted, workMs, ...stream } = plan;
  const work = async () => {
    if (children.running(READER)) await children.stop(READER, 'term');
    children.start({
      name: READER,
      program: 'content/11-1/batching/payment.worker.ts',
      settings: { group, consumers: plan.consumers, workMs },
      small: true,
    });
    await joined(context);
    await children.call(WRITER, 'trial', { id, group, ...stream });
  };
  return {
    rest: () => work().then(() => 'begun'),
    // Once it has begun, its end is noted by the one who streams.
    async end(begun) {
      if (begun === undefined) await trials.updateOne({ _id: id }, { $set: { state: 'failed' } });
    },
  };
}

/** Resolves once each reader has its partitions. */
async function joined({ children }: LabContext): Promise<void> {
  for (let left = JOIN_CALLS; ; left -= 1) {
    try {
      await children.call(READER, 'joined', {});
      return;
    } catch (error) {
      if (left <= 1 || errorCode(error) !== 'unanswered') throw error;
    }
  }
}

/** What was under way when a server ended will never be over. */
async function giveUpStale(context: LabContext): Promise<void> {
  if (busy.has(context.scope.prefix)) return;
  const failed = { $set: { state: 'failed' as const } };
  await runsOf(context).updateMany({ state: { $in: ['waiting', 'running'] } }, failed);
  if (context.children.running(WRITER)) return;
  await trialsOf(context).updateMany({ state: { $in: ['starting', 'running'] } }, failed);
}

export const lab: LabServer = {
  topics,
  groups: [],
  collections: ['runs', 'trials'],
  answers: {
    predictions: {
      ratio: ['same', 'few', 'many', 'thousand'],
      acks: ['same', 'faster', 'lost'],
      gzip: ['both', 'batch', 'never'],
      bottleneck: ['disk', 'network', 'partitions', 'consumers'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    await giveUpStale(context);
    startWriter(context);
  },
  verbs: {
    measure: verb(measurement, async (context, input) => {
      const { min, max } = LIMITS.perRequest;
      const { perRequest } = input;
      if (!Number.isInteger(perRequest) || perRequest < min || perRequest > max) {
        throw new LabError('limit-batch', { retriable: false, about: String(perRequest) });
      }
      const guess = guessOf(input);
      if (guess) requirePrediction(context, guess);
      await alone(context, () => measure(context, input));
    }),
    trial: verb(z.strictObject({ inputs: inputsSchema }), async (context, { inputs }) => {
      const plan = faultyFields(inputs).length === 0 ? trialOf(inputs) : undefined;
      if (!plan) throw new LabError('limit-scale', { retriable: false });
      requirePrediction(context, 'bottleneck');
      await alone(context, () => tryOut(context, inputs, plan));
    }),
  },
  challenge: checkChallenge,
};
