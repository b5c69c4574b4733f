/** The front page while it is used: still and whole at every size, and open to everybody. */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { Front } from './front-page.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];

test.describe('front page', () => {
  test('stays still and whole at every size, and has no violation that axe knows', async ({
    context,
  }) => {
    // One run, seen at three sizes at once: who presses and who only looks must be as quiet.
    const fronts: Front[] = [];
    for (const size of SIZES) {
      const page = await context.newPage();
      await page.setViewportSize(size);
      await watchShifts(page);
      const front = new Front(page);
      await front.open('/id');
      fronts.push(front);
    }
    const [front] = fronts;
    if (!front) throw new Error('no size to look at');
    await front.press('broadcast');
    for (const one of fronts) await one.settled(1);
    await front.press('kill');
    for (const one of fronts) {
      await expect(one.process('notification')).toHaveAttribute('data-state', 'killed');
    }
    await front.press('broadcast');
    for (const { page } of fronts) {
      await expect(page.getByTestId('value-end')).toHaveText('2');
      // The telephone is slower; what is measured below must not change meanwhile.
      await expect(page.getByTestId('telephone-said')).toContainText('1 dari 2 pesanan gagal');
      await still(page);
    }
    await both(front.page);
  });
});

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
        Object.assign(window, { shifted: Reflect.get(window, 'shifted') + shift.value });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Nothing was moved, and nothing sticks out. */
async function still(page: Page): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, 'shifted'))).toBeLessThan(0.02);
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }));
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  const drawn = page.locator(':is([data-testid="tower"], .poles) text:visible');
  const outside = await drawn.evaluateAll((all) =>
    all
      .filter((words) => {
        const { left, right } = words.getBoundingClientRect();
        return left < 0 || right > innerWidth;
      })
      .map((words) => words.innerHTML),
  );
  expect(outside).toEqual([]);
  expect(await drawn.count()).toBeGreaterThan(0);
}

/** Light as a drawing, dark as a table. */
async function both(page: Page): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    expect(await violationsOn(page)).toEqual([]);
    if (theme === 'light') await page.getByTestId('tower-table').press('Enter');
  }
  await expect(page.getByRole('row', { name: /dewi/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^notification pid/ })).toContainText('1');
}
