/**
 * The verbs of the lab `groups`: a sending of orders, the members of the group `payment`, analytics
 * in one group or the other, and a group's bookmarks put back to the start. Each acts on the real
 * thing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import type { WaveBegun } from './effects.ts';
import {
  BUFFER,
  COUNTER,
  COUNTS,
  GROUPS,
  type GroupName,
  MANNERS,
  type Manner,
  MEMBERS,
  type MemberName,
  PARTITIONS,
  RUN_MAX,
  TOPIC,
  WORK_MS,
  WRITE_MS,
  WRITER,
} from './names.ts';
import { quiz } from './quiz.ts';

const member = z.enum(MEMBERS);

/** The guess that has to be stored before a member first joins, or analytics runs like this. */
const ASKED_FIRST: Readonly<Partial<Record<MemberName | Manner, string>>> = {
  'payment-b': 'second',
  'payment-d': 'fourth',
  own: 'other-group',
  mistaken: 'mistake',
};
/** Those that the challenge wants at work, and one press brings. */
const THREE = MEMBERS.slice(0, PARTITIONS.length);

interface MannerSetting {
  readonly _id: typeof COUNTER;
  readonly manner: Manner;
}

function guessed(lab: LabContext, what: MemberName | Manner): void {
  const id = ASKED_FIRST[what];
  if (id !== undefined) requirePrediction(lab, id);
}

function startWriter({ children }: LabContext): void {
  if (children.running(WRITER)) return;
  const program = 'content/11-1/groups/orders.worker.ts';
  children.start({ name: WRITER, program, settings: { topic: TOPIC }, small: true });
}

function startMember({ children }: LabContext, name: MemberName): void {
  children.start({
    name,
    program: 'content/11-1/groups/payment.worker.ts',
    settings: { topic: TOPIC, group: 'payment', workMs: WORK_MS },
  });
}

async function startCounter({ children, db }: LabContext, manner: Manner): Promise<void> {
  children.start({
    name: COUNTER,
    program: 'content/11-1/groups/analytics.worker.ts',
    settings: {
      ...{ topic: TOPIC, buffer: BUFFER, writeMs: WRITE_MS },
      group: manner === 'mistaken' ? 'payment' : 'analytics',
      manner: manner === 'own' || manner === 'mistaken' ? 'plain' : manner,
    },
  });
  await db
    .collection<MannerSetting>('lab_settings')
    .updateOne({ _id: COUNTER }, { $set: { manner } }, { upsert: true });
}

/** Which sending it is, and whom the broker lists at this moment: written before it begins. */
async function noteWave({ db, kafka }: LabContext, count: number): Promise<number> {
  const members = (await kafka.describe('payment')).map(({ client, partitions }) => ({
    client,
    partitions: [...partitions],
  }));
  const counter = await db
    .collection<{ _id: string; n: number }>('counters')
    .findOneAndUpdate(
      { _id: 'waves' },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
  const _id = counter?.n ?? 1;
  await db.collection<WaveBegun>('waves').insertOne({ _id, count, members });
  return _id;
}

/** The programs of this lab that are members of a group now, as the broker has it. */
async function membersOf({ kafka, children }: LabContext, group: GroupName) {
  const listed = (await kafka.describe(group)).map(({ client }) => client);
  // One that was killed is counted until its session ends, and one of another service is no replay.
  const ours: readonly (MemberName | typeof COUNTER)[] = group === 'payment' ? MEMBERS : [COUNTER];
  const strange = listed.filter(
    (client) => !ours.some((name) => name === client) || !children.running(client),
  );
  if (strange.length > 0) {
    throw new LabError('group-active', { retriable: true, about: strange.join(', ') });
  }
  return ours.filter((name) => children.running(name));
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: PARTITIONS.length }],
  groups: GROUPS,
  // The sendings first: what was paid of each is counted into them.
  collections: ['counters', 'lab_settings', 'waves', 'payments', 'analytics'],
  answers: {
    predictions: {
      second: ['each', 'split', 'half'],
      fourth: ['all', 'three', 'refused'],
      'other-group': ['none', 'new', 'all'],
      mistake: ['refused', 'both', 'part'],
      'hoard-kill': ['none', 'one', 'held'],
    },
    quiz: quizAnswers(quiz),
  },
  open: async (context) => startWriter(context),
  verbs: {
    send: verb(z.strictObject({ count: z.literal(COUNTS) }), async (context, { count }) => {
      const ranges = await context.kafka.ranges(TOPIC);
      const written = ranges.reduce((sum, { end }) => sum + end, 0);
      if (written + count > RUN_MAX) {
        throw new LabError('limit-run', { retriable: false, about: String(written) });
      }
      startWriter(context);
      const wave = await noteWave(context, count);
      await context.children.call(WRITER, 'send', { wave, count });
    }),
    start: verb(z.strictObject({ member }), async (context, { member: name }) => {
      guessed(context, name);
      startMember(context, name);
    }),
    'start-all': verb(z.strictObject({}), async (context) => {
      const resting = THREE.filter((name) => !context.children.running(name));
      if (resting.length === 0) throw new LabError('already-running', { retriable: false });
      for (const name of resting) guessed(context, name);
      for (const name of resting) startMember(context, name);
    }),
    stop: verb(
      z.strictObject({ name: z.enum([...MEMBERS, COUNTER]) }),
      async ({ children }, { name }) => children.stop(name, 'term'),
    ),
    kill: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'hoard-kill');
      await context.children.stop(COUNTER, 'kill');
    }),
    analytics: verb(z.strictObject({ manner: z.enum(MANNERS) }), async (context, { manner }) => {
      guessed(context, manner);
      if (context.children.running(COUNTER)) await context.children.stop(COUNTER, 'term');
      await startCounter(context, manner);
    }),
    replay: verb(z.strictObject({ group: z.enum(GROUPS) }), async (context, { group }) => {
      const running = await membersOf(context, group);
      const setting = await context.db
        .collection<MannerSetting>('lab_settings')
        .findOne({ _id: COUNTER });
      await Promise.all(running.map((name) => context.children.stop(name, 'term')));
      for (const { partition, low } of await context.kafka.ranges(TOPIC)) {
        await context.kafka.moveBookmark(group, TOPIC, partition, low);
      }
      for (const name of running) {
        if (name === COUNTER) await startCounter(context, setting?.manner ?? 'own');
        else startMember(context, name);
      }
    }),
  },
  challenge: checkChallenge,
};
