/**
 * The lab `retention` as its text tells it, in a browser; what the screen shows is held against the
 * broker's own offsets and settings and against the payments, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';

const SLUG = 'retention';
/** A retention of six seconds, whole segments, and a broker that looks every two. */
const EXPIRED = { timeout: 25_000 };
/** A program that starts and joins its group on a busy machine. */
const RETURNED = { timeout: 25_000 };
/** The outage that the challenge asks for, ms. */
const OUTAGE_MS = 60_000;

test.describe('retention', () => {
  let stores: Stores;
  /** A reader whose minute goes by while the first walk is walked, and who then looks at keys. */
  let outage: { page: Page; lab: LabPage; sandbox: string };
  test.beforeAll(async ({ browser }) => {
    stores = await Stores.open();
    const page = await browser.newPage();
    const lab = new LabPage(page);
    await lab.open('/en/11-1/retention');
    outage = { page, lab, sandbox: await Stores.sandbox(page.request, SLUG) };
    await retention(lab, 120);
    await expect(lab.value('value-retention')).toHaveText('120000');
    await reading(lab);
    await away(lab);
  });
  test.afterAll(async () => {
    await outage.page.close();
    await stores[Symbol.asyncDispose]();
  });

  const range = async (topic: string) => {
    const [found] = await stores.admin.fetchTopicOffsets(topic);
    return { low: Number(found?.low), end: Number(found?.high) };
  };
  const setting = async (name: string, configName: string) => {
    // 2: a topic, on the wire.
    const resources = [{ type: 2, name, configNames: [configName] }];
    const told = await stores.admin.describeConfigs({ includeSynonyms: false, resources });
    return told.resources[0]?.configEntries[0]?.configValue;
  };
  const reading = async (lab: LabPage) => {
    await lab.press('flow');
    await lab.press('run-payment');
    await expect(lab.value('committed-payment')).toHaveText(/\d\d/);
  };
  const away = async (lab: LabPage) => {
    await lab.press('stop-payment');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'stopped');
  };
  const retention = async (lab: LabPage, seconds: number) => {
    await lab.page.getByTestId('form-retention').fill(String(seconds));
    await lab.press('set-retention');
  };

  test('loses in silence what a short retention deletes, and nothing with a longer one', async ({
    page,
  }) => {
    const lab = new LabPage(page);
    await lab.open('/id/11-1/retention');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const topic = `${sandbox}-pesanan`;
    await reading(lab);
    await away(lab);
    const committed = await stores.committed(`${sandbox}-payment`, topic);
    await expect(lab.value('value-lost')).not.toHaveText('0', EXPIRED);
    expect((await range(topic)).low).toBeGreaterThan(committed);
    expect(await stores.committed(`${sandbox}-payment`, topic)).toBe(committed);

    await lab.predict('next-offset', 'committed');
    await lab.press('run-payment');
    await expect(lab.value('value-returns')).toHaveText('1', RETURNED);
    const next = Number(await lab.value('value-next-offset').textContent());
    const lost = Number(await lab.value('value-last-lost').textContent());
    expect(next).toBeGreaterThan(committed);
    const payments = stores.db(sandbox).collection('payments');
    const stored = await payments.countDocuments({ offset: { $gte: committed, $lt: next } });
    expect(next - committed - stored).toBe(lost);
    await expect(page.getByTestId('predict-next-offset')).toContainText(`offset ${next}`);

    // The same outage as before cannot pass the challenge: it is too short, and it lost orders.
    const check = checkButton(page);
    await check.press('Enter');
    await expect(page.getByTestId('condition-missing')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('condition-outage')).toHaveAttribute('data-ok', 'false');

    await retention(lab, 60);
    await expect(lab.value('value-retention')).toHaveText('60000');
    expect(await setting(topic, 'retention.ms')).toBe('60000');
    await away(lab);
    const left = await stores.committed(`${sandbox}-payment`, topic);
    // Until more has come than the first retention would have kept.
    await expect.poll(async () => (await range(topic)).end - left, EXPIRED).toBeGreaterThan(90);
    expect((await range(topic)).low).toBeLessThanOrEqual(left);
    await lab.press('run-payment');
    await expect(lab.value('value-last-lost')).toHaveText('0', RETURNED);
    await lab.stopFlow(() => stores.end(topic));
    await expect(lab.value('value-lag')).toHaveText('0');
    expect(await payments.countDocuments({ offset: { $gte: left } })).toBeGreaterThan(80);
  });

  test('survives a real outage of a minute', async () => {
    test.setTimeout(150_000);
    const { lab, page, sandbox } = outage;
    const topic = `${sandbox}-pesanan`;
    const payments = stores.db(sandbox).collection<{ at: number }>('payments');
    const [last] = await payments.find().sort({ at: -1 }).limit(1).toArray();
    await expect
      .poll(() => Date.now() - (last?.at ?? Number.NaN), { timeout: OUTAGE_MS + 20_000 })
      .toBeGreaterThan(OUTAGE_MS);
    await lab.predict('next-offset', 'committed');
    await lab.press('run-payment');
    await expect(lab.value('value-returns')).toHaveText('1', RETURNED);
    await expect(lab.value('value-last-lost')).toHaveText('0');
    await lab.stopFlow(() => stores.end(topic));
    await expect(lab.value('value-lag')).toHaveText('0', { timeout: 30_000 });
    await checkButton(page).press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await stores.committed(`${sandbox}-payment`, topic)).toBe(await stores.end(topic));
    expect(await payments.countDocuments()).toBe(await stores.end(topic));
  });

  test('keeps the last record of each key, and buries one', async () => {
    const { lab, page, sandbox } = outage;
    const prices = `${sandbox}-harga`;
    await retention(lab, 121);
    await expect(page.getByText(/must be from 2 to 120 seconds/).first()).toBeVisible();
    expect(await setting(`${sandbox}-pesanan`, 'retention.ms')).toBe('120000');

    await lab.predict('compaction', 'exact');
    const outcome = page.getByTestId('predict-compaction');
    const change = async (done: () => Promise<boolean>) => {
      for (let round = 0; round < 10 && !(await done()); round += 1) {
        const end = Number(await lab.value('value-prices-end').textContent());
        await lab.press('change');
        await expect(lab.value('value-prices-end')).not.toHaveText(String(end));
      }
    };
    await change(async () => / \d+ \/ \d+/.test(` ${await outcome.innerText()}`));
    await expect(outcome).toContainText(/\d+ \/ \d+/);
    const table = page.getByTestId('price-table');
    await expect(table).toContainText('madu');
    const { end } = await range(prices);
    await expect(lab.value('value-prices-end')).toHaveText(String(end));
    expect(Number(await lab.value('value-prices-kept').textContent())).toBeLessThan(end);

    await lab.predict('tombstone', 'fewer');
    await lab.press('drop');
    await expect(table).not.toContainText('madu');
    await expect(lab.value('value-prices-end')).toHaveText(String(end + 1));
    expect((await range(prices)).end).toBe(end + 1);
    const step = page.locator('section.step', { hasText: 'no longer sold' });
    await change(async () => (await step.getAttribute('data-state')) === 'done');
    await expect(step).toHaveAttribute('data-state', 'done');
    expect((await range(prices)).low).toBe(0);
  });
});
