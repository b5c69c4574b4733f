/**
 * The shop's services as processes, and the phone book that says where each of them answers. The
 * book is a collection: the order service reads it, and a reader sees it as evidence.
 */
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import {
  addressSchema,
  type BookEntry,
  HEALTHY,
  MANNER_LIMITS,
  type Manner,
  PHONE_BOOK,
  SERVICES,
  type ServiceName,
} from './services.ts';

/** How one service is started; a lab says which program it is. */
export type StartService = (context: LabContext, name: ServiceName, manner: Manner) => void;

const bookOf = ({ db }: LabContext) => db.collection<BookEntry>(PHONE_BOOK);

/** Whoever isn't there yet and wasn't killed, as the book says each behaves. */
export async function bringServices(context: LabContext, start: StartService): Promise<void> {
  const entries = await Promise.all(SERVICES.map((name) => entryOf(context, name)));
  for (const { _id: name, failPercent, delayMs, killed } of entries) {
    if (killed || context.children.running(name)) continue;
    start(context, name, { failPercent, delayMs });
  }
}

async function entryOf(context: LabContext, name: ServiceName): Promise<BookEntry> {
  const fresh = { ...HEALTHY, port: null, killed: false };
  const entry = await bookOf(context).findOneAndUpdate(
    { _id: name },
    { $setOnInsert: fresh },
    { upsert: true, returnDocument: 'after' },
  );
  return entry ?? { _id: name, ...fresh };
}

/** Asks each running service where it answers, and writes that down. A dead one keeps its place. */
export async function noteAddresses(context: LabContext): Promise<void> {
  const running = SERVICES.filter((name) => context.children.running(name));
  await Promise.all(
    running.map(async (name) => {
      const answer = await context.children.call(name, 'address', null);
      const { port } = addressSchema.parse(answer);
      await bookOf(context).updateOne({ _id: name }, { $set: { port } });
    }),
  );
}

/** SIGKILL. Refused for one that isn't running, and then nothing is noted. */
export async function killService(context: LabContext, name: ServiceName): Promise<void> {
  if (context.children.running(name)) {
    // Both before it is gone: the order service goes on dialling its number, and an order that
    // comes in between must not bring it back.
    await noteAddresses(context);
    await bookOf(context).updateOne({ _id: name }, { $set: { killed: true } });
  }
  await context.children.stop(name, 'kill');
}

export async function reviveService(
  context: LabContext,
  name: ServiceName,
  start: StartService,
): Promise<void> {
  const { failPercent, delayMs } = await entryOf(context, name);
  start(context, name, { failPercent, delayMs });
  await bookOf(context).updateOne({ _id: name }, { $set: { killed: false } });
}

/** Changes how services behave, the running ones at once and the dead ones when they come back. */
export async function setManner(
  context: LabContext,
  manners: Readonly<Partial<Record<ServiceName, Manner>>>,
): Promise<void> {
  const changes = SERVICES.flatMap((name) => {
    const manner = manners[name];
    return manner ? [{ name, manner }] : [];
  });
  for (const { manner } of changes) requireManner(manner);
  await Promise.all(
    changes.map(async ({ name, manner }) => {
      if (context.children.running(name)) await context.children.call(name, 'behave', manner);
      await bookOf(context).updateOne({ _id: name }, { $set: manner }, { upsert: true });
    }),
  );
}

function requireManner({ failPercent, delayMs }: Manner): void {
  const within = (value: number, max: number) =>
    Number.isInteger(value) && value >= 0 && value <= max;
  const fits =
    within(failPercent, MANNER_LIMITS.failPercent) && within(delayMs, MANNER_LIMITS.delayMs);
  if (fits) return;
  throw new LabError('limit-service', { retriable: false, about: `${failPercent} % ${delayMs}` });
}
