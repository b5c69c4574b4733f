/**
 * Makes the recording that the lab `oplog` shows where a database does not let us read its oplog:
 * four operations on one order, and the raw entries that a real replica set wrote of them.
 *
 *   node --import tsx infra/record-oplog.ts mongodb://127.0.0.1:27717
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectMongo } from '#lib/mongo/client.ts';
import { oplogNow, readOplog, toPlain } from '#lib/mongo/oplog.ts';
import { newSandboxId, scopeOf } from '#lib/scope.ts';
import { repoRoot } from '#lib/stack/paths.ts';

const FILE = 'content/11-2/oplog/recording.json';
const [uri] = process.argv.slice(2);
if (!uri) throw new Error('name the replica set: infra/record-oplog.ts mongodb://…');

const client = await connectMongo({ uri }, 'record');
const { database } = scopeOf({ sandbox: newSandboxId(), run: 1 });
const orders = client.db(database).collection<{ _id: string }>('orders');
const from = await oplogNow(client);
const order = { _id: 'ORD-1', customer: 'dewi', total: 58_000, status: 'DIBUAT' };
await orders.insertOne(order);
await orders.updateOne({ _id: 'ORD-1' }, { $set: { status: 'DIBAYAR' } });
await orders.replaceOne({ _id: 'ORD-1' }, { ...order, status: 'DIGANTI' });
await orders.deleteOne({ _id: 'ORD-1' });
const written = await readOplog(client, { database, collections: ['orders'], from, max: 10 });
const [i, u, r, d] = written.map(toPlain);
await client.db(database).dropDatabase();
await client.close();
if (!(i && u && r && d)) throw new Error(`${written.length} entries instead of four`);
const recording = { day: written[0]?.wall?.getTime(), entries: { i, u, r, d } };
await writeFile(join(repoRoot(), FILE), `${JSON.stringify(recording)}\n`);
