/**
 * The lab `kill` as its text tells it, in a browser; what the screen shows is held against the
 * broker's own word on the group and against the payments, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';

const SLUG = 'kill';
/** A session of ten seconds, a rebalance, and a busy machine. */
const TAKEN_OVER = { timeout: 20_000 };

test.describe('kill', () => {
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
  /** The session the reader types; the members that start next tell it to the broker. */
  const session = (page: Page, ms: number) => page.getByTestId('form-session').fill(String(ms));
  const three = (lab: LabPage) => expect(lab.value('value-members')).toHaveText('3');
  const drained = async (lab: LabPage, topic: string) => {
    await lab.stopFlow(() => stores.end(topic));
    await expect(lab.value('value-lag')).toHaveText('0');
  };

  test('compares a goodbye with a death, and a long session with a short one', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open('/id/11-1/kill');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const [topic, group] = [`${sandbox}-pesanan`, `${sandbox}-payment`];
    await lab.press('start-all');
    await three(lab);
    expect(await clients(group)).toEqual(['payment-a', 'payment-b', 'payment-c']);
    await lab.press('flow');
    await expect(lab.value('value-orders')).toHaveText(/\d\d/);

    await lab.predict('pause-term', 'session');
    await lab.press('term-a');
    await expect(lab.value('value-pause-term')).toHaveText(/^\d+$/);
    await expect(lab.process('payment-a')).toHaveAttribute('data-state', 'stopped');
    expect(await clients(group)).toEqual(['payment-b', 'payment-c']);
    await expect(page.getByTestId('predict-pause-term')).toContainText(' s');

    await lab.press('run-a');
    await three(lab);
    await lab.predict('pause-kill', 'soon');
    await lab.predict('others', 'none');
    await lab.press('kill-a');
    await expect(lab.process('payment-a')).toHaveAttribute('data-state', 'killed');
    await expect(lab.process('payment-a')).toContainText('SIGKILL');
    await expect(lab.process('payment-a').getByTestId('ring')).toBeVisible();
    // The broker counts the dead one as a member until its session has run out.
    expect(await clients(group)).toContain('payment-a');
    await expect(lab.value('value-kills')).toHaveText('1', TAKEN_OVER);
    expect(await clients(group)).toEqual(['payment-b', 'payment-c']);
    const long = Number(await lab.value('value-pause-kill').textContent());
    const others = Number(await lab.value('value-pause-others').textContent());
    expect(long).toBeGreaterThan(8000);
    expect(others).toBeLessThan(long);

    // Ten seconds of session are too many for the challenge, and only that.
    await drained(lab, topic);
    const check = checkButton(page);
    await check.press('Enter');
    await expect(page.getByTestId('condition-gap')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('condition-seen')).toHaveAttribute('data-ok', 'true');

    await lab.press('stop-all');
    await expect(lab.value('value-members')).toHaveText('0');
    await session(page, 6000);
    await lab.press('start-all');
    await three(lab);
    await lab.press('flow');
    await lab.press('kill-a');
    await expect(lab.value('value-kills')).toHaveText('2', TAKEN_OVER);
    expect(Number(await lab.value('value-pause-kill').textContent())).toBeLessThan(long);
    await drained(lab, topic);
    await check.press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await committed(group, topic)).toBe(await stores.end(topic));
    const payments = stores.db(sandbox).collection('payments');
    expect(await payments.countDocuments()).toBe(await stores.end(topic));
  });

  test('refuses the late commit of a frozen process', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open('/en/11-1/kill');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const topic = `${sandbox}-pesanan`;

    await session(page, 3000);
    await lab.press('start-all');
    await expect(page.getByText(/whole number from 6,000 to 30,000 ms/).first()).toBeVisible();
    await expect(lab.process('payment-a')).toHaveAttribute('data-state', 'absent');
    await session(page, 6000);
    await lab.press('start-all');
    await three(lab);
    await lab.press('flow');
    await expect(lab.value('value-orders')).toHaveText(/\d\d/);
    await lab.predict('late-commit', 'accepted');
    await lab.press('freeze-b');
    await expect(lab.process('payment-b')).toHaveAttribute('data-state', 'frozen');
    await expect(lab.value('value-members')).toHaveText('2', TAKEN_OVER);
    expect(await clients(`${sandbox}-payment`)).toEqual(['payment-a', 'payment-c']);
    await lab.press('wake-b');
    await expect(lab.value('value-refused')).toHaveText('1');
    await expect(page.getByTestId('predict-late-commit')).toContainText(
      /UNKNOWN_MEMBER_ID|ILLEGAL_GENERATION/,
    );
    // Refused once, it joins again, and nobody was charged twice.
    await three(lab);
    await drained(lab, topic);
    const payments = stores.db(sandbox).collection('payments');
    expect(await payments.distinct('_id')).toHaveLength(await stores.end(topic));
    expect(await payments.countDocuments({ 'deliveries.1': { $exists: true } })).toBeGreaterThan(0);
  });
});
