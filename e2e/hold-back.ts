/** A slow line for some of a page's files: none of them comes before it is let go. */
import { once } from 'node:events';
import type { Page } from '@playwright/test';

/** Holds back whatever fits `glob` from now on; the returned function lets it come. */
export async function holdBack(page: Page, glob: string): Promise<() => void> {
  const line = new AbortController();
  const free = once(line.signal, 'abort');
  await page.route(glob, async (route) => {
    await free;
    await route.continue();
  });
  return () => line.abort();
}
