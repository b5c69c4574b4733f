/**
 * The challenge of the lab `batching`: a jam that was foretold and then shown. The calculation is
 * made anew from the stored settings, the slope from the stored samples, and the broker is asked
 * how much really arrived.
 */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { messages } from './messages.ts';
import { readingOf } from './model-facts.ts';
import { scaleOf } from './scale.ts';
import { TRIAL, TRIAL_TOPIC, type Trial, trialSchema } from './settings.ts';

export const WANTED = {
  rate: 50_000,
  replication: 3,
  /** Of the brokers, a share. */
  load: 0.2,
  /** Of the prediction, a share. */
  within: 0.2,
  /** Of the stream, a share: the last moment's may not have been sent. */
  sent: 0.95,
} as const;

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

export async function checkChallenge({ db, kafka, scope }: LabContext): Promise<ChallengeReport> {
  const found = await db.collection<Trial>('trials').find().sort({ _id: -1 }).limit(1).toArray();
  const trial = trialSchema.safeParse(found[0]).data;
  const inputs = trial?.inputs;
  const result = inputs && scaleOf(inputs);
  const reading = trial?.state === 'over' ? readingOf(trial) : undefined;
  const end = (await kafka.ranges(TRIAL_TOPIC)).reduce((sum, range) => sum + range.end, 0);
  const arrived = trial?.from === undefined ? 0 : end - trial.from;
  const wanted = Math.round(((inputs?.rate ?? 0) / 100) * TRIAL.seconds * WANTED.sent);
  const stored = `db.trials.findOne({_id: ${trial?._id ?? '–'}})`;
  const slope = reading?.predicted ?? 0;
  const conditions = [
    {
      id: 'rate',
      left: String(inputs?.rate ?? 0),
      right: String(WANTED.rate),
      sign: '≥',
      ok: (inputs?.rate ?? 0) >= WANTED.rate,
      query: `${stored}.inputs.rate`,
    },
    {
      id: 'replication',
      left: String(inputs?.replication ?? 0),
      right: String(WANTED.replication),
      sign: '≥',
      ok: (inputs?.replication ?? 0) >= WANTED.replication,
      query: `${stored}.inputs.replication`,
    },
    {
      id: 'first',
      left: result && result.use[result.first] > 1 ? result.first : '–',
      right: 'consumers',
      ok: result !== undefined && result.first === 'consumers' && result.use.consumers > 1,
      query: `scaleOf(${stored}.inputs).first`,
    },
    {
      id: 'brokers',
      left: percent(WANTED.load),
      right: result ? percent(result.brokerLoad) : '–',
      sign: '≥',
      ok: result !== undefined && result.brokerLoad <= WANTED.load,
      query: `scaleOf(${stored}.inputs).brokerLoad`,
    },
    {
      id: 'arrived',
      left: String(arrived),
      right: String(wanted),
      sign: '≥',
      ok: trial?.state === 'over' && wanted > 0 && arrived >= wanted,
      query: `ListOffsets latest ${scope.topic(TRIAL_TOPIC)} − ${stored}.from`,
    },
    {
      id: 'slope',
      left: reading ? String(Math.round(reading.measured)) : '–',
      right: `${Math.round(slope * (1 - WANTED.within))}…${Math.round(slope * (1 + WANTED.within))}`,
      sign: '∈',
      ok:
        reading !== undefined &&
        slope > 0 &&
        Math.abs(reading.measured - slope) <= slope * WANTED.within,
      query: `${stored}.samples: OffsetFetch, ListOffsets`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

type ConditionId = 'rate' | 'replication' | 'first' | 'brokers' | 'arrived' | 'slope';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
