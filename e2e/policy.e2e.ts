/** The content policy in a browser: every page draws, acts and complains of nothing. */
import { expect, type Page, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';

const PAGES = [
  '/id',
  '/en/11-1',
  '/id/11-1/log',
  '/en/11-3/unique-index',
  '/id/glossary',
  '/id/search?q=lag',
  '/id/progress',
  '/id/parts',
];

/** Filled as the page runs; must stay empty. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) found.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`Content Security Policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  return found;
}

test('no page breaks its own policy, none is kept by a shared cache, and a lab is played', async ({
  page,
}) => {
  const found = await violations(page);
  const nonces = new Set<string>();
  for (const path of PAGES) {
    const response = await page.goto(path, { waitUntil: 'load' });
    const { 'content-security-policy': policy = '', 'cache-control': cache } =
      response?.headers() ?? {};
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(nonce).not.toBe('');
    nonces.add(nonce);
    expect(cache).toMatch(/private.*no-store/);
    const html = (await response?.text()) ?? '';
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts.filter((one) => !one.includes(`nonce="${nonce}"`))).toEqual([]);
    // Hydrated: React has taken hold of the page.
    await expect
      .poll(() =>
        page.evaluate(() => Object.keys(document.body).some((key) => key.startsWith('__react'))),
      )
      .toBe(true);
  }
  expect(nonces.size).toBe(PAGES.length);

  const lab = new LabPage(page);
  await lab.open('/id/11-1/log');
  await lab.press('send-6');
  await lab.predict('after-payment', '6');
  await lab.press('run-payment');
  await expect(lab.value('committed-payment')).toHaveText('6');
  await page.goto('/id');
  await page.goto('/id/11-1/log');
  await expect(lab.value('value-end')).toHaveText('6');
  expect(found).toEqual([]);

  // And what it forbids does not run, or nobody would hear of it.
  await page.goto('/id');
  await page.evaluate(() => {
    const script = document.createElement('img');
    script.setAttribute('onerror', 'window.broken = true');
    script.src = '/nothing.png';
    document.body.append(script);
  });
  await expect.poll(() => found.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an unknown lab is told in words', async ({ page }) => {
    const response = await page.goto('/id/11-1/tidak-ada');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Halaman ini tidak ada');
  });

  test('the form that brings a progress file works', async ({ page }) => {
    await page.goto('/id/progress');
    await page.getByLabel(/berkas/i).setInputFiles({
      name: 'p.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{}'),
    });
    await page.getByRole('button').last().click();
    await expect(page.getByTestId('bring-status')).not.toBeEmpty();
  });
});
