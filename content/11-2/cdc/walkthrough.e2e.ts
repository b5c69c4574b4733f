/**
 * The lab `cdc` as its text tells it, in a browser; what the screen counts as lost, doubled, missing
 * or stale is counted again from the topic and the collection, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { type Reading, Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';

const SLUG = 'cdc';
/** Four seconds of orders, and five starts of a program on a busy machine. */
const A_ROUND = { timeout: 60_000 };

interface Order {
  readonly _id: string;
  readonly round: number;
  readonly version: number;
}

test.describe('cdc', () => {
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
  const check = (page: Page) => checkButton(page).press('Enter');
  const condition = (page: Page, id: string) => page.getByTestId(`condition-${id}`);

  test('counts what each way of saving the token costs', async ({ page }) => {
    test.setTimeout(240_000);
    const { lab, sandbox, db } = await open(page, 'id');
    const topic = `${sandbox}-pesanan`;
    const seen = await stores.follow(topic);
    /** Of one flow: ids without an event, and records beyond the first. */
    const counted = async (round: number) => {
      const ids = await db.collection<Order>('orders').distinct('_id', { round });
      await expect.poll(() => seen.records.length).toBe(await stores.end(topic));
      const times = timesOf(seen, 'insert');
      return {
        lost: ids.filter((id) => !times.has(id)),
        extra: ids.reduce((sum, id) => sum + Math.max(0, (times.get(id) ?? 0) - 1), 0),
      };
    };

    await lab.press('run-after');
    await expect(lab.process('connector')).toHaveAttribute('data-state', 'ready');
    await lab.press('few');
    await expect(lab.value('value-reached')).toContainText('followed');
    expect(await counted(1)).toEqual({ lost: [], extra: 0 });
    const way = await proveWay(lab, stores, sandbox, 'ORD-7');
    expect(way.filter(({ kind }) => kind).map(({ station }) => station)).toEqual([
      ...['document:orders', 'oplog', 'record:pesanan'],
    ]);
    const [place] = await db
      .collection('cdc_state')
      .find({ token: { $exists: true } })
      .toArray();
    expect(place?.saves).toBeGreaterThanOrEqual(12);

    const rounds = [
      { mode: 'before', guess: 'clean', lost: 5, extra: 0 },
      { mode: 'after', guess: 'clean', lost: 0, extra: 5 },
      { mode: 'every', guess: 'same', lost: 0, extra: 100 },
    ];
    for (const [index, { mode, guess, lost, extra }] of rounds.entries()) {
      await lab.predict(mode, guess);
      await lab.press(`round-${mode}`);
      await expect(lab.value('value-reached')).toContainText(mode, A_ROUND);
      await expect(lab.value(`value-lost-${mode}`)).toHaveText(String(lost));
      await expect(lab.value(`value-extra-${mode}`)).toHaveText(String(extra));
      await expect(lab.value(`value-kills-${mode}`)).toHaveText('5');
      const own = await counted(index + 2);
      expect(own.lost).toHaveLength(lost);
      expect(own.extra).toBe(extra);
      await expect(page.getByTestId(`lost-${mode}`)).toContainText(String(lost));
    }
    await expect(page.getByTestId('predict-before')).toContainText('5 / 0');
    await expect(page.getByTestId('predict-every')).toContainText('100');
    await seen[Symbol.asyncDispose]();

    // Nobody has killed anything by hand yet.
    await check(page);
    await expect(condition(page, 'kills')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    expect(await violationsOn(page)).toEqual([]);
  });

  test('passes the challenge, stops at a token that is not its own, and copies', async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const { lab, sandbox, db } = await open(page, 'en');
    await lab.press('run-connector');
    await expect(lab.process('connector')).toHaveAttribute('data-state', 'ready');
    await lab.press('flow');
    for (let kills = 1; kills <= 5; kills += 1) {
      await lab.press('kill-gap');
      await expect(lab.value('value-kills-own')).toHaveText(String(kills), A_ROUND);
      await expect(lab.process('connector')).toHaveAttribute('data-state', 'ready', A_ROUND);
    }
    await expect
      .poll(async () => Number(await lab.value('value-orders-own').textContent()), A_ROUND)
      .toBeGreaterThanOrEqual(100);
    await lab.press('stop-flow');
    await expect(lab.value('value-reached')).toContainText('followed');
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    await expect(lab.value('value-extra-own')).toHaveText('5');

    await lab.predict('foreign', 'now');
    await lab.press('token-other');
    await expect(lab.process('connector')).toHaveAttribute('data-state', 'stopped');
    const end = await stores.end(`${sandbox}-pesanan`);
    await lab.press('run-connector');
    await expect(lab.process('connector')).toHaveAttribute('data-state', 'refused');
    await expect(page.getByTestId('refused')).toBeVisible();
    await expect(page.getByTestId('refused')).toContainText('The remedy');
    const [refused] = await db
      .collection('connector_runs')
      .find({ 'ended.refusal': { $ne: null } })
      .toArray();
    await expect(page.getByTestId('refused')).toContainText(String(refused?.ended.refusal.code));
    expect(await stores.end(`${sandbox}-pesanan`)).toBe(end);
    await lab.press('run-copy');
    await expect(lab.value('value-reached')).toContainText('recovered');
    await expect(page.getByTestId('refused')).toHaveCount(0);

    await lab.predict('copy', 'same');
    await lab.press('copy');
    await expect(lab.value('value-reached')).toContainText('converged', A_ROUND);
    const orders = await db.collection<Order>('orders').find().toArray();
    const differing = async (copy: string) => {
      const topic = `${sandbox}-${copy}`;
      await using copied = await stores.follow(topic);
      await expect.poll(async () => copied.records.length).toBe(await stores.end(topic));
      const last = versionsOf(copied);
      return orders.filter(({ _id, version }) => last.get(_id) !== version).length;
    };
    expect(await differing('catat-dulu')).toBe(0);
    const differ = await differing('salin-dulu');
    expect(differ).toBeGreaterThan(0);
    const shown = ['value-missing-first', 'value-stale-first'].map((id) =>
      lab.value(id).textContent(),
    );
    const sum = (await Promise.all(shown)).reduce((all, one) => all + Number(one), 0);
    expect(sum).toBe(differ);
  });
});

interface Change {
  readonly op: string;
  readonly _id: string;
  readonly document: Order | null;
}

const changesOf = ({ records }: Reading) => records.map(({ value }) => JSON.parse(value) as Change);

function timesOf(reading: Reading, wanted: string): Map<string, number> {
  const times = new Map<string, number>();
  for (const { op, _id } of changesOf(reading)) {
    if (op === wanted) times.set(_id, (times.get(_id) ?? 0) + 1);
  }
  return times;
}

function versionsOf(reading: Reading): Map<string, number> {
  const last = new Map<string, number>();
  for (const { _id, document } of changesOf(reading)) {
    if (document) last.set(_id, document.version);
  }
  return last;
}
