/**
 * The lab `dedupe-key` as its text tells it, in a browser, by keyboard alone; what the screen shows
 * is held against broker and database, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';
import { SENT } from './names.ts';

const SLUG = 'dedupe-key';
const PATH = `/id/11-3/${SLUG}`;
/** Two services join their groups, and MongoDB deletes what has expired, on a busy machine. */
const TRIAL = { timeout: 45_000 };

test.describe('dedupe-key', () => {
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
    return { lab, sandbox, topic: `${sandbox}-pesanan`, db: stores.db(sandbox) };
  };
  const choose = (page: Page, field: string, option: string) =>
    page.getByTestId(`form-${field}`).selectOption(option);

  test('is walked from the first design to the passed challenge', async ({ page }) => {
    test.setTimeout(180_000);
    const { lab, sandbox, topic, db } = await open(page);
    const shown = (id: string, text: string | RegExp) =>
      expect(lab.value(id)).toHaveText(text, TRIAL);
    const count = (collection: string, query: object) =>
      db.collection(collection).countDocuments(query);
    const cell = (row: string, attack: string) =>
      page.locator(`[data-row="${row}"] td[data-attack="${attack}"]`);
    const check = async () => {
      await checkButton(page).focus();
      await page.keyboard.press('Enter');
    };

    await expect(lab.text.locator('[data-control="attack-attempt"]')).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('attempt', '5');
    await lab.press('attack-attempt');
    await shown('value-attempt', '10/10 5/5 5/5 0/0');
    await expect(page.getByTestId('predict-attempt')).toContainText('10');
    await expect(cell('attempt', 'retry')).toContainText('10 dobel');
    expect(await stores.end(topic)).toBe(20);
    expect(await count('payments', { trial: 1, attack: 'retry' })).toBe(10);
    // Under two ids it came twice, and each service let both pass.
    const way = await proveWay(lab, stores, sandbox, 'ORD-1');
    const seen = (wanted: string) => way.filter(({ station }) => station === wanted).length;
    expect(
      ['record:pesanan', 'effect:processed_events', 'effect:payments', 'effect:notifications'].map(
        seen,
      ),
    ).toEqual([2, 4, 2, 2]);

    await lab.predict('shared', '10');
    await lab.press('attack-shared');
    await shown('value-shared', /^\d+\/\d+ (\d)\/(\d) \d\/\d 0\/0$/);
    const [paid, told] = await Promise.all([
      count('payments', { trial: 2, attack: 'two' }),
      count('notifications', { trial: 2, attack: 'two' }),
    ]);
    expect(paid + told).toBe(5);
    await expect(page.getByTestId('predict-shared')).toContainText(`${paid} + ${told}`);
    await expect(cell('shared', 'two')).toContainText('5 hilang');
    await expect(lab.panel).toContainText('index: uniq_key');

    await lab.predict('missing', '15');
    await lab.press('attack-missing');
    await shown('value-missing', '1/1 0/0 0/0 0/0');
    expect(await count('payments', { trial: 3 })).toBe(1);
    await expect(lab.text).toContainText('"eventId":null');

    await lab.predict('expiring', '0');
    await lab.press('attack-expiring');
    await shown('value-indexes', '{"consumer":1,"eventId":1} {"at":1}');
    const trial = () => db.collection<{ _id: number; state: string }>('trials').findOne({ _id: 4 });
    await expect.poll(async () => (await trial())?.state, TRIAL).toBe('over');
    // 5/5 5/5 5/5 15/15, if the machine takes two seconds at most for one reading.
    const effects = async (query: object) =>
      (
        await Promise.all(
          ['payments', 'notifications'].map((name) => count(name, { trial: 4, ...query })),
        )
      ).join('/');
    const readings = [...SENT.map((attack) => ({ attack, pass: 1 })), { pass: 2 }];
    await shown('value-expiring', (await Promise.all(readings.map(effects))).join(' '));
    await expect(page.getByTestId('marker-age')).toContainText('terhapus');
    expect(await count('payments', { trial: 4, pass: 2 })).toBeGreaterThanOrEqual(15);
    const ttl = (await db.collection('processed_events').indexes()).find(
      ({ expireAfterSeconds }) => expireAfterSeconds !== undefined,
    );
    expect(ttl).toMatchObject({ key: { at: 1 }, expireAfterSeconds: 2 });

    await lab.predict('cost', 'same');
    await lab.press('measure');
    await expect(lab.value('value-ratio')).not.toHaveText('–', TRIAL);
    await expect(page.getByTestId('costs')).toContainText('per detik');
    expect(await count('costs', { refusedOne: 500, refusedBatch: 500 })).toBe(1);

    // The challenge is not given away: the last design forgets.
    await check();
    await expect(page.getByTestId('condition-ttl')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    await choose(page, 'who', 'each');
    await choose(page, 'what', 'eventId');
    await choose(page, 'born', 'birth');
    await choose(page, 'keep', '30d');
    await lab.press('attack-form');
    await shown('value-own', '5/5 5/5 5/5 0/0');
    await check();
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await count('payments', { trial: 5 })).toBe(15);
    expect(await count('notifications', { trial: 5 })).toBe(15);
    expect(await stores.end(topic)).toBe(100);
  });

  test('says the same in a table, takes a double click for one wish, and starts over', async ({
    page,
  }) => {
    test.setTimeout(90_000);
    const { lab, db } = await open(page);
    await expect(page.getByTestId('panel-attack-form')).toHaveAttribute('aria-disabled', 'true');
    await lab.predict('attempt', '10');
    await lab.control('attack-attempt').dblclick();
    await expect(lab.value('value-attempt')).toHaveText('10/10 5/5 5/5 0/0', TRIAL);
    expect(await db.collection('trials').countDocuments()).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    expect(await violationsOn(page)).toEqual([]);
    const row = page.getByTestId('designs').getByRole('row', { name: /^id tiap kirim/ });
    await expect(row).toContainText('payment 10');
    await page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-trials')).toHaveText('0');
    await expect(lab.value('value-end')).toHaveText('0');
  });
});
