/**
 * The processes of this lab and what is remembered of them: which the reader killed or put to rest,
 * where the order service answers, and from when to when it was dead.
 */
import { z } from 'zod';
import type { LabContext } from '#lib/lab.ts';
import { COPIES, ORDERS, TOPIC } from './model.ts';
import { CONSUMERS, type Consumer } from './order-state.ts';

interface FloorSettings {
  readonly _id: 'floor';
  /** Where the order service last answered. */
  readonly port?: number;
  /** The reader killed it: nobody brings it back unasked. */
  readonly killed?: boolean;
  /** The reader put the consumers to rest. */
  readonly resting?: boolean;
}

/** One death of the order service by the reader's hand, ms. */
export interface Outage {
  readonly diedAt: number;
  readonly revivedAt?: number;
}

export const OUTAGES = 'outages';

const floorOf = ({ db }: LabContext) => db.collection<FloorSettings>('lab_settings');

async function settingsOf(context: LabContext): Promise<Omit<FloorSettings, '_id'>> {
  return (await floorOf(context).findOne({ _id: 'floor' })) ?? {};
}

async function note(context: LabContext, change: Omit<FloorSettings, '_id'>): Promise<void> {
  await floorOf(context).updateOne({ _id: 'floor' }, { $set: change }, { upsert: true });
}

/** Whoever is not there and should be. Looks and starts in one go: two presses may race. */
export async function bringAll(context: LabContext): Promise<void> {
  const { port = null, killed, resting } = await settingsOf(context);
  if (!killed && !context.children.running(ORDERS)) startOrders(context, port);
  if (!resting) startConsumers(context, port);
}

function startOrders({ children }: LabContext, port: number | null): void {
  const program = 'content/11-1/call-or-publish/orders.worker.ts';
  children.start({ name: ORDERS, program, settings: { topic: TOPIC, port } });
}

function startConsumers(context: LabContext, port: number | null): void {
  for (const name of CONSUMERS) {
    if (context.children.running(name)) continue;
    context.children.start({
      name,
      program: 'content/11-1/call-or-publish/consumer.worker.ts',
      settings: { topic: TOPIC, group: name, port, store: name === 'notification' ? COPIES : null },
      ...(name === 'notification' ? {} : { small: true }),
    });
  }
}

const running = ({ children }: LabContext): Consumer[] =>
  CONSUMERS.filter((name) => children.running(name));

/** Tells those who ask where the order service answers now. */
export async function tellAddress(context: LabContext): Promise<void> {
  const { children } = context;
  const answer = await children.call(ORDERS, 'address', null);
  const { port } = z.object({ port: z.int() }).parse(answer);
  await note(context, { port });
  await Promise.all(running(context).map((name) => children.call(name, 'dial', port)));
}

/** SIGKILL. Refused if it isn't running, and then nothing is noted. */
export async function killOrders(context: LabContext): Promise<void> {
  const { children, db } = context;
  if (children.running(ORDERS)) {
    // Both before it is gone: a press that comes in between must not bring it back, and those who
    // ask go on dialling its number.
    await tellAddress(context);
    await note(context, { killed: true });
  }
  await children.stop(ORDERS, 'kill');
  await db.collection<Outage>(OUTAGES).insertOne({ diedAt: Date.now() });
}

export async function reviveOrders(context: LabContext): Promise<void> {
  const { port = null } = await settingsOf(context);
  // Before it can answer: whatever is handled from here on may have been asked for.
  const open = { revivedAt: { $exists: false } };
  await context.db
    .collection<Outage>(OUTAGES)
    .updateMany(open, { $set: { revivedAt: Date.now() } });
  startOrders(context, port);
  await note(context, { killed: false });
  await tellAddress(context);
}

/** SIGTERM to those that run; they leave their groups and keep their bookmarks. */
export async function restConsumers(context: LabContext): Promise<void> {
  await note(context, { resting: true });
  await Promise.all(running(context).map((name) => context.children.stop(name, 'term')));
}

export async function wakeConsumers(context: LabContext): Promise<void> {
  await note(context, { resting: false });
  const { port = null } = await settingsOf(context);
  startConsumers(context, port);
}
