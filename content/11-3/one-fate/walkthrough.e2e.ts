/**
 * The lab `one-fate` as its text tells it, in a browser, by keyboard alone; what the screen shows
 * is held against broker and database, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';

const SLUG = 'one-fate';
/** A program that starts and takes a dead one's partition over, on a busy machine, ms. */
const TO_WORK = { timeout: 25_000 };

test.describe('one-fate', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page) => {
    const lab = new LabPage(page);
    await lab.open(`/id/11-3/${SLUG}`, 'injector');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const db = stores.db(sandbox);
    const topic = `${sandbox}-pesanan`;
    return {
      ...{ lab, sandbox, db },
      end: () => stores.end(topic),
      committed: (group: string) => stores.committed(`${sandbox}-${group}`, topic),
      count: (collection: string, query: object) => db.collection(collection).countDocuments(query),
    };
  };
  const died = async (lab: LabPage, short: string, name: string, deaths: number) => {
    await expect(lab.value(`deaths-${short}`)).toHaveText(String(deaths), TO_WORK);
    await expect(lab.process(name)).toHaveAttribute('data-state', 'killed', TO_WORK);
  };
  const read = (lab: LabPage, short: string, end: number) =>
    expect(lab.value(`committed-${short}`)).toHaveText(String(end), TO_WORK);
  const check = (page: Page) => checkButton(page).press('Enter');

  test('is walked from the lost payment to the passed challenge', async ({ page }) => {
    test.setTimeout(180_000);
    const { lab, sandbox, db, end, committed, count } = await open(page);
    await lab.press('write');
    await expect(lab.value('value-orders')).toHaveText('40');
    await expect(lab.text.locator('[data-control="crash-both-1"]')).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('marker-first', 'exact');
    await lab.predict('effect-first', 'exact');
    for (const deaths of [1, 2]) {
      await lab.press(`crash-both-${deaths}`);
      await died(lab, 'marker', 'payment-marker', deaths);
      await died(lab, 'effect', 'payment-effect', deaths);
    }
    await lab.press('run-both');
    await read(lab, 'marker', 40);
    await read(lab, 'effect', 40);
    await expect(lab.value('never-marker')).toHaveText('evt-8 evt-21');
    await expect(lab.value('twice-effect')).toHaveText('evt-8 evt-21');
    expect(await count('payments', { consumer: 'payment-marker' })).toBe(38);
    expect(await count('payments', { consumer: 'payment-effect' })).toBe(42);
    expect(await count('payments', { consumer: 'payment-effect', eventId: 'evt-21' })).toBe(2);
    await expect(page.getByTestId('predict-marker-first')).toContainText('38 / 40');
    await expect(page.getByTestId('predict-effect-first')).toContainText('42 / 40');
    await expect(lab.panel.locator('[data-way="marker"] [data-mark="lost"]')).toHaveCount(2);
    await expect(lab.panel.locator('[data-way="effect"] [data-mark="twice"]')).toHaveCount(2);

    await lab.predict('one-transaction', 'more');
    await lab.press('stop-both');
    await expect(lab.process('payment-effect')).toHaveAttribute('data-state', 'stopped', TO_WORK);
    await lab.press('crash-payment-1');
    await died(lab, 'payment', 'payment', 1);
    await expect(lab.process('payment')).toContainText('SIGKILL · between');
    expect(await count('payments', { consumer: 'payment' })).toBe(7);
    await lab.press('crash-payment-2');
    await died(lab, 'payment', 'payment', 2);
    expect(await committed('payment')).toBe(-1);
    await lab.press('run-payment');
    await read(lab, 'payment', 40);
    await expect(lab.value('sum-payment')).toHaveText('400000');
    await expect(lab.value('refused-by-index')).toHaveText('28');
    expect(await count('payments', { consumer: 'payment' })).toBe(40);
    expect(await count('refusals', { consumer: 'payment', code: 11000 })).toBe(28);
    // Its marker three times; its payment never, twice, and once at the very time of the marker.
    const way = await proveWay(lab, stores, sandbox, 'ORD-8');
    const at = (wanted: string) =>
      way.filter(({ station }) => station === `effect:${wanted}`).map(({ ms }) => ms);
    expect([at('processed_events').length, at('payments').length]).toEqual([3, 3]);
    expect(at('processed_events')).toContain(at('payments').at(-1));

    await lab.predict('orphan', 'at-once');
    await lab.press('orphan');
    await expect(page.getByTestId('predict-orphan')).toContainText('× 112', TO_WORK);
    await expect(lab.panel.getByTestId('try-codes')).toContainText('112');
    expect(await count('payments', { consumer: 'uji', eventId: 'uji-1' })).toBe(1);

    await lab.predict('swallow', 'skipped');
    await lab.press('stop-payment');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'stopped', TO_WORK);
    await lab.press('run-swallow');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'ready', TO_WORK);
    await lab.press('again');
    await expect(page.getByTestId('predict-swallow')).toContainText('251', TO_WORK);
    expect(await committed('payment')).toBe(40);
    await lab.press('kill-payment');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'killed');
    await lab.press('run-payment');
    await read(lab, 'payment', 41);
    expect(await count('payments', { consumer: 'payment' })).toBe(40);

    await lab.predict('race', 'same');
    await lab.press('race');
    await expect(page.locator('section.step[data-state="done"]')).toHaveCount(6, TO_WORK);
    const race = await db.collection('tries').findOne({ kind: 'race' });
    expect(race).toMatchObject({ effects: 1, refused: 49 });
    await expect(page.getByTestId('predict-race')).toContainText(String(race?.runs));

    await check(page);
    await expect(page.getByTestId('condition-orders')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    await lab.press('stop-payment');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'stopped', TO_WORK);
    await lab.press('write');
    await expect(lab.value('value-orders')).toHaveText('80');
    await lab.panel.getByTestId('death-point').selectOption('before');
    await lab.panel.getByTestId('death-order').fill('60');
    await lab.panel.locator('[data-control="start-payment"]').press('Enter');
    await died(lab, 'payment', 'payment', 3);
    await lab.press('run-payment');
    await read(lab, 'payment', 81);
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    await expect(lab.value('sum-payment')).toHaveText('800000');
    expect(await count('payments', { consumer: 'payment' })).toBe(80);
    expect(await end()).toBe(81);
  });

  test('is the same in a table and in English, refuses, and starts over', async ({
    page,
    context,
  }) => {
    const { lab } = await open(page);
    await lab.predict('one-transaction', 'exact');
    await lab.press('write');
    await expect(lab.value('value-orders')).toHaveText('40');
    // An order that was never written is no place to die at, and nothing starts.
    await lab.panel.getByTestId('death-point').selectOption('between');
    await lab.panel.getByTestId('death-order').fill('500');
    await lab.panel.locator('[data-control="start-payment"]').press('Enter');
    await expect(lab.panel).toContainText('belum ditulis');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'absent');
    expect(await violationsOn(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    expect(await violationsOn(page)).toEqual([]);

    // The other tab, in the other language, is told the run so far; what is done there is seen here.
    const english = new LabPage(await context.newPage());
    await english.open(`/en/11-3/${SLUG}`, 'injector');
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(english.control('write')).toHaveText('Write 40 orders');
    await expect(english.page.getByTestId('written')).toHaveText('40 orders, 40 records');
    await english.page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-orders')).toHaveText('0');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const indexes = await stores.db(sandbox).collection('processed_events').indexes();
    expect(indexes.map(({ name }) => name)).toContain('uniq_consumer_event');
  });
});
