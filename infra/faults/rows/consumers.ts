/** K1 to K4: what a consumer that dies may lose, repeat or mix up. */

import type { Random } from '#lib/random.ts';
import { audit, type Finding, type Shown } from '../ledgers.ts';
import { drained, type Lane, openLane, type RowContext, realBundle } from './lane.ts';
import { bundleMutant } from './mutant.ts';
import { broken, type Row } from './row.ts';

const PAYMENT = 'content/shop/payment.worker.ts';

/** The bookmark is moved before the work: what dies in between is never read again. */
const COMMIT_FIRST = {
  program: PAYMENT,
  from: "  await child.crashPoint('before-effect');\n",
  to: "  await delivery.commit();\n  await child.crashPoint('before-effect');\n",
};

/** Dies at named points and at random ones, and is run again each time. */
async function killing(
  lane: Lane,
  bundle: string,
  kills: number,
  random: Random,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let program = lane.run({ name: 'payment', bundle, crashPoint: 'before-effect' });
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill === 0) await program.gone;
    else {
      await program.ready;
      await new Promise((resolve) => setTimeout(resolve, random.between(50, 400)));
      program.kill('SIGKILL');
      await program.gone;
    }
    findings.push(...(await tailOf(lane)));
    program = lane.run({ name: 'payment', bundle });
  }
  if (!(await drained(lane))) findings.push(broken('acked, never seen', 'payment is not drained'));
  program.kill('SIGTERM');
  await program.gone;
  return findings;
}

/** K2: what the last one had read and not committed is what the next one must begin with. */
async function tailOf(lane: Lane): Promise<Finding[]> {
  const committed = (await lane.committed('payment')).get(0) ?? 0;
  const reads = readsOf(lane).map(({ offset }) => offset);
  const last = Math.max(-1, ...reads);
  return Math.max(0, committed) <= last + 1
    ? []
    : [broken('acked, never seen', `committed ${committed}, read up to ${last}`)];
}

const readsOf = ({ reports }: Lane) =>
  reports.flatMap(({ kind, data, incarnation }) => {
    const { partition, offset } = data as { partition: number; offset: number };
    return kind === 'read' ? [{ partition, offset, incarnation }] : [];
  });

async function auditLane(context: RowContext, lane: Lane): Promise<Finding[]> {
  const at = new Map(
    [...lane.written.values()].map((one) => [`${one.partition}@${one.offset}`, one]),
  );
  const seen = readsOf(lane).flatMap(({ partition, offset }): Shown[] => {
    const record = at.get(`${partition}@${offset}`);
    return record ? [{ ...record, partition, offset }] : [];
  });
  const payments = context.stores.db(lane.scope.prefix.slice(0, -1)).collection('payments');
  const effects = (await payments.find().toArray()).map(({ _id }) => String(_id));
  const ledgers = {
    acked: lane.acked,
    unknown: new Set<string>(),
    seen: new Map([['payment', seen]]),
    effects: new Map([['payments', effects]]),
  };
  return audit(ledgers, [...lane.written.values()]);
}

async function killed(context: RowContext, random: Random, guarded: boolean, kills: number) {
  await using lane = await openLane(context);
  await lane.write(kills * 12);
  const bundle = guarded ? realBundle(PAYMENT) : await bundleMutant(COMMIT_FIRST, context.folder);
  const findings = await killing(lane, bundle, kills, random);
  return [...findings, ...(await auditLane(context, lane))];
}

/** Three partitions: each key in order, and at least once two partitions out of order. */
async function ordered(context: RowContext, random: Random, keyed: boolean) {
  await using lane = await openLane(context, 3);
  await lane.write(90, keyed ? {} : { keyless: true });
  const findings = await killing(lane, realBundle(PAYMENT), 2, random);
  findings.push(...(await auditLane(context, lane)));
  const written = [...lane.written.values()];
  const rank = new Map(written.map(({ partition, offset }, n) => [`${partition}@${offset}`, n]));
  const ranks = readsOf(lane).map(
    ({ partition, offset }) => rank.get(`${partition}@${offset}`) ?? 0,
  );
  const inverted = ranks.some((one, index) => index > 0 && one < (ranks[index - 1] ?? 0));
  // Or the order across partitions would look like a promise.
  return inverted ? findings : [...findings, broken('order of a key broken', 'no inversion seen')];
}

export const consumerRows: readonly Row[] = [
  {
    row: 'K1 K2 K3',
    name: 'a killed consumer loses nothing and repeats only its uncommitted tail',
    guarded: (context, random) => killed(context, random, true, 4),
    safeguard: 'the bookmark is moved after the work',
    unguarded: (context, random) => killed(context, random, false, 1),
    turnsRed: 'acked, no effect',
  },
  {
    row: 'K4',
    name: 'each key stays in order over kills; across partitions nothing is promised',
    guarded: (context, random) => ordered(context, random, true),
    safeguard: 'the key of a record',
    unguarded: (context, random) => ordered(context, random, false),
    turnsRed: 'order of a key broken',
  },
];
