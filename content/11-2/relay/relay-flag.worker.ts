/**
 * The relay that marks each row it has carried. It asks for what is not marked, so a row that
 * becomes visible late is found late, and not lost. Two of it need an agreement: see the manners.
 */
import { openCarrier } from './carry.ts';
import { claimRow, leaseOf } from './claim.ts';
import { BATCH } from './names.ts';
import type { OutboxRow } from './outbox.ts';

const { child, outbox, state, publish, manner, run, stopping } = await openCarrier();
const me = child.settings.name;
const lease = leaseOf(state, me);
let leased = false;
const waiting = { published: false, parked: { $exists: false } } as const;

// #region flag
async function look(): Promise<number> {
  const rows = await nextRows();
  for (const row of rows) {
    if (stopping() || (leased && !lease.holds())) break;
    const offset = await publish(row);
    if (offset === null) continue;
    await child.crashPoint('published-not-marked');
    await outbox.updateOne({ _id: row._id }, { $set: { published: true } });
  }
  return rows.length;
}
// #endregion

// #region manners
async function nextRows(): Promise<OutboxRow[]> {
  const how = await manner();
  if (how === 'claim') {
    const row = await claimRow(outbox, waiting, me);
    return row ? [row] : [];
  }
  leased = how === 'lease';
  if (leased && !(await lease.take())) return [];
  return outbox.find(waiting).sort({ _id: 1 }).limit(BATCH).toArray();
}
// #endregion

await run(look);
