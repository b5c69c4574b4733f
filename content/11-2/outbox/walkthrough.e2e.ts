/**
 * The lab `outbox` as its text tells it, in a browser, by keyboard alone; what the screen shows is
 * held against oplog, database and broker, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';

const SLUG = 'outbox';
/** What opens the form. */
const GUESSES = {
  ...{ entries: '1', aborted: '0', committed: 'delivered' },
  ...{ forgotten: 'event', versions: 'added' },
};
const PATH = `/id/11-2/${SLUG}`;
/** A program starts, or ten of them die one after the other, on a busy machine. */
const START = { timeout: 30_000 };
const STORM = { timeout: 90_000 };

test.describe('outbox', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page, path = PATH) => {
    const lab = new LabPage(page);
    await lab.open(path);
    const sandbox = await Stores.sandbox(page.request, SLUG);
    return { lab, sandbox, db: stores.db(sandbox) };
  };
  const check = async (page: Page) => {
    await page.getByTestId('check').focus();
    await page.keyboard.press('Enter');
  };

  test('is walked from the first order to the passed challenge', async ({ page }) => {
    test.setTimeout(180_000);
    const { lab, sandbox, db } = await open(page);
    const holds = (collection: string, query: object) =>
      db.collection(collection).countDocuments(query);
    const entries = (orderId: string) =>
      db.client
        .db('local')
        .collection('oplog.rs')
        .countDocuments({
          'o.applyOps.ns': `${db.databaseName}.orders`,
          'o.applyOps.o._id': orderId,
        });
    const shown = (id: string, text: string) => expect(lab.value(id)).toHaveText(text, START);

    await lab.predict('entries', '2');
    await lab.press('place');
    await shown('value-attempts', '1');
    await shown('value-writes', 'orders+outbox');
    expect(await entries('ORD-1')).toBe(1);
    await expect(page.getByTestId('predict-entries')).toContainText('1');

    await lab.predict('aborted', '1');
    await lab.press('place-before');
    await shown('value-attempts', '2');
    await shown('value-entries', '0');
    await expect(lab.process('order-service')).toContainText('SIGKILL · before-commit');
    expect(await holds('orders', {})).toBe(1);
    expect(await entries('ORD-2')).toBe(0);

    await lab.predict('committed', 'lost');
    await lab.press('place-after');
    await shown('value-attempts', '3');
    await shown('value-unsent', '2');
    await lab.press('run-relay');
    await shown('value-events', '2');
    expect(await stores.end(`${sandbox}-pesanan`)).toBe(2);

    await lab.predict('forgotten', 'nothing');
    await lab.press('place-forgot');
    await shown('value-without-order', 'ORD-4');
    expect(await holds('orders', { _id: 'ORD-4' })).toBe(0);
    expect(await holds('outbox', { aggregateid: 'ORD-4' })).toBe(1);
    await expect(page.getByTestId('verdict')).toContainText('event tanpa pesanan: ORD-4');

    await lab.predict('phone', 'nowhere');
    await lab.press('run-cdc');
    await expect(lab.value('value-phones')).toHaveText('1 1 0', START);
    await expect(page.getByTestId('fields-orders-cdc')).toContainText('costPrice');
    await lab.press('erase');
    await shown('value-phones', '0 1 0');
    expect(await holds('orders', { customer: 'dewi', phone: { $exists: true } })).toBe(0);

    await lab.predict('versions', 'both');
    await lab.press('run-payment');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'ready', START);
    await lab.press('place-v2');
    await shown('value-attempts', '5');
    await lab.press('place-v3');
    await shown('value-parked', '1');
    await shown('value-paid', '4');
    expect(await holds('parked', { schemaVersion: '3' })).toBe(1);
    const way = await proveWay(lab, stores, sandbox, 'ORD-1');
    const at = (wanted: string) => way.find(({ station, kind }) => station === wanted && kind);
    expect(at('oplog')?.text).toContain('orders insert + outbox insert');
    expect(at('effect:payments')?.ms).toBeGreaterThanOrEqual(at('record:pesanan')?.ms ?? NaN);
    expect(at('record:orders-cdc')?.gap).toMatch(/^\d/);
    expect(at('group:payment')?.kind).toBe('committed');

    await lab.predict('cost', 'many');
    await lab.press('measure');
    await expect(lab.value('value-ratio')).not.toHaveText('–', STORM);
    await expect(page.getByTestId('costs')).toContainText('ms');
    expect(await holds('costs', {})).toBe(1);

    // The challenge is not given away: nobody drew the line yet.
    await check(page);
    await expect(page.getByTestId('condition-orders')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    await lab.press('line');
    await shown('value-line', '6');
    await lab.press('storm');
    await expect(lab.value('value-storm')).toHaveText('over', STORM);
    await shown('value-unsent', '0');
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    // ORD-1, ORD-3, v2 and v3; and the orphan is in no order's place.
    expect(await holds('orders', {})).toBe(104);
    expect(await holds('outbox', {})).toBe(105);
  });

  test('places an order as the form says, and takes a double click for one wish', async ({
    page,
  }) => {
    const { lab, db } = await open(page);
    const place = page.getByTestId('panel-place-form');
    await expect(place).toHaveAttribute('aria-disabled', 'true');
    for (const [id, option] of Object.entries(GUESSES)) await lab.predict(id, option);
    await expect(place).not.toHaveAttribute('aria-disabled', 'true');
    await place.dblclick();
    await expect(lab.value('value-attempts')).toHaveText('1', START);
    await page.getByTestId('form-session').selectOption('forgot');
    await page.getByTestId('form-version').selectOption('2');
    await place.press('Enter');
    // Nobody died, so both are there; only the oplog tells that they were written apart.
    await expect(lab.value('value-writes')).toHaveText('outbox orders', START);
    expect(await db.collection('outbox').countDocuments({ schemaVersion: '2' })).toBe(1);
    expect(await db.collection('orders').countDocuments()).toBe(2);
  });

  test('says the same in a table, and draws each part without a violation', async ({ page }) => {
    const { lab } = await open(page);
    await lab.predict('entries', '1');
    await lab.press('place');
    await expect(lab.value('value-orders')).toHaveText('1', START);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((to) => document.documentElement.setAttribute('data-theme', to), theme);
      for (const view of ['cost', 'contract', 'fate']) {
        await page.getByTestId(`view-${view}`).press('Enter');
        // Only the panel changes; the whole page is looked at below.
        expect(await violationsOn(page, { within: '#panel' })).toEqual([]);
      }
    }
    await page.getByRole('button', { name: 'Tabel' }).press('Enter');
    const row = page.getByTestId('fates').locator('tr[data-row="outbox"]');
    await expect(row).toContainText('ada');
  });

  test('is the same in two tabs and after a reload', async ({ page, context }) => {
    const { lab } = await open(page);
    const other = new LabPage(await context.newPage());
    await other.open(PATH);
    await lab.predict('entries', '1');
    await lab.press('place');
    await expect(other.value('value-writes')).toHaveText('orders+outbox', START);
    await other.page.reload();
    await expect(other.value('value-writes')).toHaveText('orders+outbox');
  });

  test('starts over with order 1 and an empty outbox', async ({ page }) => {
    const { lab } = await open(page);
    await lab.predict('entries', '1');
    await lab.press('place');
    await expect(lab.value('value-orders')).toHaveText('1', START);
    await page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-orders')).toHaveText('0', START);
    await expect(lab.process('order-service')).toHaveAttribute('data-state', 'ready', START);
    await lab.press('place');
    await expect(lab.value('value-writes')).toHaveText('orders+outbox', START);
  });

  test('leads Tab to everything that can be pressed', async ({ page }) => {
    const { lab } = await open(page);
    const stops = new Set(await lab.tabStops());
    const controls = await page
      .locator('[data-control]')
      .evaluateAll((buttons) =>
        buttons.map((button) => (button as HTMLElement).dataset.control ?? ''),
      );
    const own = ['form-crash', 'form-session', 'form-version', 'panel-place-form', 'view-contract'];
    const wanted = [...controls, ...own, 'check', 'control-reset', 'time-axis'];
    expect(wanted.filter((name) => !stops.has(name))).toEqual([]);
  });

  test('can be read without JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}${PATH}`);
    for (const word of ['antrean kedua', 'withTransaction', 'saveWithEvent', 'before-commit']) {
      expect(await page.content()).toContain(word);
    }
    await context.close();
  });

  test('has no violation that axe knows', async ({ page }) => {
    for (const path of [PATH, `${PATH}?panel=1`, '/id/11-2']) {
      await page.goto(path);
      if (path.startsWith(PATH)) {
        const writer = new LabPage(page).process('order-service');
        await expect(writer).toHaveAttribute('data-state', 'ready', START);
      }
      expect(await violationsOn(page)).toEqual([]);
    }
  });

  test('is walked in English as well', async ({ page }) => {
    const { lab } = await open(page, `/en/11-2/${SLUG}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(lab.control('measure')).toHaveCount(0);
    await lab.predict('entries', '1');
    await lab.press('place');
    await expect(lab.value('value-writes')).toHaveText('orders+outbox', START);
    await expect(lab.panel).toContainText('1 oplog entry, holding orders + outbox');
  });
});
