/**
 * The lab `lost-ack` as its text tells it, in a browser, by keyboard alone; what the screen shows is
 * held against broker, database and the proxy's ledger, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';
import { type Case, type Cause, causeOf } from './names.ts';

const SLUG = 'lost-ack';
/** A program that starts, or the session of a dead member, on a busy machine, ms. */
const TO_WORK = { timeout: 25_000 };

test.describe('lost-ack', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page) => {
    const lab = new LabPage(page);
    await lab.open(`/id/11-3/${SLUG}`);
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const db = stores.db(sandbox);
    return {
      ...{ lab, sandbox, db },
      end: () => stores.end(`${sandbox}-pesanan`),
      committed: () => stores.committed(`${sandbox}-payment`, `${sandbox}-pesanan`),
      ledger: async () =>
        (await db.collection('proxy_log').find().sort({ _id: 1 }).toArray()).map(
          ({ fate, baseOffset }) => `${fate} ${baseOffset}`,
        ),
      send: (id: string) => db.collection<{ _id: string }>('sends').findOne({ _id: id }),
    };
  };
  /** So many records are in the log then, and so many calls of `send` are noted. */
  const order = async (lab: LabPage, end: number, noted: number) => {
    await lab.press('order-1');
    await expect(lab.value('value-end')).toHaveText(String(end), TO_WORK);
    await expect(lab.value('value-noted')).toHaveText(String(noted), TO_WORK);
  };
  const cut = async (lab: LabPage) => {
    await lab.press('cut');
    await expect(lab.value('value-armed')).toHaveText('1');
  };
  const runPayment = async (lab: LabPage) => {
    await lab.press('run-payment');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'ready', TO_WORK);
  };
  const check = (page: Page) => checkButton(page).press('Enter');

  test('is walked from the lost ack to the passed challenge', async ({ page }) => {
    test.setTimeout(150_000);
    const { lab, sandbox, db, end, ledger, send, committed } = await open(page);
    await order(lab, 1, 1);
    await expect(page.getByTestId('journeys')).toContainText('sukses, offset 0');

    await lab.predict('lost-ack', 'once-failed');
    await cut(lab);
    await order(lab, 3, 2);
    expect(await end()).toBe(3);
    await expect(lab.value('value-requests')).toHaveText('3');
    expect(await ledger()).toEqual(['passed 0', 'cut 1', 'passed 2']);
    expect(await send('ORD-2/1')).toMatchObject({ outcome: 'acked', baseOffset: 2 });
    await expect(page.getByTestId('predict-lost-ack')).toContainText('×2, ✓');
    await expect(lab.panel.locator('[data-request="2"]')).toHaveAttribute('data-fate', 'cut');
    await expect(lab.panel.locator('[data-request="3"]')).toContainText('sukses, offset 2');
    await expect(lab.cell(2)).toHaveAccessibleName(/duplikat, kiriman ke-2/);

    await lab.predict('no-retry', 'not-stored');
    await lab.press('retries-off');
    await expect(lab.value('value-retries')).toHaveText('off');
    await cut(lab);
    await order(lab, 4, 3);
    await expect(lab.value('value-failed')).toHaveText('1');
    expect(await end()).toBe(4);
    expect(await send('ORD-3/1')).toMatchObject({ outcome: 'failed' });

    await lab.press('restart');
    await expect(lab.value('value-end')).toHaveText('5', TO_WORK);
    await expect(lab.process('order-service')).toHaveAttribute('data-state', 'ready', TO_WORK);
    await expect(lab.value('value-noted')).toHaveText('4');
    expect(await send('ORD-3/2')).toMatchObject({ outcome: 'acked', baseOffset: 4 });

    await lab.press('retries-on');
    await lab.press('click');
    await expect(lab.value('value-end')).toHaveText('7', TO_WORK);
    await expect(lab.value('value-noted')).toHaveText('6');
    const keys = await db.collection('orders').distinct('key', { n: { $in: [4, 5] } });
    expect(keys).toHaveLength(1);
    await expect(lab.value('value-causes')).toHaveText('click resend retry');

    await lab.predict('redelivery', 'two-two');
    await runPayment(lab);
    await expect(lab.value('committed-payment')).toHaveText('7', TO_WORK);
    await lab.press('crash-payment');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'killed', TO_WORK);
    await expect(lab.process('payment')).toContainText('SIGKILL · charged-not-committed');
    expect(await committed()).toBe(7);
    await runPayment(lab);
    await expect(lab.value('committed-payment')).toHaveText('8', TO_WORK);
    await expect(lab.value('value-charges')).toHaveText('9');
    expect(await db.collection('payments').countDocuments({ offset: 7 })).toBe(2);
    await expect(page.getByTestId('predict-redelivery')).toContainText('1 / 2');
    // One call of send, two records, two charges.
    const way = await proveWay(lab, stores, sandbox, 'ORD-2');
    const charged = way.filter(({ station }) => station === 'effect:payments');
    expect(charged).toHaveLength(2);
    expect(way.filter(({ text }) => text.startsWith('sends/')).map(({ text }) => text)).toEqual([
      'sends/ORD-2/1 insert',
      'sends/ORD-2/1 update',
    ]);

    await lab.press('case');
    await expect(lab.value('value-case')).toHaveText(/^form-/);
    const opened = await db.collection<Case>('cases').findOne({ _id: 1 });
    const cause: Cause = causeOf(opened?.seed ?? 0);
    await expect(lab.control(`name-${cause}`)).toBeVisible(TO_WORK);
    await lab.press(`name-${cause}`);
    await expect(lab.value('value-right')).toHaveText('1');
    await expect(page.getByTestId('verdict')).toHaveAttribute('data-right', 'true');
    await expect(page.locator('section.step[data-state="done"]')).toHaveCount(7);

    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    await expect(lab.control('line')).toBeVisible(TO_WORK);
    await lab.press('line');
    await expect(lab.value('value-line')).toHaveText(String(await end()));
    await cut(lab);
    const before = await end();
    await lab.press('order-20');
    await expect(lab.value('value-end')).toHaveText(String(before + 21), TO_WORK);
    // Between the record and the note of it the button still waits.
    await expect(lab.control('order-20')).toBeVisible(TO_WORK);
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await end()).toBe(before + 21);
  });

  test('is the same in a table and in English, and starts over', async ({ page, context }) => {
    const { lab } = await open(page);
    await expect(lab.text.locator('[data-control="cut"]').first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('lost-ack', 'twice-ok');
    await cut(lab);
    await order(lab, 2, 1);
    expect(await violationsOn(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    expect(await violationsOn(page)).toEqual([]);

    // The other tab, in the other language, is told the run so far; what is done there is seen here.
    const english = new LabPage(await context.newPage());
    await english.open(`/en/11-3/${SLUG}`);
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(english.page.getByTestId('journeys')).toContainText('success, offset 1');
    await english.page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-end')).toHaveText('0');
    await expect(english.process('order-service')).toHaveAttribute('data-state', 'ready', TO_WORK);
    await order(english, 1, 1);
    await expect(lab.value('value-noted')).toHaveText('1');
  });
});
