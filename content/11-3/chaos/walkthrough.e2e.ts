/**
 * The lab `chaos` as its text tells it, in a browser, by keyboard alone; the verdict is held
 * against ledger, broker and database, read by the test's own eyes.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { ledgerOf } from '../../../e2e/ledger.ts';
import { type SeenRecord, Stores } from '../../../e2e/stores.ts';
import { closeWay, rowsOf } from '../../../e2e/way.ts';
import { NAMED_IN_ROW } from './names.ts';

const SLUG = 'chaos';
const PATH = `/id/11-3/${SLUG}`;
/** Who is frozen falls first here, and nobody dies late: its nights are short, and no less real. */
const SEED = '5245';
/** Seven programs that start, at the pace of a busy machine, ms. */
const TO_WORK = { timeout: 30_000 };
/** Members that die or sleep one after another are waited for, each for a session, ms. */
const TO_VERDICT = { timeout: 110_000 };

test.describe('chaos', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page) => {
    const lab = new LabPage(page);
    await page.goto(PATH);
    await expect(page.getByTestId('badge').first()).toHaveText(/Langsung/);
    const sandbox = await Stores.sandbox(page.request, SLUG);
    return { lab, sandbox, db: stores.db(sandbox) };
  };
  const told = (page: Page, id: string) => page.getByTestId(`invariant-${id}`);

  /** A reader does this while a night goes on; so does the walk, since both would only wait. */
  const meanwhile = async ({ page, lab }: { page: Page; lab: LabPage }) => {
    await page.reload();
    await expect(lab.value('value-seed')).toHaveText(SEED);
    await expect(lab.value('value-state')).toHaveText('dealing');
    const cards = page.getByTestId('card');
    await expect(cards.and(page.locator('[data-state="down"]'))).not.toHaveCount(0);

    const english = new LabPage(await page.context().newPage());
    await english.page.goto(`/en/11-3/${SLUG}`);
    await expect(english.page.getByTestId('night-1')).toContainText('1 all on');
    await english.predict('marker', 'exact');
    await english.page.close();
    await expect(page.getByTestId('predict-marker')).toHaveAttribute('data-saved', 'true');

    const stops = await lab.missedByTab(['form-seed', 'draw-seed', 'form-marker', 'night-1']);
    expect(stops).toEqual([]);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => {
        document.documentElement.setAttribute('data-theme', name);
      }, theme);
      expect(await violationsOn(page)).toEqual([]);
    }
  };

  test('is walked through a night that holds and one that does not', async ({ page }) => {
    test.setTimeout(300_000);
    const { lab, sandbox, db } = await open(page);
    expect(await lab.wordsWithoutScripts(PATH)).toContain('Mengapa himpunan, bukan hitungan?');
    const begin = lab.text.locator('[data-control="begin-all"]');
    await expect(begin).toHaveAttribute('aria-disabled', 'true');
    await lab.predict('night', 'lost');
    const seed = page.getByTestId('form-seed');
    await seed.fill('0');
    await page.getByTestId('panel-begin').press('Enter');
    await expect(lab.panel).toContainText('dari 1 sampai 9.999');
    expect(await db.collection('nights').countDocuments()).toBe(0);
    // A safeguard can't be switched off before its guess is stored.
    await page.getByTestId('form-dlq').press('Space');
    await expect(page.getByTestId('form-dlq')).toBeChecked();

    await seed.fill(SEED);
    await lab.press('begin-all');
    await expect(lab.value('value-state')).toHaveText('dealing', TO_WORK);
    await expect(page.getByTestId('card')).toHaveCount(12);
    await expect(begin).toHaveAttribute('aria-disabled', 'true');
    await meanwhile({ page, lab });
    await expect(lab.value('value-verdict')).toHaveText('held', TO_VERDICT);
    await expect(lab.value('value-played')).toHaveText('12');
    await expect(page.getByTestId('predict-night')).toContainText('120 / 120');

    // The verdict again, by ourselves: every id of the ledger, once in each place.
    const ledger = await ledgerOf(sandbox, 1);
    const wanted = ledger.map(({ orderId }) => orderId).sort();
    expect(new Set(wanted).size).toBe(120);
    expect(ledger.every(({ status }) => status === 201)).toBe(true);
    const orders = await db.collection<{ _id: string }>('orders').find().toArray();
    expect(orders.map(({ _id }) => _id).sort()).toEqual(wanted);
    const payments = await db.collection('payments').find().toArray();
    expect(payments.map(({ orderId }) => orderId).sort()).toEqual(wanted);
    const sum = (totals: readonly number[]) => totals.reduce((all, total) => all + total, 0);
    expect(sum(payments.map(({ total }) => total))).toBe(sum(ledger.map(({ total }) => total)));
    await using log = await stores.follow(`${sandbox}-pesanan`);
    const end = await stores.end(`${sandbox}-pesanan`);
    await expect.poll(() => log.records.length).toBe(end);
    const inLog = new Set(log.records.map(({ key }: SeenRecord) => key));
    expect([...inLog].sort()).toEqual(wanted);
    await expect(lab.value('value-duplicates')).toHaveText(String(end - 120));
    const missed = Number(await lab.value('value-missed').textContent());
    const cards = { night: 1, missed: true };
    expect(await db.collection('cards').countDocuments(cards)).toBe(missed);

    // One night is half of the challenge.
    await checkButton(page).press('Enter');
    await expect(page.getByTestId('condition-held')).toHaveAttribute('data-ok', 'true');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');

    await lab.press('begin-marker');
    await expect(lab.value('value-night')).toHaveText('2', TO_WORK);
    await expect(lab.value('value-seed')).toHaveText(SEED);
    await expect(lab.value('value-verdict')).toHaveText('payments sum', TO_VERDICT);
    const paid = await db
      .collection('payments')
      .find({ orderId: /^ORD-2-/ })
      .toArray();
    const times = new Map<string, number>();
    for (const { orderId } of paid) times.set(orderId, (times.get(orderId) ?? 0) + 1);
    expect(times.size).toBe(120);
    const doubled = [...times].filter(([, count]) => count > 1).map(([orderId]) => orderId);
    await expect(told(page, 'payments')).toContainText(`${doubled.length} rusak`);
    const named = told(page, 'payments').getByTestId('named');
    const ids = await named.evaluateAll((all) => all.map((one) => one.textContent ?? ''));
    expect(ids.length).toBe(Math.min(NAMED_IN_ROW, doubled.length));
    expect(ids.filter((one) => !doubled.includes(one))).toEqual([]);
    await expect(told(page, 'orders')).toHaveAttribute('data-ok', 'true');
    await expect(page.getByTestId('predict-marker')).toContainText(`${paid.length} / 120`);
    await expect(page.getByTestId('by-counts')).toContainText(`${paid.length} ≠ 120`);
    // The first that broke, followed: as many payments on its way as in the database.
    await named.first().press('Enter');
    await expect(page.getByTestId('way-order')).toHaveValue(ids[0] ?? '');
    const charged = (await rowsOf(page)).filter(({ station }) => station === 'effect:payments');
    expect(charged).toHaveLength(times.get(ids[0] ?? '') ?? 0);
    await closeWay(page);

    await checkButton(page).press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    // The earlier verdict is at hand.
    await page.getByTestId('night-1').press('Enter');
    await expect(told(page, 'payments')).toHaveAttribute('data-ok', 'true');

    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    await expect(page.getByTestId('deck-table').getByRole('row')).toHaveCount(13);
    await page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-night')).toHaveText('–', TO_WORK);
    await expect(lab.process('buyers')).toHaveAttribute('data-state', 'absent');
  });
});
