/**
 * Rebuilds `orders_copy` from the raw oplog and from nothing else: it never looks at `orders`. At
 * the end the last entries are applied once more, as by a reader that starts again from a bookmark
 * that is a little old.
 */
import { type Document, MongoServerError } from 'mongodb';
import { LabError } from '#lib/errors.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { type OplogOperation, operationsOf, readOplog, timeText } from '#lib/mongo/oplog.ts';
import { beginningOf } from '#lib/oplog-reading.ts';
import { startChild } from '#lib/process/child.ts';
import { ENTRIES_MAX, ORDERS, REPEATED } from './names.ts';
import type { Rules } from './rules.ts';
import { rulesSchema } from './rules-schema.ts';

const child = startChild();
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'applier', 2);
const database = mongo.db(child.settings.database);
const copy = database.collection<{ _id: string }>('orders_copy', { writeConcern: { w: 1 } });
const rebuilds = database.collection<Document & { _id: string }>('rebuilds');

// #region apply
async function apply({ op, o, o2 }: OplogOperation, rules: Rules): Promise<void> {
  const { _id, ...fields } = o;
  if (op === 'i') {
    if (rules.insert === 'insertOne') await copy.insertOne({ _id, ...fields });
    if (rules.insert === 'upsert') await copy.replaceOne({ _id }, fields, { upsert: true });
  }
  if (op === 'd') {
    if (rules.delete === 'deleteOne') await copy.deleteOne({ _id });
    if (rules.delete === 'mark') await update(_id, { deleted: true }, {});
  }
  if (op !== 'u' || !o2) return;
  if (o.$v === 2) {
    // u: changed fields, i: new ones, d: those that are gone.
    const { u = {}, i = {}, d = {}, ...deeper } = o.diff;
    if (Object.keys(deeper).length > 0) throw new TypeError('a nested diff is not in this lesson');
    const set = { ...u, ...i };
    if (rules.diff === 'replace-by-diff') return void (await copy.replaceOne({ _id: o2._id }, set));
    const unset = rules.diff === 'set-unset' ? d : {};
    await update(o2._id, set, unset);
  } else {
    if (rules.replace === 'replaceOne') await copy.replaceOne({ _id: o2._id }, fields);
    if (rules.replace === 'set') await update(o2._id, fields, {});
  }
}
// #endregion

/** An update that says nothing is refused by MongoDB, so it is not sent. */
async function update(_id: string, set: Document, unset: Document): Promise<void> {
  const change = {
    ...(Object.keys(set).length > 0 ? { $set: set } : {}),
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
  };
  if (Object.keys(change).length > 0) await copy.updateOne({ _id }, change);
}

async function rebuild(rules: Rules): Promise<void> {
  const from = await beginningOf(database, mongo);
  const query = { database: child.settings.database, collections: [ORDERS], from };
  const entries = await readOplog(mongo, { ...query, max: ENTRIES_MAX });
  await copy.deleteMany({});
  let applied = 0;
  let refused: Document | undefined;
  for (const entry of [...entries, ...entries.slice(-REPEATED)]) {
    try {
      for (const operation of operationsOf(entry)) await apply(operation, rules);
      applied += 1;
    } catch (error) {
      if (!(error instanceof MongoServerError)) throw error;
      // An applier that cannot apply an entry stops: to step over it would be to lie about the rest.
      const { code, message } = error;
      refused = { code, message, ts: timeText(entry.ts), id: String(entry.o2?._id ?? entry.o._id) };
      break;
    }
  }
  const last = entries.at(-1);
  await rebuilds.replaceOne(
    { _id: 'last' },
    {
      rules,
      entries: entries.length,
      applied,
      repeated: Math.max(0, applied - entries.length),
      until: last ? timeText(last.ts) : null,
      refused: refused ?? null,
      at: new Date(),
    },
    { upsert: true },
  );
}

let busy = false;

child.answer({
  rebuild: async (input) => {
    const rules = rulesSchema.parse(input);
    if (busy) throw new LabError('still-working', { retriable: true });
    busy = true;
    try {
      await rebuild(rules);
    } finally {
      busy = false;
    }
  },
});
child.onStop(() => mongo.close());
child.ready();
