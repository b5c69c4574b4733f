/**
 * The lab `log` as its text tells it, in a browser, by keyboard alone; what the screen shows is
 * held against broker and database, read by clients of the test's own.
 */
import { expect, test } from '@playwright/test';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';

const PATH = '/id/11-1/log';

test.describe('log', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  test('is walked from the empty log to the passed challenge', async ({ page, request }) => {
    const lab = new LabPage(page);
    await lab.open(PATH);
    const sandbox = await Stores.sandbox(page.request);
    const topic = `${sandbox}-pesanan`;
    const committed = (group: string) => stores.committed(`${sandbox}-${group}`, topic);
    expect((await request.get('/api/health')).ok()).toBe(true);

    await lab.press('send-6');
    await expect(lab.value('value-end')).toHaveText('6');
    await expect(lab.cell(5)).toHaveAccessibleName(/rina/);
    expect(await stores.end(topic)).toBe(6);

    await expect(lab.text.locator('[data-control="run-payment"]')).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('after-payment', '0');
    await lab.press('run-payment');
    await expect(lab.value('committed-payment')).toHaveText('6');
    expect(await committed('payment')).toBe(6);
    expect(await stores.end(topic)).toBe(6);
    const first = page.getByTestId('predict-after-payment');
    await expect(first).toContainText('6');

    await lab.predict('new-reader', 'all');
    await lab.press('run-search');
    await expect(lab.value('committed-search')).toHaveText('6');
    expect(await committed('search')).toBe(6);
    const index = stores.db(sandbox).collection('search_index');
    expect(await index.countDocuments()).toBe(6);
    await expect(lab.value('documents')).toHaveText('6');

    await lab.predict('rewind', 'one-number');
    await lab.press('stop-search');
    await expect(lab.process('search')).toHaveAttribute('data-state', 'stopped');
    await lab.press('rewind-search');
    await expect(lab.value('committed-search')).toHaveText('0');
    expect(await committed('search')).toBe(0);
    expect(await committed('payment')).toBe(6);
    expect(await stores.end(topic)).toBe(6);

    await lab.press('run-search');
    await expect(lab.value('committed-search')).toHaveText('6');
    expect(await index.countDocuments()).toBe(6);

    // The challenge is not given away: the index was never empty yet.
    const check = checkButton(page);
    await check.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('condition-emptied')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');

    await lab.press('stop-search');
    await expect(lab.process('search')).toHaveAttribute('data-state', 'stopped');
    await lab.press('empty-index');
    await expect(lab.value('documents')).toHaveText('0');
    expect(await index.countDocuments()).toBe(0);
    await lab.press('rewind-search');
    await expect(lab.value('committed-search')).toHaveText('0');
    await lab.press('run-search');
    await expect(lab.value('documents')).toHaveText('6');
    await expect(lab.value('committed-search')).toHaveText('6');
    await check.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await stores.end(topic)).toBe(6);
    await page.reload();
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');

    // Passed in this run; the next one has its own challenge, and the first pass is kept.
    await page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-end')).toHaveText('0');
    await expect(page.getByTestId('stamp')).toHaveCount(0);
    await page.goto('/id/progress');
    await expect(page.getByTestId('progress-log').locator('[data-mark="passed"]')).toBeVisible();
  });

  test('loses nothing when a reader is killed and takes the tail again, in English', async ({
    page,
  }) => {
    const lab = new LabPage(page);
    await lab.open('/en/11-1/log');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(lab.control('send-6')).toHaveText('Send 6 orders');
    const sandbox = await Stores.sandbox(page.request);
    const topic = `${sandbox}-pesanan`;
    // Enough work that the reader is surely in the middle of it when it dies.
    for (const end of [6, 12, 18, 24]) {
      await page.getByTestId('panel-send-6').click();
      await expect(lab.value('value-end')).toHaveText(String(end));
    }
    await lab.predict('new-reader', 'all');
    await lab.press('run-search');
    await expect(lab.value('committed-search')).toHaveText(/[1-9]/);
    await lab.panel.locator('[data-control="kill-search"]').click();
    await expect(lab.process('search')).toHaveAttribute('data-state', 'killed');
    await expect(lab.process('search')).toContainText('SIGKILL');
    const kept = await stores.committed(`${sandbox}-search`, topic);
    expect(kept).toBeLessThan(24);
    await expect(lab.value('committed-search')).toHaveText(String(kept));
    await lab.panel.locator('[data-control="run-search"]').click();
    // The broker waits out the session of the dead member before the new one gets the partition.
    await expect(lab.value('committed-search')).toHaveText('24', { timeout: 20_000 });
    const ids = await stores.db(sandbox).collection('search_index').distinct('_id');
    expect(ids).toHaveLength(24);
  });
});
