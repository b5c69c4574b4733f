/**
 * The lab `phone` as its text tells it, in a browser, by keyboard alone; what the screen shows is
 * held against the ledger in the database, read by a client of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';

const SLUG = 'phone';
const PATH = `/id/pembuka/${SLUG}`;
/** A thousand orders, twenty at a time, on a busy machine, ms. */
const LONG = { timeout: 60_000 };

interface Entry {
  readonly _id: string;
  readonly delayMs: number;
  readonly failPercent: number;
}

test.describe('phone', () => {
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
    await expect(lab.process('search')).toHaveAttribute('data-state', 'ready');
    const db = stores.db(await Stores.sandbox(page.request, SLUG));
    const answers = async (series: number) => {
      const sheets = await db.collection('orders').find({ series }).toArray();
      return sheets.flatMap(({ orders }) => orders as { status: number; ms: number }[]);
    };
    const accepted = async (series: number) =>
      (await answers(series)).filter(({ status }) => status === 201).length;
    /** The series is on the screen, whole, and as the ledger has it. */
    const over = async (series: number, count: number) => {
      await expect(lab.value('value-series')).toHaveText(String(series));
      await expect(lab.value('value-placed')).toHaveText(String(count), LONG);
      await expect(lab.value('value-over')).toHaveText('true');
      expect(await answers(series)).toHaveLength(count);
      await expect(lab.value('value-accepted')).toHaveText(String(await accepted(series)));
    };
    return { lab, db, over, answers, accepted };
  };
  const typeInto = async (page: Page, field: string, text: string) => {
    await page.getByTestId(field).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  const check = async (page: Page) => {
    await checkButton(page).focus();
    await page.keyboard.press('Enter');
  };

  test('names the range of a number, and is walked from a quiet day to a healed shop', async ({
    page,
  }) => {
    test.setTimeout(150_000);
    const { lab, db, over, answers, accepted } = await open(page);
    const told = lab.panel.locator('.failure-region').first();
    const book = () => db.collection('phone_book').find().sort({ _id: 1 }).toArray();
    const before = await book();
    for (const [field, text, words] of [
      ['fail-search', '101', '0 sampai 100 persen'],
      ['fail-search', '-1', '0 sampai 100 persen'],
      ['fail-search', '2.5', 'bilangan bulat'],
      ['delay-search', '2001', '0 sampai 2.000 ms'],
      ['delay-search', ' ', '0 sampai 2.000 ms'],
      ['forecast-percent', '120', 'antara 0 dan 100 persen'],
      ['forecast-percent', ' ', 'antara 0 dan 100 persen'],
    ] as const) {
      await page.getByTestId(field).focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await expect(told).toContainText(words);
    }
    expect(await book()).toEqual(before);
    expect(await db.collection('series').countDocuments()).toBe(0);

    await expect(lab.text.locator('[data-control="orders-100"]').first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('healthy', '30');
    await lab.press('orders-100');
    await over(1, 100);
    expect(await accepted(1)).toBe(100);
    const waits = (await answers(1)).map(({ ms }) => ms).sort((a, b) => a - b);
    expect(waits[0]).toBeGreaterThanOrEqual(145);
    await expect(page.getByTestId('predict-healthy')).toContainText(
      `p50 ${Math.round(waits[49] ?? 0)} ms`,
    );

    await lab.predict('two-percent', '90');
    await lab.press('preset-failing');
    await expect(page.getByTestId('fail-search')).toHaveValue('2');
    await lab.press('orders-300');
    await over(2, 300);
    expect(await accepted(2)).toBeGreaterThan(245);
    expect(await accepted(2)).toBeLessThan(295);

    await lab.predict('slow', '920');
    await lab.press('preset-slow');
    await expect(page.getByTestId('delay-analytics')).toHaveValue('800');
    await lab.press('orders-100');
    // The line to the slow one is held open, and so is the buyer's, until it answers.
    await expect(lab.panel.locator('[data-testid="call"][data-state="open"]')).toHaveCount(2);
    await over(3, 100);
    expect(Math.min(...(await answers(3)).map(({ ms }) => ms))).toBeGreaterThanOrEqual(915);

    await lab.predict('dead', 'all');
    await lab.press('preset-healthy');
    await expect(page.getByTestId('delay-analytics')).toHaveValue('30');
    await lab.press('kill-notification');
    await expect(lab.process('notification')).toHaveAttribute('data-state', 'killed');
    await lab.press('orders-100');
    await over(4, 100);
    expect(await accepted(4)).toBe(0);
    await expect(lab.panel).toContainText('ECONNREFUSED');

    await lab.predict('retry-dead', 'all');
    await lab.press('retry-on');
    await expect(page.getByTestId('retries')).toHaveAttribute('data-retries', '2');
    await lab.press('orders-100');
    await over(5, 100);
    expect(await accepted(5)).toBe(0);

    await lab.press('revive-notification');
    await expect(lab.process('notification')).toHaveAttribute('data-state', 'ready');
    await lab.press('preset-failing');
    await expect(page.getByTestId('fail-search')).toHaveValue('2');
    await lab.press('orders-300');
    await over(6, 300);
    expect(await accepted(6)).toBeGreaterThanOrEqual(299);
    await expect(page.locator('section.step[data-state="done"]')).toHaveCount(6);

    expect(await violationsOn(page)).toEqual([]);
    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    expect(await violationsOn(page)).toEqual([]);
    await expect(page.getByTestId('chain-table')).toContainText('notification');
  });

  test('goes on in another tab and after a reload, and passes by a forecast that came true', async ({
    page,
    context,
  }) => {
    const { lab, db, over, accepted } = await open(page, '/en/pembuka/phone');
    /** Typed, and written into the book: five a second are let in, ten at most at once. */
    const settle = async (field: 'delay' | 'fail', name: string, amount: number) => {
      await typeInto(page, `${field}-${name}`, String(amount));
      const key = field === 'delay' ? 'delayMs' : 'failPercent';
      const book = db.collection<Entry>('phone_book');
      await expect.poll(async () => (await book.findOne({ _id: name }))?.[key]).toBe(amount);
    };
    await lab.predict('healthy', '150');
    await lab.press('orders-100');
    const second = await context.newPage();
    await second.goto(PATH);
    await page.reload();
    await over(1, 100);
    await expect(second.getByTestId('value-placed')).toHaveText('100');
    await second.close();
    await check(page);
    await expect(page.getByTestId('condition-orders')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    for (const name of ['payment', 'inventory', 'notification', 'analytics', 'search']) {
      await settle('delay', name, 5);
    }
    await settle('fail', 'payment', 11);
    await settle('fail', 'search', 10);
    // Chance keeps one right forecast in sixty out; a second series then has its own forecast.
    let series = 1;
    const passed = async () =>
      (await page.getByTestId('stamp').getAttribute('data-passed')) === 'true';
    do {
      series += 1;
      await typeInto(page, 'forecast-percent', '80');
      await over(series, 1000);
      await check(page);
      await expect(page.getByTestId('condition-orders')).toHaveAttribute('data-ok', 'true');
    } while (series < 4 && !(await passed()));
    expect(await passed()).toBe(true);
    const share = (await accepted(series)) / 10;
    expect(share).toBeGreaterThanOrEqual(77);
    expect(share).toBeLessThanOrEqual(83);
    await expect(page.getByTestId('condition-services')).toHaveAttribute('data-ok', 'true');
    await page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-series')).toHaveText('0');
  });
});
