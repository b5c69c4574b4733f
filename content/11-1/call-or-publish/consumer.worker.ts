/**
 * A consumer of the shop that needs an order's state for its work. If the event carried it, it goes
 * to work; if not, it asks the order service, and asks again until somebody answers.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { EachMessagePayload } from 'kafkajs';
import { z } from 'zod';
import { offsetNumber } from '#lib/kafka/client.ts';
import { startChild } from '#lib/process/child.ts';
import { joinGroup, throwCause } from '../../shop/join-group.ts';
import { askOrders } from './ask-orders.ts';
import { ADDRESS_CHANGED, type OrderEvent, type OrderState, parseEvent } from './order-state.ts';
import type { Shelf } from './shelf.ts';

/** How long one order's work takes, ms. */
const WORK_MS = 20;
/** Between two questions about one order, ms: twice as long each time, up to the last. */
const AGAIN_MS = { first: 250, last: 2000 };
/** Nobody listens there: where it asks before it was told an address. */
const NOWHERE = 1;

const settings = z.object({
  topic: z.string(),
  group: z.string(),
  /** Where the order service was last found. */
  port: z.int().nullable(),
  /** The collection it stores its effects in; null: it only does its work. */
  store: z.string().nullable(),
});

const child = startChild();
const { prefix: owner, program } = child.settings;
const { topic: shortTopic, group, store, port } = settings.parse(program);
let address = port ?? NOWHERE;
const leaving = new AbortController();
const shelf = await openShelf();

child.answer({
  async dial(input) {
    address = z.int().parse(input);
  },
  async ask(input) {
    const orderId = z.string().parse(input);
    const began = performance.now();
    const copied = shelf?.look(orderId).then((copy) => ({ copy, ms: performance.now() - began }));
    const call = await askOrders({ port: address, owner, caller: 'question' }, orderId);
    child.report('asked', { orderId, call, ...(await copied) });
  },
});

const { consumer, topic } = await joinGroup(child, { group, topic: shortTopic });
child.onStop(async () => {
  leaving.abort();
  await consumer.disconnect();
});

// #region need
async function stateFor(
  { orderId, state }: OrderEvent,
  heartbeat: () => Promise<void>,
): Promise<OrderState | undefined> {
  if (state) return state;
  for (let attempt = 1; !leaving.signal.aborted; attempt += 1) {
    const answer = await askOrders({ port: address, owner, caller: group }, orderId);
    if (answer.state) return answer.state;
    // There is no such order: asking again would change nothing.
    if (answer.status === 404) return undefined;
    const { status, errno } = answer;
    child.report('unanswered', { orderId, attempt, reason: errno ?? `HTTP ${status}` });
    await heartbeat();
    await pause(Math.min(AGAIN_MS.first * 2 ** (attempt - 1), AGAIN_MS.last));
  }
  return undefined;
}
// #endregion

/** Ends early when the program is asked to leave. */
const pause = (ms: number) =>
  wait(ms, undefined, { signal: leaving.signal }).catch((error) => {
    if (!leaving.signal.aborted) throw error;
  });

async function handle({ partition, message, heartbeat }: EachMessagePayload): Promise<void> {
  // What it did not get to stays unread: its bookmark is moved after the work.
  if (leaving.signal.aborted) return;
  const offset = offsetNumber(message.offset);
  child.report('read', { offset });
  const event = parseEvent(message.value?.toString() ?? '');
  const changed = message.headers?.eventType?.toString() === ADDRESS_CHANGED;
  // Nobody but notification, who keeps a copy, needs to know a new address.
  if (event && (shelf || !changed)) {
    const state = await stateFor(event, heartbeat);
    if (leaving.signal.aborted) return;
    await wait(WORK_MS);
    if (state) await shelf?.keep(state, event.state ? 'event' : 'call');
  }
  const next = { topic, partition, offset: String(offset + 1) };
  await consumer.commitOffsets([next]).catch(throwCause);
  await heartbeat();
}

/** The database's client takes more memory than all the rest: only who stores something has one. */
async function openShelf(): Promise<Shelf | undefined> {
  if (store === null) return undefined;
  const { openShelf: open } = await import('./shelf.ts');
  return open(child.settings, store);
}

await consumer.run({ autoCommit: false, eachMessage: handle });
