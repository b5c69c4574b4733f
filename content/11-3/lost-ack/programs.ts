/** The three programs of the lab `lost-ack`: a proxy, the order service behind it, and payment. */
import { setTimeout as wait } from 'node:timers/promises';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { bringProxied } from '../../shop/proxied-programs.ts';
import { PAYMENT, SERVICE, TOPIC } from './names.ts';

/** A program that dies at its crash point is gone within this, ms; else it never came there. */
const GONE_WITHIN_MS = 8000;
const LOOK_EVERY_MS = 25;

export const bringPrograms = (context: LabContext): Promise<void> =>
  bringProxied(context, () => ({ topic: TOPIC, idempotent: false }));

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
