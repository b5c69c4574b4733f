/**
 * The order service and the proxy that its way to the broker leads through, and how they find each
 * other: the proxy first, then the service, which is told where the proxy listens.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { ORDERS, PROXY, SERVICE } from './proxied-orders.ts';

const address = z.object({ port: z.int() });

export interface ServiceSettings {
  readonly topic: string;
  readonly idempotent: boolean;
  /** What its client may repeat by itself; without it, as PRODUCER says. */
  readonly retries?: number;
}

/**
 * Safe to call again: starts what is missing. A proxy that is new has a new port.
 *
 * @param settingsOf Asked only where the service has to be started.
 */
export async function bringProxied(
  { children }: LabContext,
  settingsOf: () => ServiceSettings | Promise<ServiceSettings>,
): Promise<void> {
  if (children.running(PROXY) && children.running(SERVICE)) return;
  if (!children.running(PROXY)) {
    children.start({ name: PROXY, program: 'content/shop/ack-proxy.worker.ts', settings: {} });
    if (children.running(SERVICE)) await children.stop(SERVICE, 'term');
  }
  const { port: proxyPort } = address.parse(await children.call(PROXY, 'address', {}));
  if (children.running(SERVICE)) return;
  children.start({
    name: SERVICE,
    program: 'content/shop/proxied-orders.worker.ts',
    settings: { ...(await settingsOf()), proxyPort },
  });
}

/** @throws LabError `limit-orders` where `coming` more would be more than `most`. */
export async function requireRoom({ db }: LabContext, coming: number, most: number): Promise<void> {
  const orders = await db.collection(ORDERS).countDocuments();
  if (orders + coming <= most) return;
  throw new LabError('limit-orders', { retriable: false, about: String(orders) });
}
