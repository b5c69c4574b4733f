/**
 * The verbs of the lab `keys`: tell orders under a key or none, leave some unpaid while the topic
 * grows, measure keys, run and end the view. Each acts on the real thing and says nothing; what it
 * did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import { GROUP, LIMITS, METER, ORDERS, PACES, PARTITIONS, SENDER, TOPIC } from './model.ts';
import { quiz } from './quiz.ts';
import { KEY_CHOICES, type KeyChoice, STATES } from './status.ts';

/** Any number passes here; one outside its limits is told which limit. */
const amount = z.number();
const nothing = z.strictObject({});

/** The guess that has to be stored before orders are first told under this key. */
const ASKED_FIRST: Partial<Record<KeyChoice, string>> = {
  none: 'no-key',
  customer: 'budi',
  seller: 'hot',
};

function startSender({ children }: LabContext): void {
  if (children.running(SENDER)) return;
  children.start({
    name: SENDER,
    program: 'content/11-1/keys/status-sender.worker.ts',
    settings: { topic: TOPIC },
  });
}

function startMeter({ children }: LabContext): void {
  if (children.running(METER)) return;
  const program = 'content/11-1/keys/key-meter.worker.ts';
  children.start({ name: METER, program, settings: {} });
}

interface Limit {
  readonly min: number;
  readonly max: number;
}

const within = (value: number, { min, max }: Limit) =>
  Number.isInteger(value) && value >= min && value <= max;

type LimitCode = 'limit-orders' | 'limit-keys' | 'limit-measured' | 'limit-partitions';

function requireWithin(code: LimitCode, value: number, limit: Limit): void {
  if (!within(value, limit)) throw new LabError(code, { retriable: false, about: String(value) });
}

/** A run is bounded: what the figure and the check hold must stay small. */
async function requireRoom({ kafka }: LabContext, orders: number): Promise<void> {
  const ranges = await kafka.ranges(TOPIC);
  const held = ranges.reduce((sum, { end }) => sum + end, 0);
  if (held + orders * STATES.length <= LIMITS.run) return;
  throw new LabError('limit-run', { retriable: false, about: String(held) });
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: PARTITIONS }],
  groups: [GROUP],
  collections: ['counters', 'open_orders', 'order_status', 'key_moves'],
  answers: {
    predictions: {
      'no-key': ['0', 'few', 'most'],
      budi: ['0', '1', '2'],
      moved: ['0', '25', '75'],
      split: ['0', 'few', 'most'],
      hot: ['even', 'one', 'moves'],
    },
    quiz: quizAnswers(quiz),
  },
  open: async (context) => startSender(context),
  verbs: {
    place: verb(
      z.strictObject({ orders: amount, key: z.enum(KEY_CHOICES) }),
      async (context, input) => {
        requireWithin('limit-orders', input.orders, LIMITS.orders);
        const guess = ASKED_FIRST[input.key];
        if (guess !== undefined) requirePrediction(context, guess);
        await requireRoom(context, input.orders);
        startSender(context);
        await context.children.call(SENDER, 'place', input);
      },
    ),
    open: verb(nothing, async (context) => {
      requirePrediction(context, 'split');
      await requireRoom(context, ORDERS);
      startSender(context);
      await context.children.call(SENDER, 'open', { orders: ORDERS, key: 'customer' });
    }),
    finish: verb(nothing, async (context) => {
      startSender(context);
      await context.children.call(SENDER, 'finish', {});
    }),
    grow: verb(z.strictObject({ to: amount }), async (context, { to }) => {
      requirePrediction(context, 'split');
      const now = (await context.kafka.ranges(TOPIC)).length;
      requireWithin('limit-partitions', to, { min: now + 1, max: LIMITS.partitions.max });
      await context.kafka.addPartitions(TOPIC, to).catch(async (cause: unknown) => {
        const known = (await context.kafka.ranges(TOPIC)).length;
        if (known < to) throw cause;
        // Another press was faster.
        throw new LabError('limit-partitions', { retriable: false, about: String(to), cause });
      });
    }),
    measure: verb(
      z.strictObject({ keys: amount, from: amount, to: amount }),
      async (context, input) => {
        const { min, max } = LIMITS.measured;
        requireWithin('limit-keys', input.keys, LIMITS.keys);
        requireWithin('limit-measured', input.from, { min, max: max - 1 });
        requireWithin('limit-measured', input.to, { min: input.from + 1, max });
        requirePrediction(context, 'moved');
        startMeter(context);
        await context.children.call(METER, 'measure', input);
      },
    ),
    run: verb(z.strictObject({ pace: z.enum(['slow', 'even']) }), async (context, { pace }) => {
      const readers = (await context.kafka.ranges(TOPIC)).length;
      context.children.start({
        name: GROUP,
        program: 'content/11-1/keys/status-view.worker.ts',
        settings: {
          ...{ topic: TOPIC, group: GROUP, readers },
          ...PACES[pace],
        },
      });
    }),
    stop: verb(z.strictObject({ how: z.enum(['term', 'kill']) }), ({ children }, { how }) =>
      children.stop(GROUP, how),
    ),
  },
  challenge: checkChallenge,
};
