/**
 * The deck of one night. The same seed and size deal the same cards at the same orders: a night
 * that broke something can be had again. Pure.
 */
import { type Random, randomOf, seedFor } from '#lib/random.ts';
import { AWAY_MS, CARDS, type CardKind, FREEZE_MS, PAYMENTS, type RosterName } from './names.ts';

export interface Plan {
  readonly seed: number;
  readonly orders: number;
  /** Cards that end a process by SIGKILL, and all others. */
  readonly kills: number;
  readonly others: number;
}

export interface Card {
  /** It falls when so many orders have been acknowledged. */
  readonly at: number;
  readonly kind: CardKind;
  readonly target: RosterName | null;
  /** Where in its program the target dies; null: wherever it stands. */
  readonly point: string | null;
  /** Acks, duplicates, poisonous orders, or ms. */
  readonly amount: number | null;
}

const KILLS = CARDS.filter((kind) => kind.startsWith('kill-'));
const OTHERS = CARDS.filter((kind) => !kind.startsWith('kill-'));

/** The first of each kind dies where it hurts most; the others anywhere. */
const POINTS: Partial<Record<CardKind, readonly [string, ...(string | null)[]]>> = {
  'kill-payment': ['charged', 'inside', null],
  'kill-order-service': ['between-writes', 'before-commit', 'after-commit', null],
  'kill-relay': ['published', null],
};

// #region deck
export function drawDeck({ seed, orders, kills, others }: Plan): readonly Card[] {
  const random = randomOf(seedFor(seed, 'deck'));
  const kinds = random.shuffle([...drawn(random, KILLS, kills), ...drawn(random, OTHERS, others)]);
  const met = new Set<CardKind>();
  return kinds.map((kind, index) => {
    const first = !met.has(kind);
    met.add(kind);
    const at = Math.round((orders * (index + 1)) / (kinds.length + 1));
    return { at, kind, ...detailsOf(kind, first, random) };
  });
}
// #endregion

/** Each kind once, as far as there is room; then whatever comes. */
function drawn(random: Random, kinds: readonly CardKind[], count: number): readonly CardKind[] {
  const each = random.shuffle(kinds).slice(0, count);
  const more = Array.from({ length: count - each.length }, () => oneOf(random, kinds));
  return [...each, ...more];
}

function detailsOf(kind: CardKind, first: boolean, random: Random): Omit<Card, 'at' | 'kind'> {
  const target = targetOf(kind, random);
  const points = POINTS[kind];
  const point = points ? (first ? points[0] : oneOf(random, points)) : null;
  return { target, point, amount: amountOf(kind, random) };
}

function targetOf(kind: CardKind, random: Random): RosterName | null {
  if (kind === 'kill-payment' || kind === 'freeze-payment') return oneOf(random, PAYMENTS);
  if (kind === 'kill-order-service') return 'order-service';
  if (kind === 'kill-relay') return 'relay';
  return null;
}

function amountOf(kind: CardKind, random: Random): number | null {
  if (kind === 'freeze-payment') return FREEZE_MS;
  if (kind === 'broker-away') return AWAY_MS;
  if (kind === 'drop-acks') return random.between(1, 3);
  if (kind === 'duplicates') return random.between(8, 20);
  if (kind === 'poison') return random.between(1, 3);
  return null;
}

function oneOf<T>(random: Random, all: readonly T[]): T {
  return all[random.between(0, all.length - 1)] as T;
}
