/**
 * Takes the pictures that other sites show for a link to the book: the front page of a running
 * server, as a browser draws it. `node --import tsx infra/preview-pictures.ts http://localhost:3000`
 */
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { locales } from '#components/site/words.ts';
import { repoRoot } from '#lib/stack/paths.ts';
import { CHROMIUM_ARGS, findChromium } from './chromium.ts';

/** What previews are cut to, px. */
const SIZE = { width: 1200, height: 630 };

const [url] = process.argv.slice(2);
if (url === undefined) throw new Error('Name a running server: http://localhost:3000');
const executablePath = findChromium();
const browser = await chromium.launch({
  args: CHROMIUM_ARGS,
  ...(executablePath && { executablePath }),
});
try {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
  for (const locale of locales) {
    await page.goto(`${url}/${locale}`);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(repoRoot(), 'public', `og.${locale}.png`) });
    console.log(`public/og.${locale}.png`);
  }
} finally {
  await browser.close();
}
