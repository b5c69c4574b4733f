/**
 * The lab `keys` as its text tells it, in a browser; what the screen shows is held against the log,
 * read by a plain consumer of the test's own, and against the documents of the view.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage, whenFree } from '../../../e2e/lab-page.ts';
import { type SeenRecord, Stores } from '../../../e2e/stores.ts';

const SLUG = 'keys';
const STATES = ['PesananDibuat', 'PesananDibayar', 'PesananDikirim'];
/** Two hundred orders and their states, read on a busy machine. */
const READ = { timeout: 30_000 };

interface View {
  readonly send: number;
  readonly state: string;
  readonly seen: readonly string[];
}

interface Fact {
  readonly orderId: string;
  readonly send: number;
}

test.describe('keys', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const visit = async (page: Page, path: string) => {
    const lab = new LabPage(page);
    await lab.open(path);
    const sandbox = await Stores.sandbox(page.request, SLUG);
    return { lab, topic: `${sandbox}-pesanan`, db: stores.db(sandbox) };
  };
  /** As many members as partitions, each with one. */
  const reads = (lab: LabPage, members: number) =>
    expect(lab.value('value-members')).toHaveText(String(members));
  const stops = async (lab: LabPage) => {
    await lab.press('stop-view');
    await expect(lab.process('status-view')).toHaveAttribute('data-state', 'stopped');
  };
  /** The youngest send in the table, once the view has handled it. */
  const viewed = async (page: Page, send: number) => {
    const row = page.locator(`[data-testid="send"][data-send="${send}"]`);
    await expect(row).toHaveAttribute('data-viewed', 'true', READ);
  };
  const factOf = ({ value }: SeenRecord) => JSON.parse(value) as Fact;
  const recordsOf = (records: readonly SeenRecord[], send: number) =>
    records.filter((record) => factOf(record).send === send);
  /** Orders of a send that stand in more than one partition: by the log. */
  const scattered = (records: readonly SeenRecord[], send: number) => {
    const places = new Map<string, Set<number>>();
    for (const record of recordsOf(records, send)) {
      const { orderId } = factOf(record);
      places.set(orderId, (places.get(orderId) ?? new Set()).add(record.partition));
    }
    return [...places.values()].filter(({ size }) => size > 1).length;
  };
  const isTurned = ({ seen }: View) =>
    seen.some((state, index) => STATES.indexOf(state) < STATES.indexOf(seen[index - 1] ?? ''));

  test('finds order under a key only, and cuts it by adding a partition', async ({ page }) => {
    const { lab, topic, db } = await visit(page, '/id/11-1/keys');
    const eye = await stores.follow(topic);
    const views = (send: number) => db.collection<View>('order_status').find({ send }).toArray();
    const sent = async (send: number, count: number) => {
      await expect.poll(() => recordsOf(eye.records, send).length).toBe(count);
      return recordsOf(eye.records, send);
    };
    /** The figures of the youngest send, as the screen, the log and the documents have them. */
    const agree = async (send: number, inverted: number) => {
      await viewed(page, send);
      const known = await views(send);
      const wrong = known.filter(({ state }) => state !== STATES.at(-1)).length;
      expect(scattered(eye.records, send)).toBe(inverted);
      await expect(lab.value('value-inverted')).toHaveText(String(inverted));
      await expect(lab.value('value-misread')).toHaveText(String(known.filter(isTurned).length));
      await expect(lab.value('value-wrong')).toHaveText(String(wrong));
      return { misread: known.filter(isTurned).length, wrong };
    };

    await lab.predict('no-key', '0');
    await lab.press('run-view');
    await reads(lab, 3);
    await lab.press('place-none');
    const unkeyed = await sent(1, 18);
    expect(new Set(unkeyed.map(({ key }) => key))).toEqual(new Set([null]));
    const first = await agree(1, 6);
    expect(first.misread).toBeGreaterThan(0);
    expect(first.wrong).toBeGreaterThan(0);
    await expect(page.getByTestId('predict-no-key')).toContainText(`${first.misread} / 6`);
    // One order's three records are lit, each in another lane.
    await lab.panel.locator('[data-partition="0"] [data-offset="0"]').click();
    const lit = lab.panel.locator('[data-testid="cell"][aria-pressed="true"]');
    await expect(lit).toHaveCount(3);
    for (const partition of [0, 1, 2]) {
      await expect(
        lab.panel.locator(`[data-partition="${partition}"] [aria-pressed="true"]`),
      ).toHaveCount(1);
    }

    await lab.predict('budi', '0');
    await lab.press('place-customer');
    const keyed = await sent(2, 18);
    const budi = keyed.filter(({ key }) => key === 'budi').map(({ partition }) => partition);
    expect(await agree(2, 0)).toEqual({ misread: 0, wrong: 0 });
    await expect(page.getByTestId('predict-budi')).toContainText(`P${budi[0]}`);

    await lab.predict('moved', '0');
    await lab.press('measure');
    await expect(lab.value('value-moved')).toHaveText(/^\d+$/, READ);
    const moved = await db.collection<{ moved: number }>('key_moves').findOne();
    await expect(lab.value('value-moved')).toHaveText(String(moved?.moved));
    expect(moved?.moved).toBeGreaterThan(7000);
    expect(moved?.moved).toBeLessThan(8000);

    await lab.predict('split', '0');
    await stops(lab);
    await lab.press('open-orders');
    await expect(lab.value('value-open')).toHaveText('6');
    await lab.press('grow');
    await expect(lab.value('value-partitions')).toHaveText('4');
    await lab.press('finish-orders');
    await expect(lab.value('value-open')).toHaveText('0');
    await lab.press('run-view');
    await reads(lab, 4);
    const cut = await sent(3, 18);
    expect(new Set(cut.map(({ partition }) => partition))).toContain(3);
    await agree(3, 5);
    await expect(page.getByTestId('predict-split')).toContainText('5 / 6');

    await lab.predict('hot', 'even');
    await stops(lab);
    await lab.press('place-seller');
    const sold = await sent(4, 360);
    const largest = Math.max(
      ...[0, 1, 2, 3].map((of) => sold.filter(({ partition }) => partition === of).length),
    );
    expect(largest).toBeGreaterThanOrEqual(216);
    await lab.press('run-even');
    await agree(4, 0);
    await expect(page.getByTestId('predict-hot')).toContainText(`${largest} / 360`);
    await eye[Symbol.asyncDispose]();
  });

  test('passes the challenge under a key, and not without one', async ({ page }) => {
    const { lab, topic } = await visit(page, '/en/11-1/keys');
    const conditions = async () => {
      await checkButton(page).press('Enter');
      await expect(page.getByTestId('stamp')).toBeVisible();
    };
    const place = async (orders: string, key: string) => {
      await page.getByTestId('form-orders').fill(orders);
      await page.getByTestId('form-key').selectOption(key);
      await whenFree(page, 'panel-place-form').press('Enter');
    };
    await place('201', 'order');
    await expect(page.getByTestId('told')).toContainText('whole number from 1 to 200');
    expect(await stores.end(topic)).toBe(0);
    await place('200', 'none');
    await expect(page.getByTestId('told')).toHaveAttribute('data-code', 'prediction-first');
    expect(await stores.end(topic)).toBe(0);

    // Without a key the challenge is red, though everything was sent and evenly spread.
    await lab.predict('no-key', 'most');
    await place('200', 'none');
    await expect(lab.value('value-end')).toHaveText('600');
    await conditions();
    await expect(page.getByTestId('condition-orders')).toHaveAttribute('data-ok', 'true');
    await expect(page.getByTestId('condition-share')).toHaveAttribute('data-ok', 'true');
    await expect(page.getByTestId('condition-inversions')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');

    // Anew: read by partitions of one pace, the sending above could come out in order by luck.
    await page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-end')).toHaveText('0');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    await place('200', 'order');
    await expect(lab.value('value-end')).toHaveText('600');
    await lab.press('run-even');
    await viewed(page, 1);
    await conditions();
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await stores.end(`${sandbox}-pesanan`)).toBe(600);
    const shown = stores.db(sandbox).collection<View>('order_status');
    expect(await shown.countDocuments({ send: 1, state: 'PesananDikirim' })).toBe(200);
    expect(await violationsOn(page)).toEqual([]);
  });
});
