/**
 * The lab `transactions` as its text tells it, in a browser, by keyboard alone; what the screen
 * shows is held against broker and database, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage, whenFree } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';

const SLUG = 'transactions';
const PATH = `/id/11-3/${SLUG}`;

test.describe('transactions', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page) => {
    const lab = new LabPage(page);
    await lab.open(PATH, 'cashier');
    await expect(lab.process('readers')).toHaveAttribute('data-state', 'ready');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const topic = (name: string) => `${sandbox}-${name}`;
    return { lab, sandbox, topic, db: stores.db(sandbox) };
  };
  /** The button of the step, once it may be pressed. */
  const press = async (lab: LabPage, ...names: readonly string[]) => {
    for (const name of names) {
      await expect(lab.control(name)).toBeVisible();
      await lab.press(name);
    }
  };

  test('is walked from the open transaction to the passed challenge', async ({ page }) => {
    test.setTimeout(120_000);
    const { lab, sandbox, topic, db } = await open(page);
    const receipts = (collection: string) => db.collection(collection).countDocuments();

    await lab.predict('open', 'both');
    await press(lab, 'pay-cashier');
    await expect(lab.value('seen-uncommitted')).toHaveText('A');
    await expect(lab.value('value-stable')).toHaveText('0');
    await expect(lab.value('seen-committed')).toHaveText('–');
    // The test's own client asks as one who reads committed: the broker tells it the LSO.
    expect(await stores.end(topic('pembayaran'))).toBe(0);
    await expect(lab.value('value-end')).toHaveText('1');
    await expect(lab.cell(0).first()).toHaveAttribute('data-state', 'open');
    await press(lab, 'commit-cashier');
    await expect(lab.value('seen-committed')).toHaveText('A');

    await lab.predict('offset', '3');
    await press(lab, 'pay-cashier', 'abort-cashier');
    await expect(lab.value('value-end')).toHaveText('4');
    await press(lab, 'pay-cashier', 'commit-cashier');
    await expect(lab.value('seen-committed')).toHaveText('A C');
    await expect(lab.value('seen-uncommitted')).toHaveText('A B C');
    await expect(page.getByTestId('predict-offset')).toContainText('4');
    expect(await stores.end(topic('pembayaran'))).toBe(6);

    await lab.predict('hung', 'now');
    await press(lab, 'pay-cashier');
    await expect(lab.value('value-end')).toHaveText('7');
    await press(lab, 'kill-cashier', 'open-own');
    await expect(lab.process('cashier-2')).toHaveAttribute('data-state', 'ready');
    await press(lab, 'pay-cashier-2', 'commit-cashier-2');
    await expect(lab.value('seen-uncommitted')).toHaveText('A B C D E');
    await expect(lab.value('value-stable')).toHaveText('6');
    await expect(lab.value('seen-committed')).toHaveText('A C');
    await press(lab, 'open-cashier');
    await expect(lab.value('seen-committed')).toHaveText('A C E');

    await lab.predict('twin', 'old');
    await press(lab, 'stop-cashier-2', 'open-twin');
    await expect(lab.process('cashier-2')).toHaveAttribute('data-state', 'ready');
    await press(lab, 'pay-cashier');
    await expect(lab.value('fenced-cashier')).toHaveText('INVALID_PRODUCER_EPOCH');
    await press(lab, 'pay-cashier-2', 'commit-cashier-2');
    await expect(lab.value('seen-committed')).toHaveText('A C E G');

    await lab.predict('border', 'equal');
    await press(lab, 'orders-few');
    await expect(lab.value('value-orders')).toHaveText('20');
    await press(lab, 'crash-transaction');
    await expect(lab.process('biller')).toContainText('SIGKILL · before-commit');
    expect(await receipts('receipts_bare')).toBe(5);
    await press(lab, 'bill-transaction');
    await expect(lab.value('bills-committed')).toHaveText('20');
    await expect(lab.value('receipts-bare')).toHaveText('25');
    expect(await receipts('receipts_bare')).toBe(25);
    await expect(lab.value('bills-uncommitted')).toHaveText('25');
    await expect(lab.value('bills-twice')).toHaveText('0');
    await expect(page.getByTestId('predict-border')).toContainText('25');

    await press(lab, 'stop-biller', 'orders-few', 'crash-guarded');
    await expect(lab.process('biller')).toContainText('SIGKILL · before-commit');
    await press(lab, 'bill-guarded');
    await expect(lab.value('bills-committed')).toHaveText('40');
    await expect(lab.value('receipts-guarded')).toHaveText('20');
    expect(await receipts('receipts')).toBe(20);

    // The challenge is not given away: nobody drew the line yet.
    await checkButton(page).press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    await press(lab, 'line', 'stop-biller', 'orders-many');
    await expect(lab.value('value-orders')).toHaveText('140');
    for (const death of [3, 4, 5]) {
      await whenFree(page, 'panel-crash-guarded').press('Enter');
      await expect(lab.value('value-deaths')).toHaveText(String(death));
    }
    await whenFree(page, 'panel-bill-guarded').press('Enter');
    await expect(lab.value('bills-committed')).toHaveText('140');
    expect(await stores.committed(`${sandbox}-biller`, topic('pesanan'))).toBe(140);
    await checkButton(page).press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await receipts('receipts')).toBe(120);
  });

  test('is the same in a table, and in English while a transaction is open', async ({ page }) => {
    const { lab } = await open(page);
    await lab.predict('open', 'one');
    await expect(lab.control('pay-cashier')).toBeVisible();
    await lab.control('pay-cashier').dblclick();
    await expect(lab.value('seen-uncommitted')).toHaveText('A');
    await expect(lab.value('value-end')).toHaveText('1');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tabel' }).press('Enter');
    await expect(page.getByTestId('log-table')).toContainText('transaksinya terbuka');
    // Another page of the same reader is told the run so far, and goes on with it.
    await page.goto(`/en/11-3/${SLUG}`);
    await expect(lab.value('value-stable')).toHaveText('0');
    await expect(lab.value('seen-uncommitted')).toHaveText('A');
    await press(lab, 'commit-cashier');
    await expect(lab.value('seen-committed')).toHaveText('A');
  });
});
