/**
 * The four causes of a duplicate, each brought about for one order, and the cases in which the system
 * chooses one of them. Nothing of a case is staged: it is the same proxy, the same programs, the
 * same deaths as in the text.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { SENT_NOT_NOTED } from '../../shop/proxied-orders.ts';
import {
  CASES,
  type Case,
  type Cause,
  CHARGED_NOT_COMMITTED,
  causeOf,
  PAYMENT,
  PROXY,
  SERVICE,
  TOPIC,
} from './names.ts';
import { bringPrograms, startPayment, untilGone } from './programs.ts';

const SEED_MAX = 2 ** 31;

export interface Placing {
  readonly count: number;
  readonly retries: boolean;
  readonly key?: string;
}

export const newForm = (): string => `form-${randomUUID().slice(0, 8)}`;

export async function place({ children }: LabContext, placing: Placing): Promise<void> {
  await children.call(SERVICE, 'place', placing);
}

/** Two requests of one form, as an impatient hand on a button sends them. */
export async function clickTwice(
  context: LabContext,
  key: string,
  retries: boolean,
): Promise<void> {
  const placing = { count: 1, retries, key };
  await Promise.all([place(context, placing), place(context, placing)]);
}

/** The next so many acks are lost; 0 takes that back. */
export async function cutNext({ children }: LabContext, acks = 1): Promise<void> {
  await children.call(PROXY, 'cut', { acks });
}

/** payment charges the next order, and dies before it has said so to Kafka. */
export async function chargeAndDie(context: LabContext, placing: Placing): Promise<void> {
  context.children.arm(PAYMENT, CHARGED_NOT_COMMITTED);
  await place(context, placing);
}

const bring: Readonly<Record<Cause, (context: LabContext, key: string) => Promise<void>>> = {
  async retry(context, key) {
    await cutNext(context);
    await place(context, { count: 1, retries: true, key });
  },
  async resend(context, key) {
    context.children.arm(SERVICE, SENT_NOT_NOTED);
    await place(context, { count: 1, retries: true, key });
    await untilGone(context, SERVICE);
    await bringPrograms(context);
  },
  click: (context, key) => clickTwice(context, key, true),
  async redelivery(context, key) {
    await chargeAndDie(context, { count: 1, retries: true, key });
    await untilGone(context, PAYMENT);
    startPayment(context);
  },
};

const casesOf = ({ db }: LabContext) => db.collection<Case>(CASES);

const lastCase = (context: LabContext) => casesOf(context).findOne({}, { sort: { _id: -1 } });

/** One case at a time: whoever has one open names its cause first. */
export async function requireNoCase(context: LabContext): Promise<void> {
  const last = await lastCase(context);
  if (!last || last.named !== undefined) return;
  throw new LabError('case-open', { retriable: false, about: String(last._id) });
}

export async function openCase(context: LabContext, seed = randomInt(SEED_MAX)): Promise<void> {
  await requireNoCase(context);
  const last = await lastCase(context);
  const key = newForm();
  // Armed before, it would lose an ack of this case, whatever its cause.
  await cutNext(context, 0);
  await casesOf(context).insertOne({ _id: (last?._id ?? 0) + 1, key, seed });
  try {
    await bring[causeOf(seed)](context, key);
    await context.children.call(SERVICE, 'quiet', {});
  } finally {
    await closeEvidence(context);
  }
}

/** All that will happen in the cases so far has happened: one that was cut short can be named, too. */
export async function closeEvidence(context: LabContext): Promise<void> {
  const end = (await context.kafka.ranges(TOPIC))[0]?.end ?? 0;
  await casesOf(context).updateMany({ end: { $exists: false } }, { $set: { end } });
}

export async function nameCause(context: LabContext, named: Cause): Promise<void> {
  const last = await lastCase(context);
  if (!last || last.named !== undefined) throw new LabError('no-case', { retriable: false });
  if (last.end === undefined) throw new LabError('still-working', { retriable: true });
  const cause = causeOf(last.seed);
  await casesOf(context).updateOne({ _id: last._id }, { $set: { named, cause } });
}
