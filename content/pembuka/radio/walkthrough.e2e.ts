/**
 * The lab `radio` as its text tells it, in a browser, by keyboard alone; what the screen shows is
 * held against broker and database, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';

const SLUG = 'radio';
const PATH = `/id/pembuka/${SLUG}`;
/** Session timeout of a killed member, plus a rebalance on a busy machine, ms. */
const REJOIN = { timeout: 25_000 };

test.describe('radio', () => {
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
    await expect(lab.process('notification')).toHaveAttribute('data-state', 'ready');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const db = stores.db(sandbox);
    const accepted = async (series: number, way: 'radio' | 'phone') => {
      const sheets = await db.collection('orders').find({ series, way }).toArray();
      const orders = sheets.flatMap((sheet) => sheet.orders as { status: number }[]);
      expect(orders).toHaveLength(50);
      return orders.filter(({ status }) => status === 201).length;
    };
    const topic = `${sandbox}-pesanan`;
    const bookmark = () => stores.committed(`${sandbox}-notification`, topic);
    const notified = () => db.collection('notifications').countDocuments();
    return { lab, sandbox, db, topic, accepted, bookmark, notified };
  };

  test('is walked from the first broadcast to the replay, and passes on its way', async ({
    page,
    context,
  }) => {
    const { lab, sandbox, db, topic, accepted, bookmark, notified } = await open(page);
    await expect(lab.text.locator('[data-control="radio-50"]').first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('wait', 'same');
    await lab.press('radio-50');
    await expect(lab.value('accepted-radio')).toHaveText('50');
    await expect(lab.value('value-notified')).toHaveText('50');
    expect(await accepted(1, 'radio')).toBe(50);
    expect(await stores.end(topic)).toBe(50);
    const way = await proveWay(lab, stores, sandbox, 'ORD-1-50');
    const [asked] = way.filter(({ kind }) => kind === 'http');
    const sheet = await db.collection('orders').findOne({ 'orders.orderId': 'ORD-1-50' });
    const answered = (sheet?.orders as { orderId: string; askedAt: number }[] | undefined)?.find(
      ({ orderId }) => orderId === 'ORD-1-50',
    );
    expect(asked?.text).toContain('POST /radio/ORD-1-50 → 201');
    expect(asked?.ms).toBe(answered?.askedAt);
    const stored = await db
      .collection<{ _id: string }>('notifications')
      .findOne({ _id: 'ORD-1-50' });
    expect(stored?._id).toBe('ORD-1-50');
    expect(way.map(({ station }) => station)).toContain('effect:notifications');
    const check = checkButton(page);
    await check.press('Enter');
    await expect(page.getByTestId('condition-worst')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');

    await lab.predict('failed', '50');
    await lab.press('kill-notification');
    await expect(lab.process('notification')).toHaveAttribute('data-state', 'killed');
    await lab.press('radio-50');
    await expect(lab.value('value-lag')).toHaveText('50');
    expect(await accepted(2, 'radio')).toBe(50);
    expect(await bookmark()).toBe(50);
    expect(await notified()).toBe(50);
    await expect(page.getByTestId('predict-failed')).toContainText('0/50');
    await expect(lab.panel.getByTestId('bracket').first()).toBeVisible();

    await lab.predict('notified', 'none');
    await lab.press('revive-notification');
    await expect(lab.value('value-notified')).toHaveText('100', REJOIN);
    await expect(lab.value('value-lag')).toHaveText('0');
    expect(await notified()).toBe(100);
    await check.press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');

    await lab.predict('both', 'none');
    await lab.press('kill-notification');
    await expect(lab.process('notification')).toHaveAttribute('data-state', 'killed');
    await lab.press('both-50');
    await expect(lab.value('placed-phone')).toHaveText('50');
    await expect(lab.value('accepted-radio')).toHaveText('50');
    expect(await accepted(3, 'phone')).toBe(0);
    expect(await accepted(3, 'radio')).toBe(50);
    await expect(lab.panel.locator('[data-testid="call"][data-state="broken"]')).toBeVisible();
    await expect(lab.panel.getByTestId('event')).toBeVisible();

    await lab.predict('forget', 'all');
    // The button waits as long as the broker counts the killed member.
    await expect(lab.control('revive-live')).toBeVisible(REJOIN);
    await lab.press('revive-live');
    await expect(lab.value('value-missing')).toHaveText('50');
    await expect(lab.value('value-lag')).toHaveText('0');
    expect(await bookmark()).toBe(150);
    expect(await notified()).toBe(100);
    expect(await stores.end(topic)).toBe(150);

    await expect(lab.process('notification')).toHaveAttribute('data-state', 'ready');
    await lab.press('replay');
    await expect(lab.value('value-notified')).toHaveText('150', REJOIN);
    expect(await notified()).toBe(150);
    await expect(page.locator('section.step[data-state="done"]')).toHaveCount(6);

    expect(await violationsOn(page)).toEqual([]);
    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    expect(await violationsOn(page)).toEqual([]);
    // The same run in English, which begins anew for both.
    const english = new LabPage(await context.newPage());
    await english.open('/en/pembuka/radio', 'notification');
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(english.value('value-notified')).toHaveText('150');
    await english.page.getByTestId('control-reset').press('Enter');
    for (const one of [lab, english]) await expect(one.value('value-end')).toHaveText('0');
    await expect(page.getByTestId('stamp')).toHaveCount(0);
  });
});
