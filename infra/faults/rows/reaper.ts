/** S3: what is given up is deleted to the last topic, and who is there is not touched. */
import type { Admin } from 'kafkajs';
import { connectMongo } from '#lib/mongo/client.ts';
import { startReaper } from '#lib/reaper.ts';
import { openRegistry, type Registry } from '#lib/registry.ts';
import { scopeOf } from '#lib/scope.ts';
import type { Finding } from '../ledgers.ts';
import type { RowContext } from './lane.ts';
import { broken, type Row } from './row.ts';

const NODE = 'drill';
const ABANDONED = 4;
const LONG_AGO = new Date(Date.now() - 24 * 3600_000);

/** Some sandboxes nobody came back to, one in use; the first sweep is cut off in mid-delete. */
async function reaped(context: RowContext, keepsBooks: boolean): Promise<Finding[]> {
  const { stores, engines } = context;
  const mongo = await connectMongo({ uri: engines.direct.mongoUri }, 'drill', 5);
  try {
    const real = await openRegistry(mongo, NODE);
    // Without the note of what is to be deleted, a sweep that is cut off leaves its rest for ever.
    const registry: Registry = keepsBooks ? real : { ...real, discard: forgets(real) };
    const claimed = [];
    for (let n = 0; n <= ABANDONED; n += 1) {
      const { _id } = await real.claim(`drill-${NODE}-${n}-${Date.now()}`, 'log');
      const scope = scopeOf({ sandbox: _id, run: 1 });
      await stores.admin.createTopics({ topics: [{ topic: scope.topic('pesanan') }] });
      await mongo.db(scope.database).collection('payments').insertOne({ n });
      claimed.push(scope);
    }
    const [used, ...abandoned] = claimed;
    const ids = abandoned.map(({ sandbox }) => sandbox);
    await real.sandboxes.updateMany({ _id: { $in: ids } }, { $set: { touched: LONG_AGO } });
    let cut = true;
    const deleteTopics: Admin['deleteTopics'] = (which) =>
      cut ? Promise.reject(new Error('cut off')) : stores.admin.deleteTopics(which);
    const admin = { ...stores.admin, deleteTopics };
    const isOpen = (sandbox: string) => sandbox === used?.sandbox;
    await using reaper = startReaper({
      ...{ admin, mongo, registry, node: NODE, isOpen },
      fault: () => undefined,
    });
    await reaper.sweep();
    cut = false;
    for (let sweeps = 0; sweeps < 5; sweeps += 1) await reaper.sweep();
    const topics = await stores.admin.listTopics();
    const { databases } = await mongo.db('admin').admin().listDatabases({ nameOnly: true });
    const left = abandoned.filter(
      ({ prefix, database }) =>
        topics.some((topic) => topic.startsWith(prefix)) ||
        databases.some(({ name }) => name === database),
    );
    const findings = left.map(({ prefix }) => broken('effect of nothing', `${prefix} is left`));
    if (used && !topics.includes(used.topic('pesanan'))) {
      findings.push(broken('acked, no effect', 'the one in use is gone'));
    }
    return findings;
  } finally {
    await mongo.close();
  }
}

/** Deletes at once, instead of noting first what has to go. */
const forgets =
  (real: Registry): Registry['discard'] =>
  async (run) => {
    const entry = await real.discard(run);
    await real.garbage.deleteOne({ _id: `${run.sandbox}.${run.run}` });
    return entry;
  };

export const reaperRows: readonly Row[] = [
  {
    row: 'S3',
    name: `${ABANDONED} abandoned sandboxes go without a rest over a sweep that is cut off`,
    guarded: (context) => reaped(context, true),
    safeguard: 'the note of what is to be deleted',
    unguarded: (context) => reaped(context, false),
    turnsRed: 'effect of nothing',
  },
];
