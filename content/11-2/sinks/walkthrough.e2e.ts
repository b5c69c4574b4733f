/**
 * The lab `sinks` as its text tells it, in a browser; what search and analytics show is held against
 * the collection and the topics, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage, whenFree } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';

const SLUG = 'sinks';
/** Six seconds of orders, on a busy machine. */
const A_FLOW = { timeout: 40_000 };

interface Order {
  readonly _id: string;
  readonly flow: number;
  readonly item: string;
  readonly total: number;
}

interface Reading {
  readonly _id: string;
  readonly search: { readonly found: boolean };
  readonly service: { readonly found: boolean };
}

test.describe('sinks', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page, locale: string) => {
    const lab = new LabPage(page);
    await lab.open(`/${locale}/11-2/${SLUG}`);
    const sandbox = await Stores.sandbox(page.request, SLUG);
    return { lab, sandbox, db: stores.db(sandbox) };
  };
  const reached = (lab: LabPage, step: string) =>
    expect(lab.value('value-reached')).toContainText(step, A_FLOW);
  const condition = (page: Page, id: string) => page.getByTestId(`condition-${id}`);

  test('follows the log with two views, and rebuilds one of them', async ({ page }) => {
    test.setTimeout(180_000);
    const { lab, sandbox, db } = await open(page, 'id');
    const orders = db.collection<Order>('orders');
    const topic = `${sandbox}-pesanan`;

    await lab.press('run-both');
    await expect(lab.process('search')).toHaveAttribute('data-state', 'ready');
    await lab.press('one');
    await reached(lab, 'arrived');
    await expect(page.locator('[data-order="ORD-1"]')).toContainText(/search \d+/);

    await lab.predict('delay', 'ten');
    await lab.press('many');
    await reached(lab, 'measured');
    await expect(page.getByTestId('predict-delay')).toContainText('p99');
    await using trail = await stores.follow(`${sandbox}-jejak`);
    await expect.poll(() => delaysOf(trail.records, 2).length).toBe(300);
    const delays = delaysOf(trail.records, 2).sort((a, b) => a - b);
    await expect(lab.value('value-p50-search')).toHaveText(String(delays[149]));
    await expect(lab.value('value-p99-search')).toHaveText(String(delays[296]));

    await lab.press('run-analytics');
    await reached(lab, 'summed');
    const [sum] = await orders
      .aggregate<{ orders: number; turnover: number }>([
        { $group: { _id: null, orders: { $sum: 1 }, turnover: { $sum: '$total' } } },
      ])
      .toArray();
    await page.getByTestId('form-select').selectOption('item');
    await whenFree(page, 'panel-select').press('Enter');
    await expect(page.locator('[data-testid="turnover"][data-select="item"]')).toBeVisible();
    await page.getByRole('tab', { name: 'SQL' }).press('Enter');
    expect(sum?.orders).toBe(Number(await lab.value('value-orders').textContent()));
    await page.getByTestId('form-query').fill('kopi dewi');
    await whenFree(page, 'panel-find').press('Enter');
    const wanted = await orders.countDocuments({ item: /^kopi/, customer: 'dewi' });
    await expect(page.getByTestId('found')).toHaveAttribute('data-total', String(wanted));

    await lab.predict('own', 'all');
    await lab.press('ask');
    await reached(lab, 'asked');
    const readings = await db.collection<Reading>('readings').find().toArray();
    expect(readings.map(({ service }) => service.found)).toEqual([true, true, true, true, true]);
    const found = readings.filter(({ search }) => search.found).length;
    await expect(lab.value('value-found')).toHaveText(String(found));
    await expect(lab.value('committed-analytics')).toHaveText(String(await stores.end(topic)));
    const way = await proveWay(lab, stores, sandbox, readings.at(-1)?._id);
    expect(new Set(way.map(({ station, kind }) => kind && station))).toEqual(
      new Set([
        ...['http', 'document:orders', 'oplog', 'record:pesanan', 'group:search'],
        ...['effect:search', 'effect:analytics', 'group:analytics'],
      ]),
    );

    await lab.predict('slow', 'both');
    await lab.press('slow-on');
    await expect(lab.value('value-slow')).toHaveText('true');
    await lab.press('many');
    await expect
      .poll(async () => Number(await lab.value('value-lag-max').textContent()), A_FLOW)
      .toBeGreaterThan(100);
    await lab.press('slow-off');
    await reached(lab, 'slowed');

    await lab.predict('rebuild', 'missing');
    await lab.press('fill');
    await expect
      .poll(() => stores.committed(`${sandbox}-search`, topic), A_FLOW)
      .toBeGreaterThan(1500);
    await expect(lab.control('many')).toBeVisible(A_FLOW);
    const stored = await orders.countDocuments();
    await expect(lab.value('value-orders')).toHaveText(String(stored), A_FLOW);
    await lab.press('many');
    // As soon as its first order is there: the flow doesn't wait for who looks at it slowly.
    await expect(lab.value('value-orders')).not.toHaveText(String(stored), A_FLOW);
    await lab.press('wipe');
    await expect(lab.value('value-wipes')).toHaveText('1', A_FLOW);
    await expect(lab.value('value-flow-search')).toHaveText('300', A_FLOW);
    // The card offers another flow only once this one has ended.
    await expect(lab.panel.locator('[data-control="many"]')).toBeVisible(A_FLOW);
    const behind = async () =>
      (await stores.end(topic)) - (await stores.committed(`${sandbox}-search`, topic));
    await expect.poll(behind, A_FLOW).toBe(0);
    const end = String(await stores.end(topic));
    await expect(lab.value('committed-search')).toHaveText(end);
    await expect(lab.value('value-end')).toHaveText(end);
    await lab.press('compare');
    await reached(lab, 'rebuilt');
    await expect(page.getByTestId('comparison')).toHaveAttribute('data-equal', 'true');
    await expect(page.getByTestId('comparison')).toContainText(
      (await orders.countDocuments()).toLocaleString('id-ID'),
    );

    await checkButton(page).press('Enter');
    await expect(condition(page, 'hash')).toHaveAttribute('data-ok', 'true');
    await expect(condition(page, 'wiped')).toHaveAttribute('data-ok', 'true');
    await expect(condition(page, 'orders')).toHaveAttribute('data-ok', 'true');
    expect(await violationsOn(page)).toEqual([]);
  });
});

/** Of one flow, from the trail: how long after its commit each order was in the index, ms. */
function delaysOf(records: readonly { readonly value: string }[], flow: number): number[] {
  interface Entry {
    readonly sink: string;
    readonly kind: string;
    readonly orders?: readonly { flow: number; committedAt: number; at: number }[];
  }
  return records.flatMap(({ value }) => {
    const { sink, kind, orders = [] } = JSON.parse(value) as Entry;
    if (sink !== 'search' || kind !== 'stored') return [];
    return orders
      .filter((order) => order.flow === flow)
      .map(({ at, committedAt }) => at - committedAt);
  });
}
