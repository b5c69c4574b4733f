/** The table of guarantees: each cell leads to its guess, and shows the reader's own result. */
import { expect, test } from '@playwright/test';
import { violationsOn } from './axe.ts';

test.describe('the table of guarantees', () => {
  test('leads to the run behind a cell, and tells the reader’s own result', async ({ page }) => {
    await page.goto('/en/guarantees');
    const row = page.getByTestId('choice-save-then-publish');
    await expect(row).toContainText('not run by you yet');
    const link = row.getByRole('link').first();
    await expect(link).toHaveAttribute('href', '/en/11-2/dual-write#tebakan-ghost');
    const night = page.getByTestId('together').getByRole('link');
    await expect(night).toHaveAttribute('href', '/en/11-3/chaos');
    await link.press('Enter');
    await expect(page.getByTestId('predict-ghost')).toBeInViewport();

    const outcomes = {
      ghost: { option: 'mongo', value: 'ORD-3', at: 1 },
      reverse: { option: 'both', value: 'ORD-6', at: 1 },
    };
    const labs = { 'dual-write': { predictions: {}, quiz: {}, outcomes } };
    const file = { format: 'menara-progress', version: 1, exported: 1, labs };
    await page.goto('/en/progress');
    await page.getByLabel('Progress file').setInputFiles({
      ...{ name: 'p.json', mimeType: 'application/json' },
      buffer: Buffer.from(JSON.stringify(file)),
    });
    await page.getByRole('button', { name: 'Bring in' }).click();
    await expect(page.getByTestId('bring-status')).toContainText('Added');

    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/id/guarantees');
    await expect(row).toContainText('Hasil Anda: ORD-3');
    // A run that says otherwise is not hidden.
    await expect(page.getByTestId('choice-publish-then-save')).toContainText('lain dari sel ini');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    expect(await violationsOn(page)).toEqual([]);
  });
});
