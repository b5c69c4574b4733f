/**
 * Two agreements between relays over one outbox. Both are kept by the database, in one step each,
 * and by its clock; both run out, or a relay that dies would take its share with it.
 */
import type { Collection, Filter } from 'mongodb';
import { LEASE_MS } from './names.ts';
import type { OutboxRow, RelayState } from './outbox.ts';

const inAWhile = { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: LEASE_MS } };

// #region claim
/** The first waiting row that nobody has in hand, now in mine. */
export async function claimRow(
  outbox: Collection<OutboxRow>,
  waiting: Filter<OutboxRow>,
  me: string,
): Promise<OutboxRow | null> {
  const nobodys = { $lt: [{ $ifNull: ['$claimedUntil', new Date(0)] }, '$$NOW'] };
  return outbox.findOneAndUpdate(
    { ...waiting, $expr: nobodys },
    [{ $set: { claimedBy: { $literal: me }, claimedUntil: inAWhile } }],
    { sort: { _id: 1 }, returnDocument: 'after' },
  );
}
// #endregion

// #region lease
/** The whole outbox, for one relay at a time. */
export function leaseOf(state: Collection<RelayState>, me: string) {
  let mineUntil = 0;
  return {
    /** True while it is mine: taken when it is free or has run out, else renewed. */
    async take(): Promise<boolean> {
      const asked = performance.now();
      const mineOrFree = { $or: [{ $eq: ['$owner', me] }, { $lt: ['$until', '$$NOW'] }] };
      const taken = await state.updateOne({ _id: 'lease', $expr: mineOrFree }, [
        { $set: { owner: { $literal: me }, until: inAWhile } },
      ]);
      mineUntil = taken.matchedCount === 1 ? asked + LEASE_MS : 0;
      return mineUntil > 0;
    },
    /** Asked before each row: whoever was frozen must not go on as if no time had passed. */
    holds: () => performance.now() < mineUntil,
  };
}
// #endregion
