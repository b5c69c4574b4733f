/**
 * The table of guarantees: which choice of design can lose, double, reorder or block, each cell
 * borne out by a guess of a lab that measures it.
 */
import type { Text } from '#lib/lab.ts';

/** What can go wrong, in the order of the columns. */
export const HARMS = ['lost', 'doubled', 'disordered', 'stuck'] as const;
export type Harm = (typeof HARMS)[number];

export interface Cell {
  /** Whether this harm came about in that run, or stayed away where it was looked for. */
  readonly happens: boolean;
  readonly lab: string;
  /** The guess of that lab whose measured answer shows it. */
  readonly guess: string;
  /** The measured options that bear the cell out; any other one speaks against it. */
  readonly shows: readonly string[];
  readonly says: Text;
}

export interface Choice {
  readonly id: string;
  readonly name: Text;
  readonly cells: Readonly<Partial<Record<Harm, Cell>>>;
}

export interface ChoiceGroup {
  readonly id: string;
  readonly name: Text;
  readonly choices: readonly Choice[];
}

/** `happens('race/of-20', 'few most', …)`: lab, its guess, and the options that bear it out. */
export const happens = (run: string, shows: string, id: string, en: string): Cell => {
  const [lab = '', guess = ''] = run.split('/');
  return { happens: true, lab, guess, shows: shows.split(' '), says: { id, en } };
};

export const never: typeof happens = (...given) => ({ ...happens(...given), happens: false });

export const choice = (id: string, name: Text, cells: Choice['cells']): Choice => ({
  id,
  name,
  cells,
});
