/**
 * The lab `commit-order` as its text tells it, in a browser, by keyboard alone; what the screen
 * shows is held against broker and database, read by clients of the test's own. The three services
 * are led side by side: each death has a session to be waited for.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage, whenFree } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';
import type { Payment } from './stores.ts';

const SLUG = 'commit-order';
const PATH = `/id/11-3/${SLUG}`;
/** Session timeout of a killed member, plus a start and a rebalance on a busy machine, ms. */
const REJOIN = { timeout: 25_000 };
const ALL = ['batch', 'record', 'before'] as const;
type Short = (typeof ALL)[number];

test.describe('commit-order', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page) => {
    const lab = new LabPage(page);
    await lab.open(PATH, 'injector');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const payments = stores.db(sandbox).collection<Payment>('payments');
    const topic = `${sandbox}-pesanan`;
    return {
      ...{ lab, sandbox },
      end: () => stores.end(topic),
      committed: (short: Short) => stores.committed(`${sandbox}-payment-${short}`, topic),
      /** Charges of the orders from this offset on, and those that were not charged once. */
      charged: async (short: Short, from = 0) => {
        const group = `payment-${short}`;
        const all = await payments.find({ group, offset: { $gte: from } }).toArray();
        const odd = all.filter(({ times }) => times !== 1).map(({ orderId }) => orderId);
        return { charges: all.reduce((sum, { times }) => sum + times, 0), odd };
      },
    };
  };
  const service = (lab: LabPage, short: Short) => lab.process(`payment-${short}`);
  const stand = async (lab: LabPage, at: Readonly<Record<Short, string>>) => {
    for (const short of ALL) await lab.press(`stand-${short}`);
    for (const short of ALL) await expect(service(lab, short)).toContainText(at[short], REJOIN);
  };
  const end = async (lab: LabPage, short: Short, how: 'kill' | 'stop') => {
    await lab.press(`${how}-${short}`);
    const state = how === 'kill' ? 'killed' : 'stopped';
    await expect(service(lab, short)).toHaveAttribute('data-state', state, REJOIN);
  };
  const finish = async (lab: LabPage, upTo: number) => {
    for (const short of ALL) await lab.press(`run-${short}`);
    for (const short of ALL) {
      await expect(lab.value(`committed-${short}`)).toHaveText(String(upTo), REJOIN);
    }
  };
  const shown = async (lab: LabPage, what: string, wanted: readonly (number | string)[]) => {
    for (const [index, short] of ALL.entries()) {
      await expect(lab.value(`${what}-${short}`)).toHaveText(String(wanted[index]));
    }
  };
  const sets = (lab: LabPage, short: Short) =>
    lab.panel.locator(`[data-service="payment-${short}"]`).getByTestId('sets');
  const check = (page: Page) => checkButton(page).press('Enter');

  test('is walked from the first death to the passed challenge', async ({ page }) => {
    test.setTimeout(180_000);
    const { lab, sandbox, committed, charged, end: logEnd } = await open(page);
    await expect(lab.text.locator('[data-control="stand-batch"]').first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('after-batch', 'exact');
    await lab.predict('after-record', 'exact');
    await lab.predict('before-effect', 'exact');
    await lab.press('send');
    await expect(lab.value('value-end')).toHaveText('100');
    expect(await logEnd()).toBe(100);

    // All three stand in their gaps: the effect on one side, the bookmark on the other.
    await stand(lab, { batch: '@29', record: '@29', before: '@29' });
    await shown(lab, 'charges', [30, 30, 29]);
    await shown(lab, 'committed', ['–', 29, 30]);
    expect(await Promise.all(ALL.map(committed))).toEqual([-1, 29, 30]);
    expect(await Promise.all(ALL.map(async (one) => (await charged(one)).charges))).toEqual([
      30, 30, 29,
    ]);
    for (const short of ALL) await end(lab, short, 'kill');
    await stand(lab, { batch: '@29', record: '@58', before: '@59' });
    for (const short of ALL) await end(lab, short, 'kill');
    await finish(lab, 100);
    await shown(lab, 'charges', [160, 102, 98]);
    await shown(lab, 'sum', [1_600_000, 1_020_000, 980_000]);
    expect((await charged('batch')).charges).toBe(160);
    expect(await charged('record')).toEqual({ charges: 102, odd: ['ORD-30', 'ORD-59'] });
    expect(await charged('before')).toEqual({ charges: 98, odd: [] });
    await expect(sets(lab, 'record')).toContainText('berulang 2 ORD-30 ORD-59');
    await expect(sets(lab, 'before')).toContainText('tak pernah 2 ORD-30 ORD-60');
    // One service charged it three times, one twice, and one never.
    const way = await proveWay(lab, stores, sandbox, 'ORD-30');
    const charges = way.filter(({ station }) => station === 'effect:payments');
    expect(charges.map(({ text }) => text).sort()).toEqual([
      'payments/payment-batch/ORD-30 insert',
      ...Array(2).fill('payments/payment-batch/ORD-30 update'),
      'payments/payment-record/ORD-30 insert',
      'payments/payment-record/ORD-30 update',
    ]);
    await expect(page.getByTestId('predict-after-batch')).toContainText('160');
    await expect(page.getByTestId('predict-after-record')).toContainText('102');
    await expect(page.getByTestId('predict-before-effect')).toContainText('98');

    // The challenge is not given away: nobody has left politely yet.
    await check(page);
    await expect(page.getByTestId('condition-kills')).toHaveAttribute('data-ok', 'true');
    await expect(page.getByTestId('condition-exact')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');

    await lab.predict('sigterm', 'more');
    for (const short of ALL) await end(lab, short, 'stop');
    await lab.press('send');
    await expect(lab.value('value-end')).toHaveText('200');
    await stand(lab, { batch: '@129', record: '@129', before: '@129' });
    await end(lab, 'batch', 'stop');
    expect(await committed('batch')).toBe(130);
    await end(lab, 'record', 'kill');
    await end(lab, 'before', 'kill');
    await stand(lab, { batch: '@159', record: '@158', before: '@159' });
    await end(lab, 'batch', 'stop');
    await end(lab, 'record', 'kill');
    await end(lab, 'before', 'kill');
    await finish(lab, 200);
    await shown(lab, 'charges', [100, 102, 98]);
    expect(await charged('batch', 100)).toEqual({ charges: 100, odd: [] });
    await expect(page.getByTestId('predict-sigterm')).toContainText('100');
    await expect(page.locator('section.step[data-state="done"]')).toHaveCount(4);
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
  });

  test('is the same in a table and in English, stands where it is told, and starts over', async ({
    page,
    context,
  }) => {
    const { lab, end: logEnd, committed } = await open(page);
    await lab.predict('before-effect', 'fewer');
    // The other tab, in the other language, is told the run so far; what is done there is seen here.
    const english = new LabPage(await context.newPage());
    await english.open(`/en/11-3/${SLUG}`, 'injector');
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    const orders = english.page.getByTestId('form-orders');
    for (const typed of ['9', '201', '10.5', '10']) {
      await orders.focus();
      await english.page.keyboard.press('Control+A');
      await english.page.keyboard.type(typed);
      await whenFree(english.page, 'panel-send-form').press('Enter');
      if (typed === '10') break;
      await expect(english.page.getByTestId('told')).toHaveAttribute('data-code', 'limit-orders');
      expect(await logEnd()).toBe(0);
    }
    await expect(lab.value('value-end')).toHaveText('10');
    await english.page.getByTestId('form-place').selectOption('after-effect');
    await english.panel.locator('[data-control="midway-before"]').press('Enter');
    await expect(service(english, 'before')).toContainText('stands: after-effect @2', REJOIN);
    await expect(lab.value('charges-before')).toHaveText('3');
    expect(await committed('before')).toBe(3);
    expect(await violationsOn(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    expect(await violationsOn(page)).toEqual([]);
    await english.page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-end')).toHaveText('0');
    await expect(service(english, 'before')).toHaveAttribute('data-state', 'absent');
  });
});
