/** E1 and E3: an effect takes place once for each event, whatever is delivered how often. */
import { UNIQUE_INDEX } from '#content/shop/error-object.ts';
import type { Random } from '#lib/random.ts';
import { audit, type Finding } from '../ledgers.ts';
import { drained, type Lane, openLane, type RowContext, realBundle } from './lane.ts';
import { bundleMutant } from './mutant.ts';
import { broken, type Row } from './row.ts';

export const PAYMENT = 'content/shop/payment-unique.worker.ts';
const PRICE = 10_000;

/** The marker of the event is not written: nothing remembers that it was paid. */
const NO_MARKER = {
  program: PAYMENT,
  from: 'await processed.insertOne({ consumer: group, eventId, at: new Date() }, { session });',
  to: '',
};

const database = ({ stores }: RowContext, lane: Lane) => stores.db(lane.scope.prefix.slice(0, -1));

export async function preparePayments(
  context: RowContext,
  lane: Lane,
  indexed: boolean,
): Promise<void> {
  const db = database(context, lane);
  for (const name of ['processed_events', 'payments', 'refusals', 'lab_settings']) {
    await db.createCollection(name);
  }
  if (!indexed) return;
  await db.collection('processed_events').createIndex(UNIQUE_INDEX.key, UNIQUE_INDEX.options);
}

async function auditEffects(context: RowContext, lane: Lane): Promise<Finding[]> {
  const payments = await database(context, lane).collection('payments').find().toArray();
  const effects = payments.map(({ eventId }) => String(eventId));
  const distinct = new Set(lane.acked.map(({ id }) => id));
  const sum = payments.reduce((all, { total }) => all + Number(total), 0);
  const findings = audit(
    {
      acked: [...distinct].map((id) => ({ id, partition: 0, offset: 0 })),
      unknown: new Set(),
      seen: new Map(),
      effects: new Map([['payments', effects]]),
    },
    [],
  ).filter(({ breach }) => breach !== 'acked, not in the log');
  const owed = distinct.size * PRICE;
  return sum === owed ? findings : [...findings, broken('effect twice', `Rp ${sum} ≠ ${owed}`)];
}

const POINTS = ['before-insert', 'in-transaction', 'after-insert'] as const;

/** Everything is delivered twice; the service dies at each of its points, and twice at random. */
async function once(context: RowContext, random: Random, guarded: boolean) {
  await using lane = await openLane(context);
  await preparePayments(context, lane, true);
  await lane.write(40, { copies: 2 });
  const bundle = guarded ? realBundle(PAYMENT) : await bundleMutant(NO_MARKER, context.folder);
  for (const crashPoint of random.shuffle(POINTS).slice(0, guarded ? 3 : 1)) {
    await lane.run({ name: 'payment', bundle, crashPoint }).gone;
  }
  const last = lane.run({ name: 'payment', bundle });
  const findings: Finding[] = [];
  if (!(await drained(lane))) findings.push(broken('acked, no effect', 'payment is not drained'));
  last.kill('SIGTERM');
  await last.gone;
  return [...findings, ...(await auditEffects(context, lane))];
}

/** A hundred deliveries of one event, fifty of them handled at one time. */
async function together(context: RowContext, indexed: boolean) {
  await using lane = await openLane(context);
  await preparePayments(context, lane, indexed);
  const settings = database(context, lane).collection<{ _id: string }>('lab_settings');
  await settings.insertOne({ _id: 'delivery', together: true } as { _id: string });
  await lane.write(1, { copies: 100, sameId: 'E-1' });
  const program = lane.run({ name: 'payment', bundle: realBundle(PAYMENT) });
  const findings: Finding[] = [];
  if (!(await drained(lane))) findings.push(broken('acked, no effect', 'payment is not drained'));
  program.kill('SIGTERM');
  await program.gone;
  return [...findings, ...(await auditEffects(context, lane))];
}

export const effectRows: readonly Row[] = [
  {
    row: 'E1',
    name: 'each event is paid once over duplicates and deaths, and the sum is exact',
    guarded: (context, random) => once(context, random, true),
    safeguard: 'the marker in the transaction of the payment',
    unguarded: (context, random) => once(context, random, false),
    turnsRed: 'effect twice',
  },
  {
    row: 'E3',
    name: 'a hundred deliveries of one event at a time have one effect',
    guarded: (context) => together(context, true),
    safeguard: 'the unique index',
    unguarded: (context) => together(context, false),
    turnsRed: 'effect twice',
  },
];
