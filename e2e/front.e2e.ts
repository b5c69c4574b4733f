/** The front page while it is used: still and whole at every size, and open to everybody. */
import { expect, test } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { Front } from './front-page.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];

test.describe('front page', () => {
  for (const size of SIZES) {
    test(`stays still and whole at ${size.width} × ${size.height}`, async ({ page }) => {
      await page.setViewportSize(size);
      await page.addInitScript(() => {
        Object.assign(window, { shifted: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
            Object.assign(window, { shifted: Reflect.get(window, 'shifted') + shift.value });
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const front = new Front(page);
      await page.goto('/id');
      await front.press('broadcast');
      await front.settled(1);
      await front.press('kill');
      await expect(front.process('notification')).toHaveAttribute('data-state', 'killed');
      await front.press('broadcast');
      await expect(front.value('value-end')).toHaveText('2');
      // The telephone is slower; what is measured below must not change meanwhile.
      await expect(page.getByTestId('telephone-said')).toContainText('1 dari 2 pesanan gagal');
      expect(await page.evaluate(() => Reflect.get(window, 'shifted'))).toBeLessThan(0.02);
      const { scrollWidth, clientWidth } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
        clientWidth: document.documentElement.clientWidth,
      }));
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      const drawn = page.locator(':is([data-testid="tower"], .poles) text:visible');
      for (const words of await drawn.all()) {
        const box = await words.boundingBox();
        expect(box && box.x >= 0 && box.x + box.width <= size.width, await words.innerHTML()).toBe(
          true,
        );
      }
    });
  }

  test('has no violation that axe knows, in both shapes and themes', async ({ page }) => {
    const front = new Front(page);
    await page.goto('/id');
    await front.press('broadcast');
    await front.settled(1);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      expect(await violationsOn(page)).toEqual([]);
      // Light as a drawing, dark as a table.
      if (theme === 'light') await page.getByTestId('tower-table').press('Enter');
    }
    await expect(page.getByRole('row', { name: /dewi/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /^notification pid/ })).toContainText('1');
  });
});
