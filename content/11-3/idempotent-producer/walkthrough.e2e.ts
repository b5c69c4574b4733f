/**
 * The lab `idempotent-producer` as its text tells it, in a browser, by keyboard alone; what the screen
 * shows is held against broker, database and the proxy's ledger, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';

const SLUG = 'idempotent-producer';
/** A program that starts, or ten acks that are lost one after another, on a busy machine, ms. */
const TO_WORK = { timeout: 25_000 };

test.describe('idempotent-producer', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page, path = `/id/11-3/${SLUG}`) => {
    const lab = new LabPage(page);
    await lab.open(path);
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const db = stores.db(sandbox);
    return {
      ...{ lab, sandbox, db },
      end: () => stores.end(`${sandbox}-pesanan`),
      committed: () => stores.committed(`${sandbox}-payment`, `${sandbox}-pesanan`),
      ledger: async () =>
        (await db.collection('proxy_log').find().sort({ _id: 1 }).toArray()).map(
          ({ fate, baseOffset, batch }) => `${fate} ${baseOffset} seq ${batch?.sequence}`,
        ),
      send: (id: string) => db.collection<{ _id: string }>('sends').findOne({ _id: id }),
    };
  };
  /** So many records are in the log then, and so many calls of `send` are noted. */
  const order = async (lab: LabPage, end: number, noted: number) => {
    await expect(lab.control('order-1')).toBeVisible(TO_WORK);
    await lab.press('order-1');
    await expect(lab.value('value-noted')).toHaveText(String(noted), TO_WORK);
    await expect(lab.value('value-end')).toHaveText(String(end), TO_WORK);
  };
  const cut = async (lab: LabPage, which: string, acks: number) => {
    await expect(lab.control(`cut-${which}`)).toBeVisible(TO_WORK);
    await lab.press(`cut-${which}`);
    await expect(lab.value('value-armed')).toHaveText(String(acks));
  };
  /** One order whose program dies, and comes back: two records of it. */
  const dieAndReturn = async (lab: LabPage, end: number, noted: number) => {
    await expect(lab.control('die')).toBeVisible(TO_WORK);
    await lab.press('die');
    await expect(lab.process('order-service')).toContainText('SIGKILL · sent-not-noted', TO_WORK);
    await lab.press('run-service');
    await expect(lab.value('value-noted')).toHaveText(String(noted), TO_WORK);
    await expect(lab.value('value-end')).toHaveText(String(end), TO_WORK);
  };
  const check = (page: Page) => checkButton(page).press('Enter');

  test('is walked from the first number to the passed challenge', async ({ page }) => {
    test.setTimeout(150_000);
    const { lab, sandbox, db, end, ledger, send, committed } = await open(page);
    await order(lab, 1, 1);
    const cell = (offset: number) => lab.panel.locator(`[data-slot="${offset}"]`);
    await expect(cell(0)).toHaveAccessibleName('seq 0. ORD-1, offset 0, ack: sampai');

    await lab.predict('repeat', 'twice');
    await cut(lab, 'one', 1);
    await order(lab, 2, 2);
    expect(await end()).toBe(2);
    await expect(lab.value('value-requests')).toHaveText('3');
    expect(await ledger()).toEqual(['passed 0 seq 0', 'cut 1 seq 1', 'passed 1 seq 1']);
    await expect(cell(1)).toHaveAccessibleName('seq 1. ORD-2, offset 1, ack: diputus, sampai');
    await expect(page.getByTestId('predict-repeat')).toContainText('×1, ✓');

    await lab.predict('session', 'once');
    await dieAndReturn(lab, 4, 3);
    expect(await end()).toBe(4);
    await expect(lab.value('value-sessions')).toHaveText('2');
    await expect(cell(3)).toHaveAccessibleName('seq 0. ORD-3, offset 3, ack: sampai');
    const ids = await db.collection('proxy_log').distinct('batch.producerId');
    expect(ids).toHaveLength(2);
    for (const id of ids) {
      await expect(lab.panel.locator(`[data-session="${id}/0"]`)).toContainText(`${id}/0`);
    }
    await expect(page.getByTestId('predict-session')).toContainText('×2');

    await expect(lab.control('click')).toBeVisible(TO_WORK);
    await lab.press('click');
    await expect(lab.value('value-noted')).toHaveText('5', TO_WORK);
    expect(await db.collection('orders').distinct('key', { n: { $in: [4, 5] } })).toHaveLength(1);
    await expect(cell(5)).toContainText('= ORD-4');

    await lab.predict('exhausted', 'stored');
    await cut(lab, 'exhausting', 3);
    await order(lab, 7, 6);
    await order(lab, 7, 7);
    expect(await end()).toBe(7);
    expect(await send('ORD-6/1')).toMatchObject({ outcome: 'failed' });
    expect(await send('ORD-7/1')).toMatchObject({ outcome: 'acked', baseOffset: 6 });
    await expect(lab.value('value-swallowed')).toHaveText('ORD-7');
    await expect(cell(6)).toContainText('ORD-7 hilang');
    await expect(page.getByTestId('predict-exhausted')).toContainText('×0, ✓');

    await lab.press('run-payment');
    await expect(lab.value('committed-payment')).toHaveText('7', TO_WORK);
    await expect(lab.value('value-charges')).toHaveText('5');
    await expect(lab.value('value-refused')).toHaveText('2');
    expect(await db.collection('payments').countDocuments()).toBe(5);
    // Two sessions, two records; the key of the form lets one charge through.
    const way = await proveWay(lab, stores, sandbox, 'ORD-3');
    const seen = (wanted: string) => way.filter(({ station }) => station === wanted).length;
    expect(['record:pesanan', 'effect:payments', 'effect:refusals'].map(seen)).toEqual([2, 1, 1]);
    await expect(page.locator('section.step[data-state="done"]')).toHaveCount(6);

    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    await lab.press('line');
    await expect(lab.value('value-line')).toHaveText('7');
    await cut(lab, 'ten', 10);
    await lab.press('order-20');
    await expect(lab.value('value-noted')).toHaveText('27', TO_WORK);
    expect(await end()).toBe(27);
    // The order that failed above is not noted either: it comes again with the twin.
    await dieAndReturn(lab, 30, 29);
    await expect(lab.value('committed-payment')).toHaveText('30', TO_WORK);
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await committed()).toBe(30);
    expect(await db.collection('payments').countDocuments()).toBe(26);
    expect(await end()).toBe(30);
  });

  test('holds together in two tabs, as a table, in both themes, and starts over', async ({
    page,
    context,
  }) => {
    test.setTimeout(90_000);
    const { lab } = await open(page);
    const other = new LabPage(await context.newPage());
    await other.open(`/en/11-3/${SLUG}`);
    await lab.predict('repeat', 'once');
    await cut(lab, 'one', 1);
    await order(lab, 1, 1);
    await expect(other.value('value-end')).toHaveText('1');
    await other.page.reload();
    const cell = other.panel.locator('[data-slot="0"]');
    await expect(cell).toHaveAccessibleName('seq 0. ORD-1, offset 0, ack: cut, arrived');

    await page.getByRole('button', { name: 'Tabel' }).press('Enter');
    await expect(page.getByTestId('log-table')).toContainText('dewi');
    for (const theme of ['light', 'dark']) {
      await page.evaluate((to) => document.documentElement.setAttribute('data-theme', to), theme);
      expect(await violationsOn(page)).toEqual([]);
    }
    const stops = new Set(await lab.tabStops());
    const controls = await page
      .locator('[data-control]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.control ?? ''));
    expect([...controls, 'check', 'control-reset'].filter((name) => !stops.has(name))).toEqual([]);

    await page.getByTestId('control-reset').press('Enter');
    await expect(other.value('value-end')).toHaveText('0', TO_WORK);
    const bare = await (await page.request.get(`/id/11-3/${SLUG}`)).text();
    const words = ['producer id', 'readBigInt64BE', 'lima batch terakhir', 'isPaidBefore'];
    expect(words.filter((word) => !bare.includes(word))).toEqual([]);
  });
});
