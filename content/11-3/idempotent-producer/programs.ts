/**
 * The three programs of the lab `idempotent-producer`: a proxy, the order service behind it, which is
 * told whether to number its batches, and payment.
 */
import type { LabContext } from '#lib/lab.ts';
import { bringProxied } from '../../shop/proxied-programs.ts';
import { PAYMENT, type ProducerSetting, RETRIES, SERVICE, SETTINGS, TOPIC } from './names.ts';

const settings = ({ db }: LabContext) => db.collection<ProducerSetting>(SETTINGS);

export async function isIdempotent(context: LabContext): Promise<boolean> {
  return (await settings(context).findOne({ _id: 'producer' }))?.idempotent ?? true;
}

export const bringPrograms = (context: LabContext): Promise<void> =>
  bringProxied(context, async () => ({
    ...{ topic: TOPIC, retries: RETRIES },
    idempotent: await isIdempotent(context),
  }));

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
