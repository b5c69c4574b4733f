/**
 * The challenge of the lab `log`: the search index is rebuilt from nothing, out of the log alone.
 * Broker and database are asked directly; what the screen shows plays no part.
 */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { parseOrder } from '../../shop/events.ts';
import { messages } from './messages.ts';
import { TOPIC } from './model.ts';

/** Kept with the run: that the index was once seen empty, and where the log ended then. */
interface Emptied {
  readonly _id: 'emptied';
  readonly end: number;
  readonly at: Date;
}

const INDEX = 'search_index';
/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

/** Looks whether the index is empty now, and if so keeps that fact. */
export async function noteEmptied({ db, kafka }: LabContext): Promise<void> {
  if ((await db.collection(INDEX).countDocuments()) > 0) return;
  const end = await endOf(kafka);
  await db
    .collection<Emptied>('checks')
    .updateOne({ _id: 'emptied' }, { $set: { end, at: new Date() } }, { upsert: true });
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { db, kafka } = lab;
  // The reader may have emptied it with other tools: the checker's own look counts as well. An
  // index that search has never filled is not empty again.
  if (typeof (await kafka.committed('search', TOPIC)).get(0) === 'number') await noteEmptied(lab);
  const [emptied, end, committed, records, documents] = await Promise.all([
    db.collection<Emptied>('checks').findOne({ _id: 'emptied' }),
    endOf(kafka),
    kafka.committed('search', TOPIC).then((offsets) => offsets.get(0) ?? null),
    kafka.records(TOPIC),
    db
      .collection<{ _id: string }>(INDEX)
      .find({}, { projection: { _id: 1 } })
      .toArray(),
  ]);
  const ordered = new Set(records.flatMap(({ value }) => parseOrder(value)?.orderId ?? []));
  const indexed = new Set(documents.map(({ _id }) => String(_id)));
  const missing = [...ordered].filter((id) => !indexed.has(id));
  const surplus = [...indexed].filter((id) => !ordered.has(id));
  const topic = lab.scope.topic(TOPIC);
  const conditions = [
    {
      id: 'emptied',
      left: emptied ? 'n = 0' : `n = ${indexed.size}`,
      right: 'n = 0',
      ok: emptied !== null,
      query: `db.${INDEX}.countDocuments()`,
    },
    {
      id: 'ids',
      left: listed(indexed.size, surplus),
      right: listed(ordered.size, missing),
      ok: ordered.size > 0 && missing.length === 0 && surplus.length === 0,
      query: `db.${INDEX}.find({}, {_id: 1}) = distinct orderId of ${topic}[0] @ 0…${end - 1}`,
    },
    {
      id: 'committed',
      left: String(committed ?? '–'),
      right: String(end),
      ok: committed === end && end > 0,
      query: `OffsetFetch ${lab.scope.group('search')} ${topic}[0] = ListOffsets latest`,
    },
    {
      id: 'end',
      left: String(end),
      right: emptied ? String(emptied.end) : '–',
      ok: emptied?.end === end,
      query: `ListOffsets ${topic}[0] latest = db.checks.findOne({_id: 'emptied'}).end`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

async function endOf(kafka: LabContext['kafka']): Promise<number> {
  return (await kafka.ranges(TOPIC))[0]?.end ?? 0;
}

function listed(count: number, odd: readonly string[]): string {
  const named = odd.slice(0, NAMED_MAX).join(', ');
  return odd.length === 0
    ? String(count)
    : `${count} (≠ ${named}${odd.length > NAMED_MAX ? ' …' : ''})`;
}

const textOf = (id: 'emptied' | 'ids' | 'committed' | 'end') => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
