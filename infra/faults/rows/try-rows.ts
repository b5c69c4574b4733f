/** Tries each row with its safeguard, which must hold, and without it, which must turn red. */

import type { Random } from '#lib/random.ts';
import { type Finding, wordsOf } from '../ledgers.ts';
import { loadNow } from '../load-now.ts';
import type { RowContext } from './lane.ts';
import type { Row } from './row.ts';

export interface Tried {
  readonly row: string;
  readonly name: string;
  /** Absent: the trial with its safeguard in place. */
  readonly without?: string;
  readonly seconds: number;
  readonly at: string;
  /** The machine's load average of the last minute, when it was over. */
  readonly load: number;
  readonly good: boolean;
  readonly verdict: string;
}

export async function tryRow(
  row: Row,
  context: RowContext,
  random: Random,
  negativeOnly: boolean,
): Promise<Tried[]> {
  const tried: Tried[] = [];
  const note = async (trial: Row['guarded'], judge: (found: Finding[]) => [boolean, string]) => {
    const begun = Date.now();
    const at = new Date(begun).toISOString();
    // What throws has shown nothing, whichever way it was tried.
    const [good, verdict] = (await trial(context, random).then(judge, (error: Error) => [
      false,
      `FAILED: ${error.message}`,
    ])) as [boolean, string];
    const seconds = Math.round((Date.now() - begun) / 1000);
    return { row: row.row, name: row.name, seconds, at, load: loadNow(), good, verdict };
  };
  if (!negativeOnly) {
    tried.push(
      await note(row.guarded, (found) => [
        found.length === 0,
        found.length === 0 ? 'held' : `BROKEN: ${wordsOf(found)}`,
      ]),
    );
  }
  const { unguarded, safeguard = '', turnsRed } = row;
  if (unguarded) {
    const result = await note(unguarded, (found) => {
      const red = found.some(({ breach }) => breach === turnsRed);
      const seen = found.length === 0 ? 'nothing' : wordsOf(found);
      return [red, red ? `red, as it must: ${seen}` : `BLIND: found ${seen}`];
    });
    tried.push({ ...result, without: safeguard });
  }
  return tried;
}
