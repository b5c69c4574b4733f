/**
 * The challenge of the lab `sinks`: 300 orders that reached search within a second, its index wiped
 * among them, and at the end the very orders of the database. Broker, database and the index itself
 * are asked; what the screen shows plays no part.
 */
import type { LogRecord } from '#lib/events.ts';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { sumOfOrders, sumOfView } from './compare.ts';
import { messages } from './messages.ts';
import { SEARCH, TOPIC, TRAIL } from './names.ts';
import { percentile } from './percentile.ts';
import { type FlowDocument, parseChange, parseTrail } from './records.ts';

export const WANTED = { orders: 300, p99Ms: 1000, gapMs: 1000 } as const;

/** An order of the flow, from its own record in the topic: when it was committed, ms. */
interface Placed {
  readonly id: string;
  readonly committedAt: number;
}

async function read(lab: LabContext) {
  const { db, kafka } = lab;
  const [flow] = await db
    .collection<FlowDocument>('flows')
    .find({ kind: 'many' })
    .sort({ _id: -1 })
    .limit(1)
    .toArray();
  const [records, trail, orders, search, ranges, committed] = await Promise.all([
    kafka.records(TOPIC),
    kafka.records(TRAIL),
    sumOfOrders(lab),
    sumOfView(lab, SEARCH),
    kafka.ranges(TOPIC),
    kafka.committed(SEARCH, TOPIC),
  ]);
  const placed = records.flatMap((record) => placedIn(record, flow?._id ?? -1));
  const delays = delaysOf(placed, firstStored(trail));
  return {
    ...{ flow, orders, search, delays, end: ranges[0]?.end ?? 0 },
    p99: percentile(delays, 99),
    wiped: wipeWithin(trail, placed),
    lag: (ranges[0]?.end ?? 0) - (committed.get(0) ?? 0),
    pause: flow?.ended && !flow.ended.stopped ? flow.ended.longestGapMs : null,
  };
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { scope } = lab;
  const { flow, orders, search, delays, end, p99, wiped, lag, pause } = await read(lab);
  const number = flow?._id ?? '–';
  const topic = scope.topic(TOPIC);
  const conditions = [
    {
      id: 'orders',
      left: String(delays.length),
      right: String(WANTED.orders),
      sign: '≥',
      ok: delays.length >= WANTED.orders,
      query: `insert of flow ${number} in ${topic}[0], found by id in ${scope.topic(TRAIL)}[0]`,
    },
    {
      id: 'p99',
      left: String(WANTED.p99Ms),
      right: p99 === undefined ? '–' : String(p99),
      sign: '≥',
      ok: p99 !== undefined && p99 < WANTED.p99Ms,
      query: `${scope.topic(TRAIL)}.at − headers.occurredAt, the 99th of 100`,
    },
    {
      id: 'wiped',
      left: wiped === undefined ? '0' : `${wiped.before} + ${wiped.after}`,
      right: wiped === undefined ? '–' : String(wiped.before + wiped.after),
      ok: wiped !== undefined,
      query: `cleared, wiped: true in ${scope.topic(TRAIL)}[0], between orders of flow ${number}`,
    },
    {
      id: 'paused',
      left: String(WANTED.gapMs),
      right: pause === null ? '–' : String(pause),
      sign: '≥',
      ok: pause !== null && pause <= WANTED.gapMs,
      query: `db.flows.findOne({_id: ${number}}).ended`,
    },
    {
      id: 'lag',
      left: String(lag),
      right: '0',
      ok: lag === 0 && end > 0,
      query: `fetchOffsets(${scope.group(SEARCH)}), fetchTopicOffsets(${topic})`,
    },
    {
      id: 'hash',
      left: search === null ? '–' : `${search.hash} (${search.documents})`,
      right: `${orders.hash} (${orders.documents})`,
      ok: search !== null && search.hash === orders.hash && orders.documents > 0,
      query: 'hash(search), hash(db.orders.find())',
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

function placedIn({ value, headers }: LogRecord, flow: number): Placed[] {
  const change = parseChange(value);
  if (change?.op !== 'insert' || change.document?.flow !== flow) return [];
  return [{ id: change._id, committedAt: Date.parse(headers.occurredAt ?? '') }];
}

/** By order: when search first had it, ms. */
function firstStored(trail: readonly LogRecord[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { value } of trail) {
    const entry = parseTrail(value);
    if (entry?.kind !== 'stored' || entry.sink !== SEARCH) continue;
    for (const { id, at } of entry.orders) if (!first.has(id)) first.set(id, at);
  }
  return first;
}

function delaysOf(placed: readonly Placed[], first: ReadonlyMap<string, number>): number[] {
  // The same order twice in the topic, after a death of the connector, is one order.
  const once = new Map(placed.map((order) => [order.id, order]));
  return [...once.values()].flatMap(({ id, committedAt }) => {
    const at = first.get(id);
    return at === undefined || Number.isNaN(committedAt) ? [] : [at - committedAt];
  });
}

/** How many orders of the flow were committed before the last wipe within it, and how many after. */
function wipeWithin(trail: readonly LogRecord[], placed: readonly Placed[]) {
  const wipes = trail.flatMap(({ value }) => {
    const entry = parseTrail(value);
    return entry?.kind === 'cleared' && entry.sink === SEARCH && entry.wiped ? [entry.at] : [];
  });
  return wipes
    .map((at) => {
      const before = placed.filter(({ committedAt }) => committedAt < at).length;
      return { before, after: placed.length - before };
    })
    .findLast(({ before, after }) => before > 0 && after > 0);
}

const textOf = (id: 'orders' | 'p99' | 'wiped' | 'paused' | 'lag' | 'hash') => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
