/**
 * The verbs of the lab `chaos`: one night, dealt from a seed, with or without each safeguard. The
 * answer to the press only says that it began; what came of it stands in the database.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { UNIQUE_INDEX } from '../../shop/error-object.ts';
import { checkChallenge } from './challenge.ts';
import { deal, ready } from './deal.ts';
import { drawDeck, type Plan } from './deck.ts';
import { openLedgers } from './ledger.ts';
import {
  AUDITS,
  BUYERS,
  DEALT,
  DLQ,
  GROUP,
  LIMITS,
  MARKERS,
  NIGHT,
  NIGHTS,
  ORDERS,
  PARTITIONS,
  REPLAY_GROUP,
  SAFEGUARDS,
  type Safeguard,
  SWITCHES,
} from './names.ts';
import { quiz } from './quiz.ts';
import { cardsIn, markersIn, type Night, nightsIn } from './stores.ts';

/** What may become of the payments of a night. */
const FATES = ['exact', 'lost', 'doubled'];

const wish = z.strictObject({
  seed: z.int().min(1).max(LIMITS.seed),
  off: z.array(z.enum(SAFEGUARDS)).max(SAFEGUARDS.length),
});

/** Nights that are being dealt, by the prefix of their run: one at a time. */
const dealing = new Set<string>();

/** @throws LabError `limit-run` when a run has had as many nights as it may */
async function requireNights({ db }: LabContext): Promise<void> {
  if ((await nightsIn(db).countDocuments()) < LIMITS.nights) return;
  throw new LabError('limit-run', { retriable: false, about: NIGHTS });
}

/** The night and its cards, face down, in the database. */
export async function layOut(
  { db }: LabContext,
  plan: Plan,
  off: readonly Safeguard[],
): Promise<Night> {
  const last = await nightsIn(db).findOne({}, { sort: { _id: -1 } });
  const night: Night = { _id: (last?._id ?? 0) + 1, plan, off, at: new Date(), state: 'dealing' };
  const cards = drawDeck(plan).map((card, index) => ({
    ...{ _id: `${night._id}-${index}`, night: night._id },
    ...{ ...card, playedAt: null },
  }));
  await cardsIn(db).insertMany(cards);
  await nightsIn(db).insertOne(night);
  return night;
}

async function begin(lab: LabContext, { seed, off }: z.infer<typeof wish>): Promise<void> {
  for (const guess of off.length > 0 ? off : ['night']) requirePrediction(lab, guess);
  const { prefix } = lab.scope;
  if (dealing.has(prefix)) throw new LabError('still-working', { retriable: true });
  dealing.add(prefix);
  try {
    const { orders, kills, others, perSecond } = NIGHT;
    await requireNights(lab);
    const roster = await ready(lab, off);
    const night = await layOut(lab, { seed, orders, kills, others }, off);
    void deal(lab, roster, night, { perSecond })
      .catch((error) => breakOff(lab, night, error))
      .finally(() => dealing.delete(prefix));
  } catch (error) {
    dealing.delete(prefix);
    throw error;
  }
}

/** The session ended, or an engine was away for longer than anybody waits. It is said, not hidden. */
async function breakOff({ db, children }: LabContext, night: Night, error: unknown): Promise<void> {
  if (!(error instanceof LabError)) console.error(error);
  if (children.running(BUYERS)) await children.stop(BUYERS, 'kill').catch(() => undefined);
  await nightsIn(db)
    .updateOne({ _id: night._id }, { $set: { state: 'broken' } })
    // The database is away as well, or the server ends: the next session says it then, in `open`.
    .catch(() => undefined);
}

export const lab: LabServer = {
  topics: [
    { name: ORDERS, partitions: PARTITIONS },
    { name: DLQ, partitions: 1 },
  ],
  groups: [GROUP, REPLAY_GROUP],
  collections: [
    ...['orders', 'outbox', 'payments', MARKERS, SWITCHES, NIGHTS, DEALT, AUDITS],
    ...['cdc_state', 'connector_runs', 'parked_records', 'proxy_log', 'proxy_state'],
  ],
  answers: {
    predictions: {
      night: FATES,
      ...Object.fromEntries(SAFEGUARDS.map((one) => [one, FATES])),
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    const { db, scope } = context;
    await markersIn(db).createIndex(UNIQUE_INDEX.key, UNIQUE_INDEX.options);
    await openLedgers();
    if (dealing.has(scope.prefix)) return;
    // Of a server that is gone, or a session that nobody looked at: it will not go on.
    await nightsIn(db).updateMany(
      { state: { $in: ['dealing', 'draining'] } },
      { $set: { state: 'broken' } },
    );
  },
  verbs: { begin: verb(wish, begin) },
  challenge: checkChallenge,
};
