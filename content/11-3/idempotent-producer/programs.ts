/**
 * The three programs of the lab `idempotent-producer`, and how they find each other: the proxy first,
 * then the order service, which is told where the proxy listens and whether to number its batches.
 */
import { z } from 'zod';
import type { LabContext } from '#lib/lab.ts';
import {
  PAYMENT,
  PROXY,
  type ProducerSetting,
  RETRIES,
  SERVICE,
  SETTINGS,
  TOPIC,
} from './names.ts';

const address = z.object({ port: z.int() });

const settings = ({ db }: LabContext) => db.collection<ProducerSetting>(SETTINGS);

export async function isIdempotent(context: LabContext): Promise<boolean> {
  return (await settings(context).findOne({ _id: 'producer' }))?.idempotent ?? true;
}

/** Safe to call again: starts what is missing. A proxy that is new has a new port. */
export async function bringPrograms(context: LabContext): Promise<void> {
  const { children } = context;
  if (children.running(PROXY) && children.running(SERVICE)) return;
  if (!children.running(PROXY)) {
    children.start({ name: PROXY, program: 'content/shop/ack-proxy.worker.ts', settings: {} });
    if (children.running(SERVICE)) await children.stop(SERVICE, 'term');
  }
  const { port: proxyPort } = address.parse(await children.call(PROXY, 'address', {}));
  if (children.running(SERVICE)) return;
  const idempotent = await isIdempotent(context);
  children.start({
    name: SERVICE,
    program: 'content/shop/proxied-orders.worker.ts',
    settings: { topic: TOPIC, proxyPort, idempotent, retries: RETRIES },
  });
}

/** A producer keeps the manner it was made with: another one is another session. */
export async function setIdempotent(context: LabContext, idempotent: boolean): Promise<void> {
  const { children } = context;
  const set = { $set: { idempotent } };
  await settings(context).updateOne({ _id: 'producer' }, set, { upsert: true });
  if (children.running(SERVICE)) await children.stop(SERVICE, 'term');
  await bringPrograms(context);
}

export function startPayment({ children }: LabContext): void {
  children.start({
    name: PAYMENT,
    program: 'content/11-3/idempotent-producer/payment.worker.ts',
    settings: { topic: TOPIC, group: PAYMENT },
  });
}
