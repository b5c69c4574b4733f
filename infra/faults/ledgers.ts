/**
 * Three ledgers that the drill keeps itself: what was acknowledged to it, what readers saw, which
 * effects stand in the database. Held against each other and the log, they say what was lost, came
 * twice, changed places or came from nowhere. Pure, so that the checker itself can be tested.
 */

/** A record that the broker acknowledged to the drill's own producer. */
export interface Acked {
  readonly id: string;
  readonly partition: number;
  readonly offset: number;
}

/** A record as it stands in the log, or as somebody was shown it; in the order of its showing. */
export interface Shown {
  readonly id: string;
  readonly key: string;
  /** Rises by one a record of its key. */
  readonly seq: number;
  readonly partition: number;
  readonly offset: number;
}

export interface Ledgers {
  readonly acked: readonly Acked[];
  /** Sent, but neither acknowledged nor refused: may be in the log or not. */
  readonly unknown: ReadonlySet<string>;
  /** By reader. */
  readonly seen: ReadonlyMap<string, readonly Shown[]>;
  /** By whose effects they are; an id stands here as often as it took effect. */
  readonly effects: ReadonlyMap<string, readonly string[]>;
}

export type Breach =
  | 'acked, not in the log'
  | 'acked, never seen'
  | 'acked, no effect'
  | 'effect twice'
  | 'effect of nothing'
  | 'two records at one offset'
  | 'not one owner'
  | 'order without event'
  | 'event without order'
  | 'not one transaction'
  | 'place not kept'
  | 'copies differ'
  | 'order of a key broken';

export interface Finding {
  readonly breach: Breach;
  readonly who: string;
  readonly ids: readonly string[];
}

/** Named in a finding; more than these says nothing more. */
const NAMED_MAX = 5;

/** @returns what is wrong; empty when nothing was lost, doubled, reordered or made up */
export function audit(ledgers: Ledgers, log: readonly Shown[]): Finding[] {
  const findings: Finding[] = [];
  const note = (breach: Breach, who: string, ids: readonly string[]) => {
    if (ids.length > 0) findings.push({ breach, who, ids: ids.slice(0, NAMED_MAX) });
  };
  const { acked, unknown, seen, effects } = ledgers;
  const place = ({ partition, offset }: { partition: number; offset: number }) =>
    `${partition}@${offset}`;
  const stored = new Map(log.map((record) => [place(record), record.id]));
  const lost = acked.filter((one) => stored.get(place(one)) !== one.id);
  note('acked, not in the log', 'log', lost.map(idOf));
  for (const [who, shown] of [['log', log] as const, ...seen]) {
    const ids = new Set(shown.map(idOf));
    if (who !== 'log')
      note(
        'acked, never seen',
        who,
        acked.map(idOf).filter((id) => !ids.has(id)),
      );
    const other = shown.filter((one) => (stored.get(place(one)) ?? one.id) !== one.id);
    note('two records at one offset', who, other.map(idOf));
    note('order of a key broken', who, outOfOrder(shown));
  }
  for (const [who, ids] of effects) {
    const once = new Set(ids);
    note(
      'acked, no effect',
      who,
      acked.map(idOf).filter((id) => !once.has(id)),
    );
    note('effect twice', who, twice(ids));
    const known = new Set([...acked.map(idOf), ...unknown]);
    note(
      'effect of nothing',
      who,
      [...once].filter((id) => !known.has(id)),
    );
  }
  return findings;
}

const idOf = ({ id }: { id: string }): string => id;

function twice(ids: readonly string[]): string[] {
  const met = new Set<string>();
  const again = new Set<string>();
  for (const id of ids) (met.has(id) ? again : met).add(id);
  return [...again];
}

/** Of each key the first showings must rise; a repeat of what was shown before is no inversion. */
function outOfOrder(shown: readonly Shown[]): string[] {
  const highest = new Map<string, number>();
  const met = new Set<string>();
  return shown.flatMap(({ id, key, seq }) => {
    if (met.has(id)) return [];
    met.add(id);
    const before = highest.get(key) ?? -1;
    highest.set(key, Math.max(before, seq));
    return seq > before ? [] : [id];
  });
}

export function wordsOf(findings: readonly Finding[]): string {
  return findings
    .map(({ breach, who, ids }) => [who, ids.length > 0 ? `${breach} (${ids.join(', ')})` : breach])
    .map((parts) => parts.join(': '))
    .join('; ');
}
