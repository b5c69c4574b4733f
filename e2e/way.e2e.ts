/** The way of one order as a part of the frame: opened by keyboard, in the past, small and dark. */
import { expect, test } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { LabPage } from './lab-page.ts';
import { Stores } from './stores.ts';
import { closeWay, openWay, proveWay } from './way.ts';

const SLUG = 'unique-index';

test.describe('the way of one order', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  test('says what broker, oplog and database say, steps back, and fits a phone in English', async ({
    page,
    context,
  }) => {
    const lab = new LabPage(page);
    await lab.open(`/id/11-3/${SLUG}`, 'injector');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    await openWay(lab);
    await expect(page.getByTestId('way')).toContainText('Belum ada pesanan yang teramati');
    await closeWay(page);

    await lab.press('run-naive');
    await lab.press('inject-50');
    await expect(lab.value('committed-naive')).toHaveText('50');
    await expect(lab.value('paid-naive')).toHaveText('1');
    const rows = await proveWay(lab, stores, sandbox);
    const at = (wanted: string) => rows.filter(({ station, kind }) => station === wanted && kind);
    // Fifty deliveries of one event: the first ones and the last.
    expect(at('record:pesanan')).toHaveLength(8);
    expect(at('record:pesanan').at(-1)?.text).toContain('pesanan-0@49');
    const [paid] = at('effect:payments_naive');
    const payment = await stores.db(sandbox).collection('payments_naive').findOne();
    expect(paid?.text).toBe(`payments_naive/${payment?._id} insert`);
    expect(rows.find(({ station }) => station === 'group:payment')?.kind).toBe('');

    // From the row of a document, by keyboard, and back to it.
    await page.locator('[data-tab="documents"]').press('Enter');
    const follow = page.locator('[data-follow="ORD-1"]').first();
    await follow.press('Enter');
    await expect(page.getByTestId('way-order')).toHaveValue('ORD-1');
    await expect(page.getByTestId('way-summary')).toContainText(/jejak dalam \d/);
    await expect(page.getByTestId('way-ids')).toContainText('eventId evt-1');
    await expect(page.getByTestId('way')).toContainText('dan 42 lagi');
    for (const theme of ['light', 'dark']) {
      await page.evaluate(
        (name) => document.documentElement.setAttribute('data-theme', name),
        theme,
      );
      expect(await violationsOn(page, { within: '[data-testid="way"]' })).toEqual([]);
    }
    await closeWay(page);
    await expect(follow).toBeFocused();

    await page.getByTestId('time-axis').focus();
    await page.keyboard.press('Home');
    await expect(lab.value('value-end')).toHaveText('0');
    await openWay(lab);
    await expect(page.getByTestId('way')).toContainText('Belum ada pesanan yang teramati');
    await closeWay(page);

    const small = new LabPage(await context.newPage());
    await small.page.setViewportSize({ width: 390, height: 844 });
    await small.open(`/en/11-3/${SLUG}?panel=1`, 'injector');
    await openWay(small);
    await expect(small.page.getByRole('dialog', { name: 'Follow one order' })).toBeVisible();
    const seen = small.page.getByTestId('way-table').locator('[data-evidence="record"]');
    await expect(seen).not.toHaveCount(0);
    const width = await small.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});
