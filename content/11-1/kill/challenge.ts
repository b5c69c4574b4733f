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
  /** When the process was gone; until then it may have stored one more order. */
  readonly goneAt?: number;
}

/** Written before the signal is sent: what the broker says of the victim while it still lives. */
export async function noteKill({ db, kafka }: LabContext, member: string): Promise<void> {
  const known = (await kafka.describe(GROUP)).find(({ client }) => client === member);
  const held = [...(known?.partitions ?? [])];
  await db
    .collection<Kill>('checks')
    .replaceOne({ _id: 'kill' }, { member, held, at: Date.now() }, { upsert: true });
}

/** Written once the process is gone. */
export async function noteGone({ db }: LabContext): Promise<void> {
  const checks = db.collection<Kill>('checks');
  await checks.updateOne({ _id: 'kill' }, { $set: { goneAt: Date.now() } });
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
  const heirs = held.map((one) => goneOn(payments, one, kill)?.member);
  const gaps = PARTITIONS.map((partition) => gapOf(payments, partition, since));
  const worst = Math.max(0, ...gaps.map(({ ms }) => ms));
  const waited = waitingOf(payments, kill);
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
 * Who went on with a partition after the kill, and when. Not who holds it now: a victim that was run
 * again may have it back by then, or may have had it from the start. Nor what the victim still stored
 * between the note and its end.
 */
function goneOn(payments: readonly Payment[], of: number, kill: Kill | null) {
  const theirs = payments.flatMap(({ partition, deliveries: [first] }) =>
    partition === of && first !== undefined ? [first] : [],
  );
  const inTime = theirs.sort((a, b) => a.at - b.at);
  const { member: victim, at: since = 0, goneAt = since } = kill ?? {};
  return inTime.find(({ at, member }) => at > (member === victim ? goneAt : since));
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
function waitingOf(payments: readonly Payment[], kill: Kill | null): number {
  return (kill?.held ?? []).reduce((sum, of) => {
    const resumed = goneOn(payments, of, kill)?.at ?? Number.POSITIVE_INFINITY;
    const waited = payments.filter(
      ({ partition, writtenAt }) =>
        partition === of && writtenAt > (kill?.at ?? 0) && writtenAt < resumed,
    );
    return sum + waited.length;
  }, 0);
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
