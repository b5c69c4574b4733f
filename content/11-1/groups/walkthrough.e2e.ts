/**
 * The lab `groups` as its text tells it, in a browser; what the screen shows is held against the
 * broker's own word on both groups and against both collections, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';

const SLUG = 'groups';
/** Three hundred orders, a hundred by each member, on a busy machine. */
const DRAINED = { timeout: 25_000 };
/** The session of a killed member, a rebalance, and what it left behind at 100 ms each. */
const REJOINED = { timeout: 25_000 };

test.describe('groups', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const clients = async (group: string) => {
    const { groups } = await stores.admin.describeGroups([group]);
    return (groups[0]?.members ?? []).map(({ clientId }) => clientId).sort();
  };
  const committed = async (groupId: string, topic: string) => {
    const [answer] = await stores.admin.fetchOffsets({ groupId, topics: [topic] });
    return (answer?.partitions ?? []).reduce((sum, { offset }) => sum + Number(offset), 0);
  };
  const open = async (page: Page, path: string) => {
    const lab = new LabPage(page);
    await lab.open(path);
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const db = stores.db(sandbox);
    const stored = (collection: string, filter = {}) =>
      db.collection(collection).countDocuments(filter);
    const members = (count: number) => expect(lab.value('value-members')).toHaveText(String(count));
    return {
      ...{ lab, stored, members, topic: `${sandbox}-pesanan` },
      payment: `${sandbox}-payment`,
      analytics: `${sandbox}-analytics`,
    };
  };

  test('shares within a group, hears all in two, and mends a shared group id', async ({ page }) => {
    const at = await open(page, `/id/11-1/${SLUG}`);
    const { lab, topic, payment, analytics, stored, members } = at;
    await lab.press('run-a');
    await members(1);
    await lab.press('send-60');
    await expect(lab.value('value-paid')).toHaveText('60');
    expect(await stored('payments', { member: 'payment-a' })).toBe(60);

    await lab.predict('second', 'each');
    await lab.press('run-b');
    await members(2);
    await expect(page.getByTestId('predict-second')).toContainText(/payment-a \[\d/);
    await lab.press('run-c');
    await members(3);
    await lab.press('send-60');
    await expect(lab.value('value-paid')).toHaveText('120');
    for (const member of ['payment-a', 'payment-b', 'payment-c']) {
      expect(await stored('payments', { member, wave: 2 })).toBe(20);
    }

    await lab.predict('fourth', 'all');
    await lab.press('run-d');
    await members(4);
    expect(await clients(payment)).toEqual(['payment-a', 'payment-b', 'payment-c', 'payment-d']);
    await lab.press('send-60');
    await expect(lab.value('value-paid')).toHaveText('180');
    await expect(page.getByTestId('predict-fourth')).toContainText('3 / 4');
    await expect(lab.panel.getByText('tanpa partisi').first()).toBeVisible();

    await lab.press('stop-d');
    await members(3);
    await lab.predict('other-group', 'none');
    await lab.press('run-own');
    await expect(lab.value('value-counted')).toHaveText('180');
    expect(await committed(analytics, topic)).toBe(await stores.end(topic));

    await lab.predict('mistake', 'both');
    await lab.press('run-mistaken');
    await members(4);
    await lab.press('send-60');
    // The lag is also zero before the sixty have come.
    await expect(lab.value('value-end')).toHaveText('240');
    await expect(lab.value('value-lag')).toHaveText('0');
    await expect(lab.value('value-lost')).toHaveText('20');
    expect(await clients(payment)).toContain('analytics');
    expect(await committed(payment, topic)).toBe(240);
    expect(await stored('payments')).toBe(220);
    const check = checkButton(page);
    await check.press('Enter');
    await expect(page.getByTestId('condition-paid')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('condition-paid')).toContainText('ORD-4-');

    await lab.press('run-own');
    await members(3);
    await lab.press('replay-payment');
    await expect(lab.value('value-paid')).toHaveText('240');
    await expect(lab.value('value-counted')).toHaveText('240');
    await members(3);
    await lab.press('send-300');
    await expect(lab.value('value-paid')).toHaveText('540', DRAINED);
    await expect(lab.value('value-lag')).toHaveText('0');
    await expect(lab.value('value-lag-analytics')).toHaveText('0');
    await check.press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await stored('payments')).toBe(await stores.end(topic));
    expect(await stored('analytics')).toBe(await stores.end(topic));
    expect(await committed(payment, topic)).toBe(await stores.end(topic));
  });

  test('keeps what waits in the log, and loses what waits in memory', async ({ page }) => {
    const { lab, topic, analytics, stored } = await open(page, `/en/11-1/${SLUG}`);
    const counting = () => expect(lab.value('value-members-analytics')).toHaveText('1');
    await lab.press('run-slow');
    await counting();
    await lab.press('send-60');
    await expect(lab.value('value-slow-lag')).toHaveText(/[2-9]\d/);
    await expect(lab.value('value-held')).toHaveText('0');

    await lab.predict('hoard-kill', 'none');
    await lab.press('run-hoarding');
    await expect(lab.value('value-held')).toHaveText(/\d\d/);
    await expect(lab.value('value-lag-analytics')).toHaveText('0');
    expect(await committed(analytics, topic)).toBe(60);
    await lab.press('kill-analytics');
    await expect(lab.process('analytics')).toHaveAttribute('data-state', 'killed');
    await lab.press('run-bounded');
    await expect(lab.value('value-deaths')).toHaveText('1', REJOINED);
    const missing = Number(await lab.value('value-missing').textContent());
    expect(missing).toBeGreaterThan(0);
    expect(await stored('analytics')).toBe(60 - missing);

    await lab.press('send-60');
    await expect(page.getByTestId('fates')).toContainText('pause()');
    const held = Number(await lab.value('value-held').textContent());
    expect(held).toBeLessThanOrEqual(22);
    await lab.press('kill-analytics');
    await expect(lab.process('analytics')).toHaveAttribute('data-state', 'killed');
    await lab.press('run-bounded');
    await expect(lab.value('value-deaths')).toHaveText('2', REJOINED);
    await expect(lab.value('value-missing')).toHaveText('0');
    expect(await stored('analytics')).toBe(120 - missing);

    await lab.press('replay-analytics');
    await expect(lab.value('value-counted')).toHaveText('120', REJOINED);
    expect(await stored('analytics')).toBe(await stores.end(topic));
  });
});
