/**
 * Played after all walkthroughs: what their visitors' runs measured bears out each cell of the
 * table of guarantees, and no run of theirs speaks against one.
 */
import { expect, test } from '@playwright/test';
import { cellsOf, guarantees } from '#content/guarantees/table.ts';
import { Stores } from './stores.ts';

interface Kept {
  readonly slug: string;
  readonly outcomes?: Readonly<Record<string, { readonly option: string; readonly at: number }>>;
}

/** What a test brought in by a file was measured by nobody. */
const BROUGHT_AT = 1;

test('each cell of the table of guarantees is borne out by the walks', async () => {
  await using stores = await Stores.open();
  const kept = await stores.registry().collection<Kept>('progress').find().toArray();
  const measured = (slug: string, guess: string) =>
    kept.flatMap((one) => {
      const outcome = one.slug === slug ? one.outcomes?.[guess] : undefined;
      return outcome && outcome.at !== BROUGHT_AT ? [outcome.option] : [];
    });
  const said = cellsOf(guarantees).map(({ lab, guess, shows }) => {
    const options = measured(lab, guess);
    const against = options.filter((option) => !shows.includes(option));
    return { run: `${lab}/${guess}`, runs: options.length, against };
  });
  expect(said.filter(({ runs, against }) => runs === 0 || against.length > 0)).toEqual([]);
});
