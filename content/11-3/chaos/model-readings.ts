/** What the text asks of the state: when a step is done, what a guess met, what a sentence shows. */
import type { Measured } from '#lib/lab.ts';
import type { Facts } from './model.ts';
import type { AuditFact, CardFact, NightFact } from './model-documents.ts';
import { type InvariantId, SAFEGUARDS, type Safeguard } from './names.ts';

export const lastNight = ({ nights }: Facts): NightFact | undefined => Object.values(nights).at(-1);

export const isDealing = (state: Facts): boolean => {
  const night = lastNight(state);
  return night?.state === 'dealing' || night?.state === 'draining';
};

/** The night that is looked at; null: the youngest. One that isn't there any more is not. */
export const nightShown = (state: Facts, chosen: number | null): NightFact | undefined =>
  (chosen === null ? undefined : state.nights[chosen]) ?? lastNight(state);

export const cardsOf = ({ cards }: Pick<Facts, 'cards'>, night: number): readonly CardFact[] =>
  Object.values(cards)
    .filter((card) => card.night === night)
    .sort((a, b) => a.at - b.at);

export const playedIn = (state: Facts, night: number): readonly CardFact[] =>
  cardsOf(state, night).filter(({ playedAt }) => playedAt !== null);

/** How often the deck of that night has ended this program. */
export const deathsOf = (state: Facts, night: number, name: string): number =>
  playedIn(state, night).filter(
    ({ kind, target, missed }) => kind.startsWith('kill-') && target === name && !missed,
  ).length;

export const invariantOf = (audit: AuditFact, id: InvariantId) =>
  audit.invariants.find((one) => one.id === id);

export const brokenIn = ({ invariants }: AuditFact): readonly InvariantId[] =>
  invariants.filter(({ ok }) => !ok).map(({ id }) => id);

export const holds = (audit: AuditFact): boolean => brokenIn(audit).length === 0;

/** The youngest verdict on a night with just this switched off; with null: with everything on. */
export function verdictOf(state: Facts, off: Safeguard | null): AuditFact | undefined {
  const nights = Object.values(state.nights).filter((night) =>
    off === null ? night.off.length === 0 : night.off.length === 1 && night.off[0] === off,
  );
  return nights
    .map(({ id }) => state.audits[id])
    .filter((audit) => audit !== undefined)
    .at(-1);
}

/** What became of the payments of such a night. */
function payments(state: Facts, off: Safeguard | null): Measured | undefined {
  const audit = verdictOf(state, off);
  const found = audit && invariantOf(audit, 'payments');
  if (!found) return undefined;
  const why = found.named[0]?.why;
  const option = why === undefined ? 'exact' : why === 'missing' ? 'lost' : 'doubled';
  return { option, value: `${found.found} / ${found.wanted}` };
}

const broke = (state: Facts, off: Safeguard): boolean => {
  const audit = verdictOf(state, off);
  return audit !== undefined && !holds(audit);
};

/** In the order of the text. */
export const milestones = {
  whole: (state) => {
    const audit = verdictOf(state, null);
    return audit !== undefined && holds(audit);
  },
  marker: (state) => broke(state, 'marker'),
  outbox: (state) => broke(state, 'outbox'),
  token: (state) => broke(state, 'token'),
  dlq: (state) => broke(state, 'dlq'),
} satisfies Record<string, (state: Facts) => boolean>;

export const measures: Readonly<Record<string, (state: Facts) => Measured | undefined>> = {
  night: (state) => payments(state, null),
  ...Object.fromEntries(SAFEGUARDS.map((one) => [one, (state: Facts) => payments(state, one)])),
};

const text = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

/** What the youngest night without this safeguard did to the payments. */
const broken = (state: Facts, off: Safeguard) => {
  const audit = verdictOf(state, off);
  return audit && invariantOf(audit, 'payments');
};

const wholeNight = (state: Facts): NightFact | undefined =>
  Object.values(state.nights)
    .filter(({ id, off }) => off.length === 0 && state.audits[id])
    .at(-1);

const killsIn = (state: Facts): number | undefined => {
  const night = wholeNight(state);
  return (
    night &&
    playedIn(state, night.id).filter(({ kind, missed }) => kind.startsWith('kill-') && !missed)
      .length
  );
};

export const live: Readonly<Record<string, (state: Facts) => string | undefined>> = {
  acked: ({ ledger }) => String(ledger.acked),
  kills: (state) => text(killsIn(state)),
  duplicates: (state) => text(verdictOf(state, null)?.duplicates),
  poisoned: (state) => text(verdictOf(state, null)?.poisoned),
  seed: (state) => text(wholeNight(state)?.plan.seed),
  ...Object.fromEntries(
    SAFEGUARDS.flatMap((off) => [
      [`${off}Broken`, (state: Facts) => text(broken(state, off)?.broken)],
      [`${off}First`, (state: Facts) => broken(state, off)?.named[0]?.orderId],
    ]),
  ),
};
