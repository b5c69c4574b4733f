/**
 * The challenge of the lab `relay`: two hundred transactions that pass each other, three deaths at
 * the crash point, and every event in the topic at least once, under one id. Broker and database
 * are asked; what the screen shows plays no part.
 */
import type { LogRecord } from '#lib/events.ts';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { messages } from './messages.ts';
import { CRASH_POINT, KINDS, type Kind, kindOf, LOADS, loadOf, topicOf } from './names.ts';
import { COLLECTIONS, type Load, type OutboxRow, type RelayRun } from './outbox.ts';

export const WANTED = { rows: LOADS.overlap, late: 20, deaths: 3 } as const;
/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 4;

async function read({ db, kafka }: LabContext) {
  const load = await db
    .collection<Load>(COLLECTIONS.loads)
    .findOne({ kind: 'overlap' }, { sort: { _id: -1 } });
  const since = load?.startedAt ?? new Date();
  const [rows, runs] = await Promise.all([
    db
      .collection<OutboxRow>(COLLECTIONS.outbox)
      .find({ aggregateid: { $regex: `^ORD-${load?._id ?? 0}-` } })
      .sort({ _id: 1 })
      .toArray(),
    db
      .collection<RelayRun>(COLLECTIONS.runs)
      .find({ crashPoint: CRASH_POINT, startedAt: { $gte: since } })
      .toArray(),
  ]);
  const kind = chosen(runs);
  const records = (await kafka.records(topicOf(kind))).filter(({ control }) => !control);
  const own = records.filter(({ key }) => key !== null && loadOf(key) === load?._id);
  return { load, rows, kind, own, deaths: deathsIn(records, runs, kind) };
}

/** The way of carrying that was made to die most often since the load began; else the flag. */
function chosen(runs: readonly RelayRun[]): Kind {
  const count = (kind: Kind) => runs.filter(({ relay }) => kindOf(relay) === kind).length;
  return [...KINDS].sort((a, b) => count(b) - count(a)).find((kind) => count(kind) > 0) ?? 'flag';
}

/**
 * Proven deaths: what an armed relay published last was published again by another process. One
 * that was armed and never died, or died with nothing in hand, does not count.
 */
function deathsIn(
  records: readonly LogRecord[],
  runs: readonly RelayRun[],
  kind: Kind,
): RelayRun[] {
  return runs.filter(({ relay, pid }) => {
    if (kindOf(relay) !== kind) return false;
    const last = records.findLast(({ headers }) => headers.relayPid === String(pid));
    return records.some(
      ({ offset, headers }) =>
        last !== undefined &&
        offset > last.offset &&
        headers.eventId === last.headers.eventId &&
        headers.relayPid !== last.headers.relayPid,
    );
  });
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { load, rows, kind, own, deaths } = await read(lab);
  const topic = `${lab.scope.topic(topicOf(kind))}[0]`;
  const sent = new Set(own.map(({ headers }) => headers.eventId));
  const missing = rows.map(({ _id }) => _id).filter((id) => !sent.has(id));
  const renamed = namedTwice(own);
  const of = `/^ORD-${load?._id ?? '–'}-/`;
  const [committed, late] = [load?.committed ?? 0, load?.late?.length ?? 0];
  const conditions = [
    {
      id: 'late',
      left: `${committed} / ${late}`,
      right: `${WANTED.rows} / ${WANTED.late}`,
      sign: '≥',
      ok: rows.length === WANTED.rows && committed === WANTED.rows && late >= WANTED.late,
      query: `db.loads.findOne({_id: ${load?._id ?? '–'}}); db.outbox.countDocuments({aggregateid: ${of}}) = ${rows.length}`,
    },
    {
      id: 'deaths',
      left: String(deaths.length),
      right: String(WANTED.deaths),
      sign: '≥',
      ok: deaths.length >= WANTED.deaths,
      query: `db.relay_runs.find({crashPoint: '${CRASH_POINT}'}); relayPid, eventId of ${topic}${pidsOf(deaths)}`,
    },
    {
      id: 'missing',
      left: String(missing.length),
      right: '0',
      ok: rows.length > 0 && missing.length === 0,
      query: `_id of db.outbox.find({aggregateid: ${of}}) − eventId of ${topic}${named(missing)}`,
    },
    {
      id: 'repeats',
      left: String(own.length - sent.size),
      right: '1',
      sign: '≥',
      ok: own.length > sent.size,
      query: `${topic}, key ${of}: ${own.length} records, ${sent.size} distinct eventId`,
    },
    {
      id: 'same',
      left: String(renamed.length),
      right: '0',
      ok: own.length > 0 && renamed.length === 0,
      query: `(key, eventType) of ${topic} with more than one eventId${named(renamed)}`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/** Events of the business that came under more than one id. */
function namedTwice(records: readonly LogRecord[]): string[] {
  const ids = new Map<string, Set<string | undefined>>();
  for (const { key, headers } of records) {
    const event = `${key} ${headers.eventType}`;
    ids.set(event, (ids.get(event) ?? new Set()).add(headers.eventId));
  }
  return [...ids].filter(([, of]) => of.size > 1).map(([event]) => event);
}

function named(odd: readonly string[]): string {
  if (odd.length === 0) return '';
  return `: ${odd.slice(0, NAMED_MAX).join(', ')}${odd.length > NAMED_MAX ? ' …' : ''}`;
}

const pidsOf = (deaths: readonly RelayRun[]): string =>
  deaths.length === 0 ? '' : `: pid ${deaths.map(({ pid }) => pid).join(', ')}`;

type ConditionId = 'late' | 'deaths' | 'missing' | 'repeats' | 'same';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
