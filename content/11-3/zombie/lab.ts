/**
 * The verbs of the lab `zombie`: orders, two members of one group, a switch for what they can't
 * parse, repair and replay. Each acts on the real thing; what it did is read back.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { UNIQUE_INDEX } from '../../shop/error-object.ts';
import { checkChallenge, drawLine } from './challenge.ts';
import {
  BARE,
  BATCHES,
  DLQ,
  GROUP,
  KINDS,
  LIMITS,
  LINES,
  MEMBERS,
  OPERATOR,
  ORDERS,
  POLICIES,
  REPLAY_GROUP,
  RETRIER,
  RETRY,
  RETRY_GROUP,
  SWITCHES,
  TOPICS,
  UNIQUE,
} from './names.ts';
import { quiz } from './quiz.ts';
import { FIRST, paymentsIn, readSwitches, switchesIn } from './stores.ts';

const member = z.strictObject({ member: z.enum(MEMBERS) });

/** The prediction that has to be stored before a policy may first be chosen. */
const ASKED_FIRST = { forever: 'poison', dlq: 'poison', retry: 'order', park: 'park' } as const;

function startMember({ children }: LabContext, name: string, topic: string, group: string): void {
  children.start({
    name,
    program: 'content/11-3/zombie/payment.worker.ts',
    settings: { topic, group },
  });
}

function startOperator({ children }: LabContext): void {
  if (children.running(OPERATOR)) return;
  children.start({
    name: OPERATOR,
    program: 'content/11-3/zombie/operator.worker.ts',
    settings: {},
  });
}

async function requireRoom({ kafka }: LabContext, coming: number): Promise<void> {
  const end = (await kafka.ranges(ORDERS))[0]?.end ?? 0;
  if (end + coming <= LIMITS.records) return;
  throw new LabError('limit-run', { retriable: false, about: `${ORDERS} ${end}` });
}

/** Dead letters behind the bookmark of `replay`. */
async function unplayed({ kafka }: LabContext): Promise<number> {
  const [ranges, committed] = await Promise.all([
    kafka.ranges(DLQ),
    kafka.committed(REPLAY_GROUP, DLQ),
  ]);
  return (ranges[0]?.end ?? 0) - (committed.get(0) ?? 0);
}

export const lab: LabServer = {
  topics: TOPICS.map((name) => ({ name, partitions: 1 })),
  groups: [GROUP, RETRY_GROUP, REPLAY_GROUP],
  collections: ['counters', SWITCHES, LINES, UNIQUE, BARE, 'checks'],
  answers: {
    predictions: {
      zombie: ['once', 'twice', 'lost'],
      poison: ['pass', 'wait', 'lost'],
      order: ['kept', 'turned', 'lost'],
      park: ['one', 'two', 'all'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    const { db } = context;
    await paymentsIn(db).createIndex(UNIQUE_INDEX.key, UNIQUE_INDEX.options);
    await switchesIn(db).updateOne({ _id: 'payment' }, { $setOnInsert: FIRST }, { upsert: true });
    startOperator(context);
  },
  verbs: {
    send: verb(z.strictObject({ kind: z.enum(KINDS) }), async (context, { kind }) => {
      if (kind !== 'plain') requirePrediction(context, 'poison');
      await requireRoom(context, BATCHES[kind].count);
      startOperator(context);
      await context.children.call(OPERATOR, 'place', { kind });
    }),
    run: verb(member, async (context, { member: name }) => {
      startMember(context, name, ORDERS, GROUP);
    }),
    stop: verb(member, async ({ children }, { member: name }) => {
      if (!children.running(name)) {
        throw new LabError('not-running', { retriable: false, about: name });
      }
      await children.stop(name, 'term');
    }),
    freeze: verb(member, async (context, { member: name }) => {
      requirePrediction(context, 'zombie');
      await context.children.call(name, 'freeze', {});
    }),
    wake: verb(member, async ({ children }, { member: name }) => children.wake(name)),
    policy: verb(z.strictObject({ policy: z.enum(POLICIES) }), async (context, { policy }) => {
      requirePrediction(context, ASKED_FIRST[policy]);
      const { children, db } = context;
      if (policy === 'retry' && !children.running(RETRIER)) {
        startMember(context, RETRIER, RETRY, RETRY_GROUP);
      }
      await switchesIn(db).updateOne({ _id: 'payment' }, { $set: { policy } }, { upsert: true });
    }),
    repair: verb(z.strictObject({}), async ({ db }) => {
      const { schema } = await readSwitches(db);
      await switchesIn(db).updateOne({ _id: 'payment' }, { $set: { parser: schema } });
    }),
    replay: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'order');
      const count = await unplayed(context);
      if (count === 0) throw new LabError('nothing-parked', { retriable: false });
      await requireRoom(context, count);
      startOperator(context);
      await context.children.call(OPERATOR, 'replay', {});
    }),
    line: verb(z.strictObject({}), drawLine),
  },
  challenge: checkChallenge,
};
