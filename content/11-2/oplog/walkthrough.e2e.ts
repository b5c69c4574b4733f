/**
 * The lab `oplog` as its text tells it, in a browser, by keyboard alone; what the screen shows is
 * held against oplog, database and broker, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';

const SLUG = 'oplog';
const PATH = `/id/11-2/${SLUG}`;
const ORDERS = 'orders';
/** Operations of one mix. */
const MIXED = 108;

test.describe('oplog', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page) => {
    const lab = new LabPage(page);
    await lab.open(PATH, ORDERS);
    await expect(lab.process('connector')).toHaveAttribute('data-state', 'ready');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const db = stores.db(sandbox);
    const entries = () =>
      db.client
        .db('local')
        .collection('oplog.rs')
        .find({ ns: `${db.databaseName}.${ORDERS}`, op: { $in: ['i', 'u', 'd'] } })
        .toArray();
    const cell = (row: string, column: number) =>
      page.getByTestId('sheet').locator(`tr[data-row="${row}"] td`).nth(column);
    return { lab, sandbox, topic: `${sandbox}-perubahan-orders`, db, entries, cell };
  };
  /** As many entries and records as are told, on the page and in the stores. */
  const shows = async (lab: LabPage, entries: number, end = entries) => {
    await expect(lab.value('value-entries')).toHaveText(String(entries));
    await expect(lab.value('value-end')).toHaveText(String(end));
  };
  const rule = (page: Page, kind: string, choice: string) =>
    page.getByTestId(`rule-${kind}`).selectOption(choice);
  const check = async (page: Page) => {
    await checkButton(page).focus();
    await page.keyboard.press('Enter');
  };

  test('is walked from the first entry to the passed challenge', async ({ page }) => {
    test.setTimeout(120_000);
    const { lab, topic, db, entries, cell } = await open(page);
    await lab.press('place');
    await shows(lab, 1);
    const [entry] = await entries();
    const time = `${entry?.ts.t}.${entry?.ts.i}`;
    for (const column of [0, 1, 2]) await expect(cell('time', column)).toContainText(time);
    await expect(cell('time', 2)).toHaveAttribute('data-same', 'true');
    await expect(cell('order', 2)).toContainText('ORD-1');
    await expect(cell('order', 2)).toHaveAttribute('data-same', 'true');
    expect(await stores.end(topic)).toBe(1);

    await expect(lab.text.locator('[data-control="pay"]')).toHaveAttribute('aria-disabled', 'true');
    await lab.predict('update-stores', 'whole');
    await lab.press('pay');
    await shows(lab, 2);
    await expect(cell('change', 0)).toContainText('{"u":{"status":"DIBAYAR"}}');
    await expect(cell('change', 1)).toHaveAttribute('data-same', 'true');
    await expect(page.getByTestId('predict-update-stores')).toContainText('"$v":2');
    // The same again is no change: the next entry is already that of the shipping.
    await lab.press('pay');
    await lab.predict('inc-stores', 'result');
    await lab.press('ship');
    await shows(lab, 3);
    await expect(cell('change', 0)).toContainText('{"u":{"total":67000}}');
    expect((await db.collection(ORDERS).findOne())?.total).toBe(67_000);

    await lab.predict('delete-keeps', 'id');
    await lab.press('remove');
    await shows(lab, 4);
    await expect(cell('change', 0)).toContainText('{"_id":"ORD-1"}');
    expect((await entries()).at(-1)?.o).toEqual({ _id: 'ORD-1' });

    await lab.predict('fresh-start', 'missed-ones');
    await lab.press('kill-connector');
    await expect(lab.process('connector')).toHaveAttribute('data-state', 'killed');
    await lab.press('place');
    await shows(lab, 5, 4);
    const frames = page.getByTestId('frame');
    await expect(frames.last()).toHaveAttribute('data-state', 'waiting');
    await lab.press('run-fresh');
    await expect(lab.process('connector')).toHaveAttribute('data-state', 'ready');
    await lab.press('place');
    await shows(lab, 6, 5);
    await expect(frames.nth(-2)).toHaveAttribute('data-state', 'never');
    await expect(lab.value('value-missed')).toHaveText('1');

    await lab.press('kill-connector');
    await expect(lab.process('connector')).toHaveAttribute('data-state', 'killed');
    await lab.press('place');
    await shows(lab, 7, 5);
    await lab.press('run-connector');
    await shows(lab, 7, 6);
    await expect(lab.value('value-resumed')).toHaveText('1');
    expect(await stores.end(topic)).toBe(6);
    await expect(lab.text.locator('[data-state="done"]')).toHaveCount(6);

    await lab.press('mix');
    await shows(lab, 7 + MIXED, 6 + MIXED);
    expect(await entries()).toHaveLength(7 + MIXED);
    await lab.press('rebuild');
    await expect(page.getByTestId('rebuilt')).toContainText('E11000');
    await check(page);
    await expect(page.getByTestId('condition-until')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('condition-until')).toContainText('insert yang diulang');
    await rule(page, 'insert', 'upsert');
    await rule(page, 'diff', 'set-unset');
    await rule(page, 'replace', 'replaceOne');
    await lab.press('rebuild');
    await expect(page.getByTestId('rebuilt')).toContainText('40 ulangan');
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    const sorted = (collection: string) =>
      db.collection(collection).find().sort({ _id: 1 }).toArray();
    expect(await sorted('orders_copy')).toEqual(await sorted(ORDERS));
  });

  test('is the same step by step, in a table and in English, and starts over', async ({
    page,
    context,
  }) => {
    const { lab, cell } = await open(page);
    await lab.press('place');
    await lab.predict('update-stores', 'diff');
    await lab.press('pay');
    await shows(lab, 2);
    await page.getByTestId('frame').last().focus();
    await page.keyboard.press('ArrowLeft');
    await expect(cell('op', 0)).toContainText('"i"');
    await expect(cell('change', 1)).toHaveAttribute('data-same', 'true');
    await page.getByTestId('time-axis').focus();
    await page.keyboard.press('Home');
    await expect(lab.value('value-entries')).toHaveText('0');
    await page.keyboard.press('End');
    await shows(lab, 2);

    const stops = new Set(await lab.tabStops());
    const controls = await page
      .locator('[data-control]')
      .evaluateAll((buttons) =>
        buttons.map((button) => (button as HTMLElement).dataset.control ?? ''),
      );
    const own = ['rule-insert', 'rule-diff', 'rule-replace', 'rule-delete', 'panel-place', 'frame'];
    const wanted = [...controls, ...own, 'check', 'control-reset', 'time-axis'];
    expect(wanted.filter((name) => !stops.has(name))).toEqual([]);
    expect(await violationsOn(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tabel' }).press('Enter');
    await expect(page.getByTestId('traces-table').getByRole('row')).toHaveCount(3);

    // The other tab, in the other language, is told the run so far; what is done there is seen here.
    const english = new LabPage(await context.newPage());
    await english.open(`/en/11-2/${SLUG}`, ORDERS);
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await shows(english, 2);
    await expect(english.control('place')).toHaveText('Make an order');
    await english.page.getByTestId('control-reset').press('Enter');
    await shows(lab, 0);
    await expect(page.getByTestId('frame')).toHaveCount(0);
    await english.press('place');
    await shows(lab, 1);
    const operation = english.page.getByTestId('sheet').locator('tr[data-row="op"] td').nth(1);
    await expect(operation).toContainText('"insert"');
  });
});
