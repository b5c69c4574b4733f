/** The whole table, and what a reader's own runs say to each of its cells. */
import type { Progress } from '#lib/events.ts';
import { type LabEntry, labs } from '../labs.ts';
import { deduping } from './deduping.ts';
import { committing, guarding, transacting } from './reading.ts';
import { settingAside } from './setting-aside.ts';
import { type Cell, type ChoiceGroup, HARMS } from './shape.ts';
import { together } from './together.ts';
import { carrying, sending, writing } from './writing.ts';

export const guarantees: readonly ChoiceGroup[] = [
  ...[writing, carrying, sending, committing],
  ...[deduping, guarding, settingAside, transacting],
  together,
];

export const cellsOf = (groups: readonly ChoiceGroup[]): readonly Cell[] =>
  groups.flatMap(({ choices }) =>
    choices.flatMap(({ cells }) => HARMS.flatMap((harm) => cells[harm] ?? [])),
  );

/** @throws {Error} When no lab has the name that the cell gives. */
export function labOf({ lab }: Cell): LabEntry {
  const found = labs.find(({ slug }) => slug === lab);
  if (!found) throw new Error(`The table of guarantees names ${lab}, which is no lab.`);
  return found;
}

/** The lab in which the safeguards of the rows above stand together. */
export const togetherLab = (): LabEntry => {
  const [cell] = cellsOf([together]);
  if (!cell) throw new Error('The last group of the table of guarantees is empty.');
  return labOf(cell);
};

export interface OwnResult {
  /** What the lab measured for this reader. */
  readonly value: string;
  /** Whether it bears the cell out. */
  readonly bears: boolean;
}

/** Undefined while this reader has not run it. */
export function ownResult(
  { guess, shows }: Cell,
  progress: Progress | undefined,
): OwnResult | undefined {
  const outcome = progress?.outcomes?.[guess];
  return outcome && { value: outcome.value, bears: shows.includes(outcome.option) };
}
