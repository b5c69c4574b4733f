/** What the order service can be asked to write: each load in its own pace. */
import { setTimeout as wait } from 'node:timers/promises';
import { LOADS, type LoadKind, orderIdOf, TYPES } from './names.ts';
import type { Writing } from './write-rows.ts';

/** Transactions that are open at a time. */
const TOGETHER = 10;
/** How long the transactions of `overlap` stay open, ms: by turns, so that they pass each other. */
const HOLDS_MS = [10, 250, 60, 20, 150, 40];
/** The row of `poison` that can never pass. */
const POISONED = 4;

export interface Pace {
  readonly together: number;
  /** What belongs together is written one after another; the others don't wait for it. */
  readonly groups: readonly (readonly Writing[])[];
}

const placed = (load: number, number: number): Writing => ({
  orderId: orderIdOf(load, number),
  type: TYPES[0],
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** `pair` is not among them: there one transaction waits for the other. */
export function paceOf(kind: Exclude<LoadKind, 'pair'>, load: number): Pace {
  const count = LOADS[kind];
  switch (kind) {
    case 'overlap':
      return {
        together: TOGETHER,
        groups: numbers(count).map((number) => [
          { ...placed(load, number), hold: () => wait(HOLDS_MS[number % HOLDS_MS.length]) },
        ]),
      };
    case 'backlog':
      return { together: TOGETHER, groups: numbers(count).map((at) => [placed(load, at)]) };
    case 'poison':
      return {
        together: 1,
        groups: numbers(count).map((at) => [{ ...placed(load, at), poisoned: at === POISONED }]),
      };
    case 'states':
      // Three at a time: faster than one relay carries, so that two of them find work.
      return {
        together: 3,
        groups: numbers(count / TYPES.length).map((number) =>
          TYPES.map((type) => ({ orderId: orderIdOf(load, number), type })),
        ),
      };
  }
}

/** Works through the groups, so many at a time, each of them in its order. */
export async function inPace(
  { together, groups }: Pace,
  work: (one: Writing) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (;;) {
      const group = groups[next];
      if (group === undefined) return;
      next += 1;
      for (const one of group) await work(one);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
}
