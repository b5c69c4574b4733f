/**
 * Three ways to take the same event in. Each is one command to MongoDB; what differs is whether the
 * second telling, or a late one, changes anything.
 */
import { type Collection, MongoServerError } from 'mongodb';
import { DUPLICATE_KEY, type ErrorObject, toErrorObject } from '../../shop/error-object.ts';
import type { Arrived } from './change.ts';
import type { StaleWrite, ViewDocument } from './documents.ts';
import type { Guard, View } from './names.ts';

export type Outcome =
  | { readonly stale: false }
  | { readonly stale: true; readonly error: ErrorObject; readonly again: StaleWrite['again'] };

type Documents = Collection<ViewDocument>;
type Handler = (view: Documents, event: Arrived, by: Guard) => Promise<Outcome>;

const APPLIED: Outcome = { stale: false };

// #region inc
/** stock − 1: by how much it changed. */
async function add(view: Documents, event: Arrived): Promise<Outcome> {
  const { orderId, customer, change, price, topic, offset } = event;
  await view.updateOne(
    { _id: orderId },
    {
      $inc: { qty: change, total: change * price },
      $set: { customer, from: { topic, offset } },
    },
    { upsert: true },
  );
  return APPLIED;
}
// #endregion

// #region set
/** stock = 7: how much there is now, whoever may have said what before. */
async function overwrite(view: Documents, event: Arrived): Promise<Outcome> {
  await view.updateOne({ _id: event.orderId }, { $set: stateOf(event) }, { upsert: true });
  return APPLIED;
}
// #endregion

// #region guarded
/** The same, but only over what is older. */
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
  guarded: overwriteOlder,
};
