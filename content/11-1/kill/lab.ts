/**
 * The verbs of the lab `kill`: a stream of orders, three members of one group, and the ways one of
 * them may be gone. Each acts on the real thing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge, noteGone, noteKill } from './challenge.ts';
import {
  FLOW_SECONDS,
  GROUP,
  LIMITS,
  MEMBERS,
  type MemberName,
  PARTITIONS,
  TOPIC,
  WORK_MS,
  WRITER,
} from './model.ts';
import { quiz } from './quiz.ts';

const member = z.enum(MEMBERS);
/** Any number passes here; one outside the limits is told which limit. */
const amount = z.number();

/** The prediction that has to be stored before a member may first be ended in this way. */
const ASKED_FIRST = { term: ['pause-term'], kill: ['pause-kill', 'others'] } as const;

function startWriter({ children }: LabContext): void {
  if (children.running(WRITER)) return;
  children.start({
    name: WRITER,
    program: 'content/shop/order-flow.worker.ts',
    settings: { topic: TOPIC },
  });
}

function within(value: number, { min, max }: { min: number; max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function startMember({ children }: LabContext, name: MemberName, sessionTimeout: number): void {
  children.start({
    name,
    program: 'content/11-1/kill/payment.worker.ts',
    settings: { topic: TOPIC, group: GROUP, workMs: WORK_MS, sessionTimeout },
  });
}

function requireSession(sessionMs: number): void {
  if (within(sessionMs, LIMITS.sessionMs)) return;
  throw new LabError('limit-session', { retriable: false, about: String(sessionMs) });
}

export const lab: LabServer = {
  topics: [{ name: TOPIC, partitions: PARTITIONS.length }],
  groups: [GROUP],
  collections: ['counters', 'payments', 'checks'],
  answers: {
    predictions: {
      'pause-term': ['soon', 'session', 'again'],
      'pause-kill': ['soon', 'session', 'again'],
      others: ['none', 'short', 'long'],
      'late-commit': ['accepted', 'refused', 'never'],
    },
    quiz: quizAnswers(quiz),
  },
  open: async (context) => startWriter(context),
  verbs: {
    flow: verb(z.strictObject({ perSecond: amount }), async (context, { perSecond }) => {
      if (!within(perSecond, LIMITS.perSecond)) {
        throw new LabError('limit-flow', { retriable: false, about: String(perSecond) });
      }
      const ends = (await context.kafka.ranges(TOPIC)).map(({ end }) => end);
      const written = ends.reduce((sum, end) => sum + end, 0);
      const left = LIMITS.orders - written;
      if (left < perSecond) {
        throw new LabError('limit-run', { retriable: false, about: String(written) });
      }
      startWriter(context);
      const seconds = Math.min(FLOW_SECONDS, left / perSecond);
      await context.children.call(WRITER, 'start', { perSecond, seconds });
    }),
    'stop-flow': verb(z.strictObject({}), async ({ children }) => {
      await children.call(WRITER, 'stop', {});
    }),
    'start-all': verb(z.strictObject({ sessionMs: amount }), async (context, { sessionMs }) => {
      requireSession(sessionMs);
      const resting = MEMBERS.filter((name) => !context.children.running(name));
      if (resting.length === 0) throw new LabError('already-running', { retriable: false });
      for (const name of resting) startMember(context, name, sessionMs);
    }),
    start: verb(
      z.strictObject({ member, sessionMs: amount }),
      async (context, { member: name, sessionMs }) => {
        requireSession(sessionMs);
        startMember(context, name, sessionMs);
      },
    ),
    'stop-all': verb(z.strictObject({}), async ({ children }) => {
      const running = MEMBERS.filter((name) => children.running(name));
      if (running.length === 0) throw new LabError('not-running', { retriable: false });
      await Promise.all(running.map((name) => children.stop(name, 'term')));
    }),
    stop: verb(
      z.strictObject({ member, how: z.enum(['term', 'kill']) }),
      async (context, { member: name, how }) => {
        for (const id of ASKED_FIRST[how]) requirePrediction(context, id);
        if (!context.children.running(name)) {
          throw new LabError('not-running', { retriable: false, about: name });
        }
        if (how === 'kill') await noteKill(context, name);
        await context.children.stop(name, how);
        if (how === 'kill') await noteGone(context);
      },
    ),
    freeze: verb(z.strictObject({ member }), async (context, { member: name }) => {
      requirePrediction(context, 'late-commit');
      await context.children.call(name, 'freeze', {});
    }),
    wake: verb(z.strictObject({ member }), async ({ children }, { member: name }) =>
      children.wake(name),
    ),
  },
  challenge: checkChallenge,
};
