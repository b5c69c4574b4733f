/**
 * Three ways to take the same events in. What differs is whether the second telling, or a late one,
 * changes anything. All are given a wave of events in the order of the log, and keep to it.
 */
import { type Collection, MongoServerError } from 'mongodb';
import { DUPLICATE_KEY, type ErrorObject, toErrorObject } from '../../shop/error-object.ts';
import type { Arrived } from './change.ts';
import type { StaleWrite, ViewDocument } from './documents.ts';
import type { Guard, View } from './names.ts';

export type Outcome =
  | { readonly stale: false }
  | { readonly stale: true; readonly error: ErrorObject; readonly again: StaleWrite['again'] };

export interface Taken {
  readonly event: Arrived;
  readonly outcome: Outcome;
}

type Documents = Collection<ViewDocument>;
type Handler = (view: Documents, wave: readonly Arrived[], by: Guard) => Promise<Taken[]>;

const APPLIED: Outcome = { stale: false };

// #region inc
/** stock − 1: by how much it changed. */
const adding = ({ orderId, customer, change, price, topic, offset }: Arrived) => ({
  updateOne: {
    filter: { _id: orderId },
    update: {
      $inc: { qty: change, total: change * price },
      $set: { customer, from: { topic, offset } },
    },
    upsert: true,
  },
});
// #endregion

// #region set
/** stock = 7: how much there is now, whoever may have said what before. */
const overwriting = (event: Arrived) => ({
  updateOne: {
    filter: { _id: event.orderId },
    update: { $set: stateOf(event) },
    upsert: true,
  },
});
// #endregion

/** The whole wave in one command, one write after another. */
async function add(view: Documents, wave: readonly Arrived[]): Promise<Taken[]> {
  if (wave.length > 0) await view.bulkWrite(wave.map(adding), { ordered: true });
  return wave.map((event) => ({ event, outcome: APPLIED }));
}

async function overwrite(view: Documents, wave: readonly Arrived[]): Promise<Taken[]> {
  if (wave.length > 0) await view.bulkWrite(wave.map(overwriting), { ordered: true });
  return wave.map((event) => ({ event, outcome: APPLIED }));
}

/** One by one, since each gets an answer of its own; but orders don't wait for each other. */
async function overwriteAllOlder(view: Documents, wave: readonly Arrived[], by: Guard) {
  const lines = new Map<string, Arrived[]>();
  for (const event of wave) {
    lines.set(event.orderId, [...(lines.get(event.orderId) ?? []), event]);
  }
  const all = [...lines.values()].map(async (line) => {
    const taken: Taken[] = [];
    for (const event of line) {
      taken.push({ event, outcome: await overwriteOlder(view, event, by) });
    }
    return taken;
  });
  return (await Promise.all(all)).flat();
}

// #region guarded
/** stock = 7 as well, but only over what is older. */
async function overwriteOlder(view: Documents, event: Arrived, by: Guard): Promise<Outcome> {
  const { orderId: _id, version, sentNo } = event;
  const older = by === 'version' ? { version: { $lt: version } } : { sentNo: { $lt: sentNo } };
  const change = { $set: stateOf(event) };
  try {
    await view.updateOne({ _id, ...older }, change, { upsert: true });
    return APPLIED;
  } catch (error) {
    // Nothing older was found, so an insert was tried; but the order stands there already.
    if (!isTaken(error)) throw error;
    // It is newer than we are, or somebody has inserted it this very moment: ask once more.
    const { matchedCount, modifiedCount } = await view.updateOne({ _id, ...older }, change);
    if (matchedCount > 0) return APPLIED;
    return { stale: true, error: toErrorObject(error), again: { matchedCount, modifiedCount } };
  }
}
// #endregion

function stateOf({ customer, qty, price, version, sentNo, topic, offset }: Arrived) {
  return { customer, qty, total: qty * price, version, sentNo, from: { topic, offset } };
}

/** E11000 of `_id` itself. Of any other index it would be a bug, and goes on as one. */
function isTaken(error: unknown): error is MongoServerError {
  if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) return false;
  return JSON.stringify(error.keyPattern) === JSON.stringify({ _id: 1 });
}

export const HANDLERS: Readonly<Record<View, Handler>> = {
  inc: add,
  set: overwrite,
  guarded: overwriteAllOlder,
};
