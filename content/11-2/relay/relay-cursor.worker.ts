/**
 * The relay that remembers how far it has got: everything after the last id. It is the obvious one,
 * and it loses events: an id is made when a transaction begins, a row is visible when it commits.
 */
import { openCarrier } from './carry.ts';
import { BATCH } from './names.ts';

const { child, outbox, state, publish, run, stopping } = await openCarrier();

// #region cursor
async function look(): Promise<number> {
  const cursor = await state.findOne({ _id: 'cursor' });
  const rows = await outbox
    .find({ _id: { $gt: cursor?.last ?? '' } })
    .sort({ _id: 1 })
    .limit(BATCH)
    .toArray();
  for (const row of rows) {
    if (stopping()) break;
    const offset = await publish(row);
    if (offset !== null) await child.crashPoint('published-not-marked');
    const place = { last: row._id, ...(offset === null ? {} : { offset }) };
    await state.updateOne({ _id: 'cursor' }, { $set: place }, { upsert: true });
  }
  return rows.length;
}
// #endregion

await run(look);
