/**
 * The latest verdict on each fault and each trial, from runs that may have dealt a part of them
 * each; docs/measured.md is written from these. Pure.
 */
import type { Machine } from '../bench/machine.ts';
import type { Played } from './drill.ts';
import type { FaultRun } from './keep.ts';
import type { Tried } from './rows/try-rows.ts';

/** A run that a verdict is from; named by its date. */
export interface Source {
  readonly date: string;
  readonly command: string;
  readonly machine: Machine;
  readonly note?: string;
}

export type PlayedOf = Omit<Played, 'view'> & { readonly from: string };
export type TriedOf = Tried & { readonly from: string };

export interface Verdicts {
  readonly sources: readonly Source[];
  readonly played: readonly PlayedOf[];
  readonly tried: readonly TriedOf[];
  /** Faults and rows that no kept run has dealt, and why not, as far as the last run knew. */
  readonly left: readonly string[];
}

export interface Names {
  readonly faults: readonly string[];
  readonly rows: readonly string[];
}

/** What this run says takes the place of what was said before; the rest stands as it did. */
export function merged(before: Verdicts | undefined, run: FaultRun, names: Names): Verdicts {
  const { date, command, machine, note } = run;
  const played: PlayedOf[] = run.played.map(({ view: _view, ...one }) => ({ ...one, from: date }));
  const tried: TriedOf[] = run.tried.map((one) => ({ ...one, from: date }));
  const said = new Set([...played.map(({ fault }) => fault), ...tried.map(trial)]);
  const oldPlayed = (before?.played ?? []).filter(({ fault }) => !said.has(fault));
  const oldTried = (before?.tried ?? []).filter((one) => !said.has(trial(one)));
  const inOrder = <T>(all: readonly T[], order: readonly string[], name: (one: T) => string) =>
    order.flatMap((wanted) => all.filter((one) => name(one) === wanted));
  // In the order of the list, and without what is no longer in it.
  const allPlayed = inOrder([...played, ...oldPlayed], names.faults, ({ fault }) => fault);
  const allTried = inOrder([...tried, ...oldTried], names.rows, ({ row }) => row);
  const used = new Set([...allPlayed, ...allTried].map(({ from }) => from));
  const source = { date, command, machine, ...(note === undefined ? {} : { note }) };
  const sources = [...(before?.sources ?? []), source].filter((one) => used.has(one.date));
  const known = new Set([
    ...allPlayed.map(({ fault }) => fault),
    ...allTried.map(({ row }) => row),
  ]);
  const left = [...names.faults, ...names.rows].filter((name) => !known.has(name));
  const why = (name: string) =>
    run.left.find((one) => one.startsWith(name)) ??
    before?.left.find((one) => one.startsWith(name)) ??
    name;
  return { sources, played: allPlayed, tried: allTried, left: left.map(why) };
}

const trial = ({ row, without = '' }: Pick<Tried, 'row' | 'without'>): string =>
  `${row} ${without}`;
