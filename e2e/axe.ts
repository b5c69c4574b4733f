/**
 * What axe finds on a page, one line a violation. In one go and with only the violations told:
 * the builder's usual way opens a page more for each look and names every element that is well,
 * and takes six times as long.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Look {
  /** Looks at this part alone. */
  within?: string;
  /**
   * Looks at listings too. Thousands of coloured words cost it the most of its seconds, and
   * `quality.e2e.ts` has it look at them on two labs.
   */
  listings?: boolean;
}

/** Empty when axe has nothing to say against the page. */
export async function violationsOn(
  page: Page,
  { within, listings = false }: Look = {},
): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] });
  if (within) builder.include(within);
  if (!listings) builder.exclude('pre');
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
