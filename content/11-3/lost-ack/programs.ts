/**
 * The three programs of the lab `lost-ack`, and how they find each other: the proxy first, then the
 * order service, which is told where the proxy listens.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { PAYMENT, PROXY, SERVICE, TOPIC } from './names.ts';

/** A program that dies at its crash point is gone within this, ms; else it never came there. */
const GONE_WITHIN_MS = 8000;
const LOOK_EVERY_MS = 25;

const address = z.object({ port: z.int() });

/** Safe to call again: starts what is missing. A proxy that is new has a new port. */
export async function bringPrograms(context: LabContext): Promise<void> {
  const { children } = context;
  if (children.running(PROXY) && children.running(SERVICE)) return;
  if (!children.running(PROXY)) {
    children.start({
      name: PROXY,
      program: 'content/shop/ack-proxy.worker.ts',
      settings: {},
    });
    if (children.running(SERVICE)) await children.stop(SERVICE, 'term');
  }
  const { port } = address.parse(await children.call(PROXY, 'address', {}));
  if (!children.running(SERVICE)) startService(context, port);
}

function startService({ children }: LabContext, proxyPort: number): void {
  children.start({
    name: SERVICE,
    program: 'content/shop/proxied-orders.worker.ts',
    settings: { topic: TOPIC, proxyPort, idempotent: false },
  });
}

/** Dies without a word, and comes back with what the database remembers. */
export async function restartService(context: LabContext): Promise<void> {
  if (context.children.running(SERVICE)) await context.children.stop(SERVICE, 'kill');
  await bringPrograms(context);
}

export function startPayment({ children }: LabContext): void {
  children.start({
    name: PAYMENT,
    program: 'content/11-3/lost-ack/payment.worker.ts',
    settings: { topic: TOPIC, group: PAYMENT },
  });
}

export async function untilGone({ children }: LabContext, name: string): Promise<void> {
  for (let waited = 0; waited < GONE_WITHIN_MS; waited += LOOK_EVERY_MS) {
    if (!children.running(name)) return;
    await wait(LOOK_EVERY_MS);
  }
  children.arm(name, null);
  throw new LabError('unanswered', { retriable: true, about: name });
}
