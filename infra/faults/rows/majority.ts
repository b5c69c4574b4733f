/** C2: no change is told before a majority has it. Needs three members, so a set of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { findMongod } from '#lib/stack/mongod-files.ts';
import { downloadsFolder } from '#lib/stack/paths.ts';
import { freePort } from '#lib/stack/ports.ts';
import { startWarden } from '#lib/stack/warden.ts';
import type { Finding } from '../ledgers.ts';
import { eventually, type RowContext } from './lane.ts';
import { broken, type Row } from './row.ts';

const FIRST_PORT = 27_390;
const MEMBERS = [0, 1, 2];
/** So long nothing may be told while two of three stand still, ms. Below the ten of an election. */
const SILENT_MS = 6000;
const TOLD_WITHIN_MS = 30_000;

interface Trio extends AsyncDisposable {
  readonly uri: string;
  /** All but the first, which is the primary. */
  readonly others: readonly ChildProcess[];
}

async function startTrio({ folder, say }: RowContext): Promise<Trio> {
  const home = await mkdtemp(join(folder, 'trio-'));
  const env = process.env;
  const files = await findMongod({
    ...{ env, downloads: downloadsFolder(env), logs: folder, progress: say },
    watch: () => undefined,
  });
  const warden = startWarden();
  const ports: number[] = [];
  for (const n of MEMBERS) ports.push(await freePort((ports.at(-1) ?? FIRST_PORT - 1) + 1 + n));
  const children: ChildProcess[] = [];
  for (const port of ports) {
    const data = join(home, String(port));
    await mkdir(data, { recursive: true });
    const child = spawn(
      files.command,
      [
        ...['--replSet', 'trio', '--dbpath', data, '--port', String(port)],
        ...['--bind_ip', '127.0.0.1', '--oplogSize', '64', '--wiredTigerCacheSizeGB', '0.25'],
        ...['--quiet', '--logpath', join(data, 'log')],
      ],
      { stdio: 'ignore' },
    );
    if (child.pid !== undefined) warden.watch(child.pid);
    children.push(child);
  }
  const uri = directly(ports[0] ?? FIRST_PORT);
  await initiate(uri, ports);
  return {
    uri,
    others: children.slice(1),
    async [Symbol.asyncDispose]() {
      const gone = children.map((child) => once(child, 'close'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(gone);
      await warden[Symbol.asyncDispose]();
    },
  };
}

const directly = (port: number) => `mongodb://127.0.0.1:${port}/?directConnection=true`;

async function initiate(uri: string, ports: readonly number[]): Promise<void> {
  const members = ports.map((port, _id) => ({
    ...{ _id, host: `127.0.0.1:${port}` },
    // The first stays the primary, whatever happens to the others.
    priority: _id === 0 ? 1 : 0,
  }));
  // Who is told of the set must be there to agree.
  for (const port of ports) {
    await using _member = await new MongoClient(directly(port)).connect();
  }
  await using client = await new MongoClient(uri).connect();
  const admin = client.db('admin');
  await admin.command({ replSetInitiate: { _id: 'trio', members } });
  const isPrimary = async () => (await admin.command({ hello: 1 })).isWritablePrimary === true;
  if (!(await eventually(isPrimary, TOLD_WITHIN_MS))) throw new Error('the trio has no primary');
}

/** Two of three stand still: an order that one of them has taken is not told, until they go on. */
async function untold(context: RowContext, told: 'stream' | 'read'): Promise<Finding[]> {
  await using trio = await startTrio(context);
  await using client = await new MongoClient(trio.uri).connect();
  const orders = client.db('shop').collection<{ _id: string }>('orders');
  await orders.insertOne({ _id: 'ORD-1' }, { writeConcern: { w: 'majority' } });
  await using stream = orders.watch();
  await stream.tryNext();
  const first = stream.next();
  // Whoever asks the primary itself is told at once: that is what the stream must not do.
  const isThere = async () =>
    told === 'read' &&
    (await orders.countDocuments({ _id: 'ORD-2' }, { readConcern: { level: 'local' } })) > 0;
  let early = false;
  void first.then(
    () => {
      early = true;
    },
    () => undefined,
  );
  for (const member of trio.others) member.kill('SIGSTOP');
  try {
    await orders.insertOne({ _id: 'ORD-2' }, { writeConcern: { w: 1 } });
    const before = await eventually(async () => early || (await isThere()), SILENT_MS);
    if (before) return [broken('effect of nothing', 'told while one of three had it')];
  } finally {
    for (const member of trio.others) member.kill('SIGCONT');
  }
  const after = await eventually(() => early, TOLD_WITHIN_MS);
  return after ? [] : [broken('acked, never seen', 'not told once all three had it')];
}

export const majorityRows: readonly Row[] = [
  {
    row: 'C2',
    name: 'no change is told before two of three members have it',
    guarded: (context) => untold(context, 'stream'),
    safeguard: 'the change stream, for a read of the primary',
    unguarded: (context) => untold(context, 'read'),
    turnsRed: 'effect of nothing',
  },
];
