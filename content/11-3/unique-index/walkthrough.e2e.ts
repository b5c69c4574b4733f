/**
 * The lab `unique-index` as its text tells it, in a browser, by keyboard alone; what the screen
 * shows is held against broker and database, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage, whenFree } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';

const SLUG = 'unique-index';
const PATH = `/id/11-3/${SLUG}`;
/** Session timeout of a killed member, a rebalance, or fifty records on a busy machine, ms. */
const REJOIN = { timeout: 25_000 };

test.describe('unique-index', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page) => {
    const lab = new LabPage(page);
    await lab.open(PATH, 'injector');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    return { lab, sandbox, topic: `${sandbox}-pesanan`, db: stores.db(sandbox) };
  };
  const check = (page: Page) => checkButton(page).press('Enter');
  const typeInto = async (page: Page, field: string, text: string) => {
    await page.getByTestId(field).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };

  test('is walked from the first delivery to the passed challenge', async ({ page }) => {
    test.setTimeout(180_000);
    const { lab, sandbox, topic, db } = await open(page);
    const committed = (group: string) => stores.committed(`${sandbox}-${group}`, topic);
    const count = (collection: string, query = {}) =>
      db.collection(collection).countDocuments(query);

    await lab.press('run-naive');
    await expect(lab.process('payment-naive')).toHaveAttribute('data-state', 'ready');
    await lab.press('inject-50');
    await expect(lab.value('committed-naive')).toHaveText('50', REJOIN);
    await expect(lab.value('paid-naive')).toHaveText('1');
    expect(await stores.end(topic)).toBe(50);
    expect(await count('payments_naive')).toBe(1);

    await expect(lab.text.locator('[data-control="mode-together"]')).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('check-first', '1');
    await lab.press('mode-together');
    await expect(page.getByTestId('mode')).toHaveAttribute('data-together', 'true');
    await lab.press('inject-50');
    await expect(lab.value('committed-naive')).toHaveText('100', REJOIN);
    const raced = await count('payments_naive', { eventId: 'evt-2' });
    expect(raced).toBeGreaterThan(1);
    await expect(lab.value('sum-naive')).toHaveText(String((raced + 1) * 10_000));
    await expect(page.getByTestId('predict-check-first')).toContainText(String(raced));
    await expect(page.getByTestId('stored-naive')).toContainText(String(raced));

    await lab.predict('unique-index', '1');
    await lab.press('run-payment');
    await expect(lab.value('committed-payment')).toHaveText('100', REJOIN);
    await expect(lab.value('refusals')).toHaveText('98');
    await expect(lab.value('sum-payment')).toHaveText('20000');
    await expect(lab.value('sum-truth')).toHaveText('20000');
    expect(await count('payments')).toBe(2);
    expect(await count('processed_events')).toBe(2);
    expect(await count('refusals', { code: 11000, 'keyPattern.eventId': 1 })).toBe(98);
    await expect(lab.panel).toContainText('E11000 duplicate key error');
    await expect(lab.panel).toContainText('{"consumer":"payment","eventId":"evt-2"}');

    await lab.predict('build-index', 'built');
    await lab.press('build-index');
    await expect(page.getByTestId('predict-build-index')).toContainText('E11000');
    expect(await db.collection('payments_naive').indexes()).toHaveLength(1);

    await lab.predict('after-crash', '2');
    await lab.press('stop-payment');
    await expect(page.getByTestId('crash-payment').locator('option:disabled')).toHaveCount(0);
    await lab.press('crash-payment');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'ready');
    await lab.press('inject-50');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'killed');
    await expect(lab.process('payment')).toContainText('SIGKILL · after-insert');
    expect(await committed('payment')).toBe(100);
    expect(await count('payments')).toBe(3);
    await lab.press('run-payment');
    await expect(lab.value('committed-payment')).toHaveText('150', REJOIN);
    expect(await count('payments')).toBe(3);
    await expect(lab.value('sum-payment')).toHaveText('30000');
    await expect(page.getByTestId('predict-after-crash')).toContainText('1');

    // The challenge is not given away: nobody drew the line yet.
    await check(page);
    await expect(page.getByTestId('condition-deliveries')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    await lab.press('line');
    await typeInto(page, 'form-events', '100');
    await typeInto(page, 'form-copies', '5');
    await page.getByTestId('panel-inject-form').focus();
    await page.keyboard.press('Enter');
    await expect(lab.value('committed-payment')).toHaveText('650', REJOIN);
    await expect(lab.value('paid-payment')).toHaveText('103');
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await count('payments')).toBe(103);
  });

  test('is the same by form, in a table and in English, and starts over', async ({
    page,
    context,
  }) => {
    const { lab, sandbox, topic } = await open(page);
    for (const input of ['0 5', '101 1', '100 6', '1 51', '2.5 2']) {
      const [events = '', copies = ''] = input.split(' ');
      await typeInto(page, 'form-events', events);
      await typeInto(page, 'form-copies', copies);
      await whenFree(page, 'panel-inject-form').press('Enter');
      const told = page.getByTestId('told');
      await expect(told).toHaveAttribute('data-code', 'limit-deliveries');
      await expect(told).toContainText('paling banyak 500 kiriman');
    }
    expect(await stores.end(topic)).toBe(0);

    // The copies of an event are numbered in the lane.
    await typeInto(page, 'form-events', '1');
    await typeInto(page, 'form-copies', '3');
    await whenFree(page, 'panel-inject-form').press('Enter');
    await expect(lab.cell(2)).toHaveAccessibleName(/duplikat, kiriman ke-3/);
    await page.getByTestId('form-event').selectOption('evt-1');
    await typeInto(page, 'form-copies', '1');
    await whenFree(page, 'panel-inject-form').press('Enter');
    await expect(lab.cell(3)).toHaveAccessibleName(/duplikat, kiriman ke-4/);

    const stops = new Set(await lab.tabStops());
    const controls = await page
      .locator('[data-control]')
      .evaluateAll((buttons) =>
        buttons.map((button) => (button as HTMLElement).dataset.control ?? ''),
      );
    const own = ['form-event', 'form-events', 'form-copies', 'form-order', 'panel-inject-form'];
    const wanted = [...controls, ...own, 'crash-naive', 'check', 'control-reset', 'time-axis'];
    expect(wanted.filter((name) => !stops.has(name))).toEqual([]);
    // A crash point can be looked at before its guess is stored, but not chosen.
    await expect(page.getByTestId('crash-naive').locator('option:enabled')).toHaveCount(1);

    await lab.press('run-naive');
    await expect(lab.value('committed-naive')).toHaveText('4', REJOIN);
    await page.getByRole('button', { name: 'Tabel' }).press('Enter');
    const row = page.getByTestId('sides-table').getByRole('row', { name: /^payment-naive/ });
    await expect(row).toContainText('Rp10.000');
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    expect(await violationsOn(page)).toEqual([]);

    const english = new LabPage(await context.newPage());
    await english.open(`/en/11-3/${SLUG}`, 'injector');
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(english.control('inject-50')).toHaveText('Send 1 event × 50');
    await expect(english.value('paid-naive')).toHaveText('1');
    await expect(english.panel).toContainText('Rp10,000');
    await english.page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-end')).toHaveText('0');
    const after = await Stores.sandbox(page.request, SLUG);
    expect(after).toBe(sandbox.replace(/r1$/, 'r2'));
    const indexes = await stores.db(after).collection('processed_events').indexes();
    expect(indexes.map(({ name }) => name)).toContain('uniq_consumer_event');
  });
});
