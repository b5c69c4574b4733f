/**
 * The lab `outbox` as its text tells it, in a browser, by keyboard alone; what the screen shows is
 * held against oplog, database and broker, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
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

  const open = async (page: Page) => {
    const lab = new LabPage(page);
    await lab.open(PATH);
    const sandbox = await Stores.sandbox(page.request, SLUG);
    return { lab, sandbox, db: stores.db(sandbox) };
  };
  const check = async (page: Page) => {
    await checkButton(page).focus();
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

  test('is the same by form, in a table and in English, and starts over', async ({
    page,
    context,
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

    const stops = new Set(await lab.tabStops());
    const controls = await page
      .locator('[data-control]')
      .evaluateAll((buttons) =>
        buttons.map((button) => (button as HTMLElement).dataset.control ?? ''),
      );
    const own = ['form-crash', 'form-session', 'form-version', 'panel-place-form', 'view-contract'];
    const wanted = [...controls, ...own, 'check', 'control-reset', 'time-axis'];
    expect(wanted.filter((name) => !stops.has(name))).toEqual([]);

    expect(await violationsOn(page)).toEqual([]);
    // Only the panel changes from here on.
    const looks = ['light cost', 'light contract', 'dark contract', 'dark cost', 'dark fate'];
    for (const look of looks) {
      const [theme = '', view] = look.split(' ');
      await page.evaluate((to) => document.documentElement.setAttribute('data-theme', to), theme);
      await page.getByTestId(`view-${view}`).press('Enter');
      expect(await violationsOn(page, { within: '#panel' })).toEqual([]);
    }
    await page.getByRole('button', { name: 'Tabel' }).press('Enter');
    const row = page.getByTestId('fates').locator('tr[data-row="outbox"]');
    await expect(row).toContainText('ada');

    // The other tab, in the other language, is told the run so far; what is done there is seen here.
    const english = new LabPage(await context.newPage());
    await english.open(`/en/11-2/${SLUG}`);
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(english.control('measure')).toHaveCount(0);
    await expect(english.value('value-writes')).toHaveText('outbox orders');
    await english.page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-orders')).toHaveText('0', START);
    await expect(english.process('order-service')).toHaveAttribute('data-state', 'ready', START);
    await english.press('place');
    await expect(lab.value('value-writes')).toHaveText('orders+outbox', START);
    await expect(english.panel).toContainText('1 oplog entry, holding orders + outbox');
  });

  test('can be read without JavaScript', async ({ request }) => {
    const html = await (await request.get(PATH)).text();
    for (const word of ['antrean kedua', 'withTransaction', 'saveWithEvent', 'before-commit']) {
      expect(html).toContain(word);
    }
  });
});
