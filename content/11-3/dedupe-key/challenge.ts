/**
 * The challenge of the lab `dedupe-key`: the last design that was tried gives every event exactly
 * one payment and one notification, under all four attacks, and remembers as long as the log does.
 * Asked of broker and database; what the screen shows plays no part.
 */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { parseDelivery } from './delivery.ts';
import type { Effect, IndexFacts, Refusals, Trial } from './effects.ts';
import { messages } from './messages.ts';
import {
  CONSUMERS,
  type ConsumerName,
  EFFECTS,
  MARKERS,
  TOPIC,
  TRIAL_EVENTS,
  TRIAL_RECORDS,
} from './names.ts';
import { retentionOf } from './retention.ts';
import { indexesOf } from './trial.ts';

/** Ids named in a condition; a reader can't use fifteen. */
const NAMED_MAX = 4;

async function read(lab: LabContext) {
  const { db, kafka } = lab;
  const trial = await db.collection<Trial>('trials').find().sort({ _id: -1 }).limit(1).next();
  const id = trial?._id ?? 0;
  const of = { trial: id };
  const effectsOf = (name: ConsumerName) => db.collection<Effect>(EFFECTS[name]).find(of).toArray();
  const [records, payment, notification, refusals, indexes, retentionMs] = await Promise.all([
    kafka.records(TOPIC),
    effectsOf('payment'),
    effectsOf('notification'),
    db.collection<Refusals>('refusals').find(of).toArray(),
    indexesOf(db),
    retentionOf(lab),
  ]);
  const deliveries = records.flatMap(({ value, headers }) => {
    const delivery = parseDelivery(value, headers);
    return delivery?.trial === id ? [delivery.fact] : [];
  });
  const effects = { payment, notification };
  // How many deliveries each service has answered for a second time.
  const again = CONSUMERS.map((name) => {
    const stored = effects[name].filter(({ pass }) => pass === 2).length;
    const refused = refusals.filter(({ consumer, pass }) => consumer === name && pass === 2);
    return refused.reduce((sum, { count }) => sum + count, stored);
  });
  const facts = [...new Set(deliveries)];
  return { trial, deliveries, facts, effects, again, indexes, retentionMs };
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const seen = await read(lab);
  const { trial, deliveries, facts, effects, again, indexes, retentionMs } = seen;
  const topic = lab.scope.topic(TOPIC);
  const full = facts.length >= TRIAL_EVENTS && deliveries.length >= TRIAL_RECORDS;
  const of = `{trial: ${trial?._id ?? '–'}}`;
  const added = CONSUMERS.map((name) => effects[name].filter(({ pass }) => pass === 2).length);
  const unique = indexes.find((index) => index.unique);
  const ttl = indexes.find(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
  const counted = (name: ConsumerName) => {
    const { text, same } = compare(effects[name], facts);
    const query = `db.${EFFECTS[name]}.find(${of}).fact = distinct event in ${topic}`;
    return { left: text, right: String(TRIAL_EVENTS), ok: full && same, query };
  };
  const conditions = [
    {
      id: 'attacked',
      left: `${facts.length} / ${deliveries.length}`,
      right: `${TRIAL_EVENTS} / ${TRIAL_RECORDS}`,
      ok: trial?.state === 'over' && full,
      query: `distinct events, records of trial ${trial?._id ?? '–'} in ${topic}`,
    },
    { id: 'payments', ...counted('payment') },
    { id: 'notifications', ...counted('notification') },
    {
      id: 'replay',
      left: `${again.join(' + ')} → ${added.join(' + ')}`,
      right: `${TRIAL_RECORDS} + ${TRIAL_RECORDS} → 0 + 0`,
      ok: again.every((count) => count >= TRIAL_RECORDS) && added.every((count) => count === 0),
      query: `pass 2 in payments, notifications, refusals of ${of}`,
    },
    {
      id: 'unique',
      left: unique ? JSON.stringify(unique.key) : '–',
      right: 'unique',
      sign: '∈',
      ok: unique !== undefined,
      query: `db.${MARKERS}.getIndexes()`,
    },
    {
      id: 'ttl',
      left: ttlText(ttl),
      right: `${retentionMs ?? '?'} ms`,
      sign: '≥',
      ok: full && outlives(ttl, retentionMs),
      query: `db.${MARKERS}.getIndexes(), DescribeConfigs ${topic} retention.ms`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/** Without a TTL any record; with one, those of a topic whose retention is known and shorter. */
const outlives = (ttl: IndexFacts | undefined, retentionMs: number | null): boolean =>
  ttl === undefined ||
  (retentionMs !== null && Number(ttl.expireAfterSeconds) * 1000 > retentionMs);

const ttlText = (ttl: IndexFacts | undefined): string =>
  ttl === undefined ? '∞' : `${Number(ttl.expireAfterSeconds) * 1000} ms`;

/** As sets, and each event once: a missing one and a second one do not cancel out. */
function compare(found: readonly Effect[], facts: readonly string[]) {
  const times = new Map(facts.map((fact) => [fact, 0]));
  for (const { fact } of found) times.set(fact, (times.get(fact) ?? 0) + 1);
  const odd = [...times].filter(([, count]) => count !== 1);
  const named = odd.slice(0, NAMED_MAX).map(([fact, count]) => `${fact} ×${count}`);
  const more = odd.length > NAMED_MAX ? ' …' : '';
  const text = odd.length > 0 ? `${found.length} (${named.join(', ')}${more})` : `${found.length}`;
  return { same: odd.length === 0 && found.length === facts.length, text };
}

type ConditionId = 'attacked' | 'payments' | 'notifications' | 'replay' | 'unique' | 'ttl';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
