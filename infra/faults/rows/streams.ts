/** C5, C7 and C8: a copy under writes, a change that is too large, changes that belong together. */
import type { Finding } from '../ledgers.ts';
import {
  changeIn,
  databaseOf,
  FOLLOWERS,
  follow,
  idOf,
  missing,
  orderOf,
  ordersOf,
  recordsOf,
  startMutated,
  unlike,
} from './follower.ts';
import { eventually, openLane, type RowContext } from './lane.ts';
import type { Mutation } from './mutant.ts';
import { broken, type Row } from './row.ts';

const { program } = FOLLOWERS.connector;
const file = 'content/shop/connector.ts';

/** As any other trouble would be. */
const TRIED_FOR_EVER: Mutation = {
  ...{ program, file, from: 'const isLarge = error', to: 'const isLarge = !error && error' },
};

/** Copied while it is written; the copy is killed in its midst, and made anew from its start. */
async function copied(context: RowContext, start: 'note-then-copy' | 'copy-then-now') {
  const ORDERS = 400;
  await using lane = await openLane(context);
  const orders = ordersOf(context, lane);
  await orders.insertMany(Array.from({ length: ORDERS }, (_, n) => orderOf(n + 1)));
  const copying = () => lane.reports.some(({ kind }) => kind === 'copying');
  const first = follow(lane, 'connector', { start, copyMs: 3000 });
  await eventually(copying);
  if (start === 'note-then-copy') {
    first.kill('SIGKILL');
    await first.gone;
    // Whatever it is asked to do: a copy that was begun is begun again.
    follow(lane, 'connector', { copyMs: 1500 });
  }
  for (let n = 1; n <= ORDERS; n += 1) {
    await orders.updateOne({ _id: `ORD-${n}` }, { $inc: { version: 1 } });
    if (n % 4 === 0) await orders.insertOne(orderOf(ORDERS + n));
  }
  return await unlike(context, lane);
}

/** An update whose event would be larger than a document may be. */
async function large(context: RowContext, mutation?: Mutation): Promise<Finding[]> {
  const NOTE_BYTES = 9 * 1024 * 1024;
  await using lane = await openLane(context);
  const orders = ordersOf(context, lane);
  const connector = await startMutated('connector', context, lane, mutation);
  await connector.ready;
  await orders.insertOne(orderOf(1));
  await orders.updateOne({ _id: 'ORD-1' }, { $set: { note: 'x'.repeat(NOTE_BYTES) } });
  await orders.insertOne(orderOf(2));
  const findings = await missing(context, lane.topic, ['ORD-1', 'ORD-2'], idOf);
  const told = (await recordsOf(context, lane.topic)).map(changeIn);
  const ops = told.map(({ op, _id }) => `${op} ${_id}`);
  if (findings.length === 0 && ops.join() !== 'insert ORD-1,update ORD-1,insert ORD-2') {
    findings.push(broken('acked, not in the log', ops.join()));
  }
  const leftOut = told.find(({ op }) => op === 'update')?.leftOut ?? 0;
  if (findings.length === 0 && leftOut < NOTE_BYTES) {
    findings.push(broken('effect of nothing', `${leftOut} bytes are said to be left out`));
  }
  return findings;
}

/** Orders that were written together are known as such by their records. */
async function together(context: RowContext, inTransaction: boolean): Promise<Finding[]> {
  const GROUPS = [1, 4, 7];
  await using lane = await openLane(context);
  const orders = ordersOf(context, lane);
  const { client } = databaseOf(context, lane);
  await (await startMutated('connector', context, lane)).ready;
  for (const first of GROUPS) {
    const group = [0, 1, 2].map((n) => orderOf(first + n));
    if (!inTransaction) {
      for (const order of group) await orders.insertOne(order);
      continue;
    }
    await client.withSession((session) =>
      session.withTransaction(async () => {
        for (const order of group) await orders.insertOne(order, { session });
      }),
    );
  }
  const ids = await orders.distinct('_id');
  const findings = await missing(context, lane.topic, ids, idOf);
  const groups = new Map<string, number>();
  for (const { headers } of await recordsOf(context, lane.topic)) {
    const { transaction = 'none' } = headers;
    groups.set(transaction, (groups.get(transaction) ?? 0) + 1);
  }
  const whole = groups.size === GROUPS.length && [...groups.values()].every((n) => n === 3);
  const what = [...groups].map(([name, n]) => `${name.slice(-6)} × ${n}`).join(', ');
  return whole ? findings : [...findings, broken('not one transaction', what)];
}

export const streamRows: readonly Row[] = [
  {
    row: 'C5',
    name: 'copy and stream agree with a collection that is written, also after a death in mid-copy',
    guarded: (context) => copied(context, 'note-then-copy'),
    safeguard: 'the position that is noted before the copy',
    unguarded: (context) => copied(context, 'copy-then-now'),
    turnsRed: 'copies differ',
  },
  {
    row: 'C7',
    name: 'a change larger than an event may be is told without its document, and all behind it',
    guarded: (context) => large(context),
    safeguard: 'the second look without the document',
    unguarded: (context) => large(context, TRIED_FOR_EVER),
    turnsRed: 'acked, not in the log',
  },
  {
    row: 'C8',
    name: 'records of one transaction carry one mark, and those of another another',
    guarded: (context) => together(context, true),
    safeguard: 'the transaction',
    unguarded: (context) => together(context, false),
    turnsRed: 'not one transaction',
  },
];
