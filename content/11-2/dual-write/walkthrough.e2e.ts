/**
 * The lab `dual-write` as its text tells it, in a browser, by keyboard alone; what the screen shows
 * is held against broker and database, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage, whenFree } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { closeWay, openWay, rowsOf } from '../../../e2e/way.ts';

const SLUG = 'dual-write';
const PATH = `/id/11-2/${SLUG}`;
const WRITER = 'order-service';
/** A program that starts on a busy machine, ms. */
const START = { timeout: 25_000 };

test.describe('dual-write', () => {
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
  const dead = (lab: LabPage) =>
    expect(lab.process(WRITER)).toHaveAttribute('data-state', 'killed', START);
  const revive = async (lab: LabPage) => {
    await lab.press('run-orders');
    await expect(lab.process(WRITER)).toHaveAttribute('data-state', 'ready', START);
  };
  const check = async (page: Page) => {
    await checkButton(page).press('Enter');
    await expect(page.getByTestId('stamp')).toBeVisible();
  };

  test('is walked from the first order to the passed challenge', async ({ page }) => {
    test.setTimeout(180_000);
    const { lab, topic, db } = await open(page);
    await using reading = await stores.follow(topic);
    /** The three sets as the test's own clients read them. */
    const truth = async () => {
      const end = await stores.end(topic);
      await expect.poll(() => reading.records.length).toBe(end);
      const published = reading.records.map(({ value }) => String(JSON.parse(value).orderId));
      const documents = await db.collection<{ _id: string }>('orders').find().toArray();
      const saved = documents.map(({ _id }) => _id);
      return {
        ghosts: saved.filter((id) => !published.includes(id)).join(' '),
        orphans: published.filter((id) => !saved.includes(id)).join(' '),
        both: String(saved.filter((id) => published.includes(id)).length),
      };
    };
    const agree = async (wanted: { ghosts: string; orphans: string; both: string }) => {
      await expect(lab.value('value-ghosts')).toHaveText(wanted.ghosts);
      await expect(lab.value('value-orphans')).toHaveText(wanted.orphans);
      await expect(lab.value('value-both')).toHaveText(wanted.both);
      expect(await truth()).toEqual(wanted);
    };

    await lab.press('send-3');
    await agree({ ghosts: '', orphans: '', both: '3' });

    await expect(lab.text.locator('[data-control="send-ghost"]').first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('ghost', 'nowhere');
    await lab.press('send-ghost');
    await dead(lab);
    await expect(lab.process(WRITER)).toContainText('SIGKILL · between');
    await agree({ ghosts: 'ORD-6', orphans: '', both: '5' });
    const ghost = lab.panel.locator('[data-order="ORD-6"]');
    await expect(ghost).toHaveAttribute('data-fate', 'ghost');
    await expect(ghost).toHaveAccessibleName(/ada di MongoDB; tidak ada di Kafka/);
    await openWay(lab, 'ORD-6');
    const reached = (await rowsOf(page)).filter(({ kind }) => kind).map(({ station }) => station);
    expect(reached).toEqual(['document:orders', 'oplog']);
    await closeWay(page);
    await expect(page.getByTestId('predict-ghost')).toContainText('ORD-6: MongoDB 1, Kafka 0');

    await lab.predict('restart', 'published');
    await revive(lab);
    await lab.press('send-3');
    await agree({ ghosts: 'ORD-6', orphans: '', both: '8' });

    await lab.predict('retry', 'saved');
    await lab.press('send-retry');
    await dead(lab);
    await agree({ ghosts: 'ORD-6 ORD-12', orphans: '', both: '10' });
    await expect(page.getByTestId('evidence')).toContainText('1, 0 (≤ 6)');

    await lab.predict('reverse', 'both');
    await revive(lab);
    await lab.press('send-orphan');
    await dead(lab);
    await agree({ ghosts: 'ORD-6 ORD-12', orphans: 'ORD-15', both: '12' });

    await lab.predict('transaction', 'nowhere');
    await revive(lab);
    await lab.press('send-transaction');
    await dead(lab);
    await agree({ ghosts: 'ORD-6 ORD-12', orphans: 'ORD-15 ORD-18', both: '14' });
    await expect(lab.value('value-paid')).toHaveText('116000');
    await expect(page.getByTestId('predict-transaction')).toContainText('MongoDB 0, Kafka 1');
    await lab.panel.getByRole('tab', { name: 'Kematian' }).press('Enter');
    await expect(page.getByTestId('evidence')).toContainText('ORD-18');

    // The challenge is not given away: nobody drew the line yet.
    await check(page);
    await expect(page.getByTestId('condition-ghosts')).toHaveAttribute('data-ok', 'false');
    await lab.press('line');
    await revive(lab);
    for (const control of ['send-ghost', 'send-ghost', 'send-ghost', 'send-orphan'] as const) {
      await lab.press(control);
      await dead(lab);
      await revive(lab);
    }
    await check(page);
    await expect(page.getByTestId('condition-orphans')).toHaveAttribute('data-ok', 'false');
    await lab.press('send-orphan');
    await dead(lab);
    await revive(lab);
    await lab.press('send-3');
    await expect(lab.value('value-both')).toHaveText('27');
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    const { ghosts, orphans } = await truth();
    expect(ghosts.split(' ')).toHaveLength(5);
    expect(orphans.split(' ')).toHaveLength(4);
  });

  test('is the same by form, in a table, in English and beside other writers', async ({
    page,
    context,
  }) => {
    const { lab, topic, db } = await open(page);
    await lab.predict('transaction', 'orphan');
    await page.getByTestId('form-manner').selectOption('in-transaction');
    await page.getByTestId('point-after').check();
    await page.getByTestId('form-count').fill('21');
    await whenFree(page, 'panel-send-form').press('Enter');
    await expect(page.getByTestId('told')).toHaveAttribute('data-code', 'limit-orders');
    await expect(page.getByTestId('told')).toContainText('1–20 pesanan');
    expect(await stores.end(topic)).toBe(0);
    await page.getByTestId('form-count').fill('1');
    await whenFree(page, 'panel-send-form').press('Enter');
    await dead(lab);
    await expect(lab.process(WRITER)).toContainText('SIGKILL · after');
    const column = lab.panel.locator('[data-order="ORD-1"]');
    await expect(column).toHaveAttribute('data-fate', 'both');
    await expect(column).toHaveAccessibleName(/tidak dijawab/);
    expect(await db.collection('orders').countDocuments()).toBe(1);
    expect(await stores.end(topic)).toBe(1);

    // The other tab, in the other language, is told the run so far; what is done there is seen here.
    const english = new LabPage(await context.newPage());
    await english.page.goto(`/en/11-2/${SLUG}`);
    await dead(english);
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(english.value('value-both')).toHaveText('1');
    await english.predict('ghost', 'mongo');
    await english.predict('restart', 'published');
    await revive(english);
    await english.press('send-ghost');
    await dead(lab);
    await expect(lab.value('value-ghosts')).toHaveText('ORD-4');
    await expect(english.panel).toContainText('1 ghost order');
    await expect(english.panel).toContainText('3 whole');
    await expect(english.panel).toContainText('stored, not announced');

    // What other programs write and delete is drawn like anything else.
    const value = JSON.stringify({ orderId: 'kcat-1', customer: 'siti', item: 'teh', total: 1000 });
    await stores.producer.send({ topic, messages: [{ key: 'siti', value }] });
    await expect(lab.value('value-orphans')).toHaveText('kcat-1');
    await db.collection<{ _id: string }>('orders').deleteOne({ _id: 'ORD-2' });
    await expect(lab.value('value-orphans')).toHaveText('ORD-2 kcat-1');

    const stops = new Set(await lab.tabStops());
    const controls = await page
      .locator('[data-control]')
      .evaluateAll((buttons) =>
        buttons.map((button) => (button as HTMLElement).dataset.control ?? ''),
      );
    const own = ['point-after', 'form-manner', 'form-count', 'form-retry', 'panel-send-form'];
    const wanted = [...controls, ...own, 'order', 'check', 'control-reset', 'time-axis'];
    expect(wanted.filter((name) => !stops.has(name))).toEqual([]);

    expect(await violationsOn(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tabel' }).press('Enter');
    const row = page.getByTestId('orders-table').getByRole('row', { name: /^ORD-4/ });
    await expect(row).toContainText('pesanan hantu');
  });
});
