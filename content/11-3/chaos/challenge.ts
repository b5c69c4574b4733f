/**
 * The challenge of the lab `chaos`: a night that held with everything on, and one that broke with
 * something off. Both are judged anew, from ledger, database and broker.
 */
import type { ChallengeReport, Condition, LabContext } from '#lib/lab.ts';
import { type Audit, audit, holds } from './audit.ts';
import { findingsOf } from './findings.ts';
import { ledgerFile, readLedger } from './ledger.ts';
import { messages } from './messages.ts';
import { NIGHT } from './names.ts';
import { cardsIn, type Night, nightsIn } from './stores.ts';

export const WANTED = { kills: 4, duplicates: 8 } as const;

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const ended = await nightsIn(lab.db)
    .find({ state: 'ended' }, { sort: { _id: -1 } })
    .toArray();
  const whole = ended.find(({ off }) => off.length === 0);
  const bare = ended.find(({ off }) => off.length > 0);
  const judged = async (night: Night | undefined) =>
    night && audit(await findingsOf(lab, night._id));
  const [good, bad, kills, lines] = await Promise.all([
    judged(whole),
    judged(bare),
    whole ? killsIn(lab, whole._id) : 0,
    whole ? readLedger(ledgerFile(lab.scope.prefix, whole._id)) : [],
  ]);
  const file = `${lab.scope.prefix}${whole?._id ?? '–'}.jsonl`;
  const conditions = [
    {
      id: 'ledger',
      left: String(lines.length),
      right: String(NIGHT.orders),
      sign: '≥',
      ok: lines.length >= NIGHT.orders,
      query: `wc -l ${file}`,
    },
    {
      id: 'kills',
      left: String(kills),
      right: String(WANTED.kills),
      sign: '≥',
      ok: kills >= WANTED.kills,
      query: `db.cards.countDocuments({ night: ${whole?._id ?? '–'}, kind: /^kill-/ })`,
    },
    {
      id: 'duplicates',
      left: String(good?.duplicates ?? '–'),
      right: String(WANTED.duplicates),
      sign: '≥',
      ok: (good?.duplicates ?? 0) >= WANTED.duplicates,
      query: `n(${lab.scope.topic('pesanan')}) − distinct eventId`,
    },
    {
      id: 'held',
      left: heldOf(good),
      right: `${good?.invariants.length ?? 6} / ${good?.invariants.length ?? 6}`,
      ok: good !== undefined && holds(good),
      query: `ids(${file}) = ids(orders) = ids(pesanan) = ids(payments)`,
    },
    {
      id: 'broke',
      left: String(bad?.invariants.filter(({ ok }) => !ok).length ?? '–'),
      right: '1',
      sign: '≥',
      ok: bad !== undefined && !holds(bad),
      query: `ids(${lab.scope.prefix}${bare?._id ?? '–'}.jsonl) ≠ ids(payments)`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((one) => ({ ...one, text: textOf(one.id) })) as Condition[],
  };
}

const heldOf = (found: Audit | undefined): string =>
  found ? `${found.invariants.filter(({ ok }) => ok).length} / ${found.invariants.length}` : '–';

/** Those that really ended a process. */
const killsIn = ({ db }: LabContext, night: number): Promise<number> =>
  cardsIn(db).countDocuments({
    ...{ night, kind: { $regex: '^kill-' }, playedAt: { $ne: null } },
    missed: { $exists: false },
  });

type ConditionId = 'ledger' | 'kills' | 'duplicates' | 'held' | 'broke';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
