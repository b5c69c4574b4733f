/**
 * The challenge of the lab `kill`: a member dies under load, its partitions stand still for eight
 * seconds at the most, and nothing is lost. Broker and database are asked directly.
 */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { messages } from './messages.ts';
import { GROUP, MEMBERS, PARTITIONS, TOPIC } from './model.ts';
import { type Payment, payment } from './payments.ts';

export const WANTED = { gapMs: 8000, waiting: 10 } as const;
/** Positions named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

/** Kept with the run: the last SIGKILL, and what the broker had given to its victim. */
interface Kill {
  readonly _id: 'kill';
  readonly member: string;
  readonly held: readonly number[];
  readonly at: number;
}

/** Written before the signal is sent: what the broker says of the victim while it still lives. */
export async function noteKill({ db, kafka }: LabContext, member: string): Promise<void> {
  const known = (await kafka.describe(GROUP)).find(({ client }) => client === member);
  const held = [...(known?.partitions ?? [])];
  await db
    .collection<Kill>('checks')
    .updateOne({ _id: 'kill' }, { $set: { member, held, at: Date.now() } }, { upsert: true });
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { db, kafka, scope } = lab;
  const [kill, ranges, committed, documents] = await Promise.all([
    db.collection<Kill>('checks').findOne({ _id: 'kill' }),
    kafka.ranges(TOPIC),
    kafka.committed(GROUP, TOPIC),
    db.collection<Payment>('payments').find().toArray(),
  ]);
  const payments = documents.flatMap((document) => payment.safeParse(document).data ?? []);
  const held = kill?.held ?? [];
  const since = kill?.at ?? 0;
  const others = MEMBERS.filter((member) => member !== kill?.member);
  const heirs = held.map((one) => heirOf(payments, one, since));
  const gaps = PARTITIONS.map((partition) => gapOf(payments, partition, since));
  const worst = Math.max(0, ...gaps.map(({ ms }) => ms));
  const waited = waitingOf(payments, held, since);
  const seen = new Set(payments.map(({ partition, offset }) => `${partition}@${offset}`));
  const all = ranges.flatMap(({ partition, end }) =>
    Array.from({ length: end }, (_, offset) => `${partition}@${offset}`),
  );
  const missing = all.filter((position) => !seen.has(position));
  const done = ranges.map(({ partition }) => committed.get(partition) ?? 0);
  const ends = ranges.map(({ end }) => end);
  const topic = scope.topic(TOPIC);
  const conditions = [
    {
      id: 'heirs',
      left: held.map((one, index) => `P${one} → ${heirs[index] ?? '–'}`).join(', ') || '–',
      right: kill ? `{${others.join(', ')}}` : '–',
      sign: '∈',
      ok: held.length > 0 && heirs.every((heir) => others.some((other) => other === heir)),
      query: `DescribeGroups ${scope.group(GROUP)} at the kill; db.payments.find({partition: {$in: [${held}]}, "deliveries.0.at": {$gt: ${since}}}).sort({"deliveries.0.at": 1})`,
    },
    {
      id: 'load',
      left: String(waited),
      right: String(WANTED.waiting),
      sign: '≥',
      ok: waited >= WANTED.waiting,
      query: `db.payments.find({partition: {$in: [${held}]}, writtenAt: {$gt: ${since}}})`,
    },
    {
      id: 'gap',
      left: `${WANTED.gapMs} ms`,
      right: kill ? `${worst} ms` : '–',
      sign: '≥',
      ok: kill !== null && worst <= WANTED.gapMs,
      query: 'db.payments.find().sort({"deliveries.at": 1}), per partition',
    },
    {
      id: 'seen',
      left: missing.length === 0 ? String(seen.size) : `${seen.size} (≠ ${named(missing)})`,
      right: String(all.length),
      ok: all.length > 0 && missing.length === 0 && seen.size === all.length,
      query: `distinct (partition, offset) of db.payments = ListOffsets ${topic} 0…latest`,
    },
    {
      id: 'lag',
      left: done.join(' · '),
      right: ends.join(' · '),
      ok: all.length > 0 && ends.every((end, index) => done[index] === end),
      query: `OffsetFetch ${scope.group(GROUP)} ${topic} = ListOffsets latest`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/**
 * Who did the first order of a partition after the kill. Not who holds it now: a victim that was
 * run again may have it back by then, or may have had it from the start.
 */
function heirOf(payments: readonly Payment[], of: number, since: number): string | undefined {
  const after = payments.flatMap(({ partition, deliveries: [first] }) =>
    partition === of && first !== undefined && first.at > since ? [first] : [],
  );
  return after.sort((a, b) => a.at - b.at)[0]?.member;
}

/** The longest time a partition stood still while an order was waiting in it, from `since` on, ms. */
function gapOf(payments: readonly Payment[], of: number, since: number): { ms: number } {
  const handled = payments
    .filter(({ partition }) => partition === of)
    .map(({ writtenAt, deliveries }) => ({ writtenAt, at: deliveries[0]?.at ?? writtenAt }))
    .sort((a, b) => a.at - b.at);
  let before = 0;
  let ms = 0;
  for (const { writtenAt, at } of handled) {
    if (at > since) ms = Math.max(ms, at - Math.max(before, writtenAt));
    before = at;
  }
  return { ms };
}

/** Orders that were written into the victim's partitions before anybody went on with them. */
function waitingOf(payments: readonly Payment[], held: readonly number[], since: number): number {
  const theirs = payments.filter(({ partition }) => held.includes(partition));
  const after = theirs.flatMap(({ deliveries }) => {
    const at = deliveries[0]?.at ?? 0;
    return at > since ? [at] : [];
  });
  const resumed = after.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...after);
  return theirs.filter(({ writtenAt }) => writtenAt > since && writtenAt < resumed).length;
}

function named(positions: readonly string[]): string {
  const shown = positions.slice(0, NAMED_MAX).join(', ');
  return positions.length > NAMED_MAX ? `${shown} …` : shown;
}

type ConditionId = 'heirs' | 'load' | 'gap' | 'seen' | 'lag';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
