/**
 * The lab `zombie` as its text tells it, in a browser, by keyboard alone; what the screen shows is
 * held against broker and database, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage, whenFree } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';

const SLUG = 'zombie';
const PATH = `/id/11-3/${SLUG}`;
/** A session that ends, or a program that starts, on a busy machine, ms. */
const TO_WORK = { timeout: 25_000 };

test.describe('zombie', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page, path = PATH) => {
    const lab = new LabPage(page);
    await lab.open(path, 'operator');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    return { lab, sandbox, db: stores.db(sandbox) };
  };
  /** The button of the step, once it may be pressed. */
  const press = async (lab: LabPage, ...names: readonly string[]) => {
    for (const name of names) {
      await expect(lab.control(name)).toBeVisible(TO_WORK);
      await lab.press(name);
    }
  };
  /** Records of the orders, and payment's bookmark behind the last of them. */
  const through = async (lab: LabPage, end: number) => {
    await expect(lab.value('value-end')).toHaveText(String(end));
    await expect(lab.value('value-committed')).toHaveText(String(end), TO_WORK);
  };
  const verdicts = (lab: LabPage, said: string) =>
    expect(lab.value('value-verdicts')).toHaveText(said, TO_WORK);

  test('is walked from the frozen process to the passed challenge', async ({ page }) => {
    test.setTimeout(150_000);
    const { lab, sandbox, db } = await open(page);
    const topic = (name: string) => `${sandbox}-${name}`;
    const committed = () => stores.committed(topic('payment'), topic('pesanan'));
    const charged = (collection: string) => db.collection(collection).countDocuments();
    await using dead = await stores.follow(topic('pesanan-dlq'));

    await lab.predict('zombie', 'once');
    await press(lab, 'run-a', 'freeze-a', 'send-plain');
    await expect(lab.process('payment-a')).toHaveAttribute('data-state', 'frozen');
    expect(await charged('payments_bare')).toBe(0);
    await press(lab, 'run-b');
    await through(lab, 3);
    await press(lab, 'wake-a');
    await expect(lab.value('value-late')).toHaveText(/UNKNOWN_MEMBER_ID|ILLEGAL_GENERATION/);
    await expect(lab.value('value-bare')).toHaveText('4');
    await expect(lab.value('value-paid')).toHaveText('3');
    expect([await charged('payments_bare'), await charged('payments')]).toEqual([4, 3]);
    await expect(page.getByTestId('predict-zombie')).toContainText('2×');

    await lab.predict('poison', 'pass');
    await press(lab, 'send-odd');
    await expect(page.getByTestId('predict-poison')).toContainText('committed 4', TO_WORK);
    expect(await committed()).toBe(4);
    expect(await charged('payments')).toBe(4);
    await press(lab, 'policy-dlq');
    await through(lab, 11);
    await expect(lab.value('value-dlq')).toHaveText('1');
    await expect.poll(() => dead.records.map(({ key }) => key)).toEqual(['siti']);

    await lab.predict('order', 'kept');
    await press(lab, 'repair', 'replay');
    await through(lab, 12);
    await verdicts(lab, 'turned');
    expect(await charged('payments')).toBe(11);
    await press(lab, 'policy-retry');
    await expect(lab.process('payment-retry')).toHaveAttribute('data-state', 'ready', TO_WORK);
    await press(lab, 'send-odd');
    await through(lab, 20);
    await expect(lab.value('value-retry')).toHaveText('1');
    await expect(lab.value('value-dlq')).toHaveText('2');
    await verdicts(lab, 'turned turned');

    await lab.predict('park', 'all');
    await press(lab, 'policy-park', 'send-odd');
    await through(lab, 28);
    await expect(lab.value('value-dlq')).toHaveText('4');
    await expect(page.getByTestId('predict-park')).toContainText('2');
    await press(lab, 'repair', 'replay');
    await through(lab, 31);
    await verdicts(lab, 'turned turned kept');
    await expect(lab.value('value-paid')).toHaveText('27');
    expect(await charged('payments')).toBe(27);
    // Read, tried again, given up, repaired, played again, charged once.
    const way = await proveWay(lab, stores, sandbox, 'ORD-13');
    const at = (wanted: string) => way.filter(({ station, kind }) => station === wanted && kind);
    expect(at('record:pesanan').at(-1)?.text).toBe('pesanan-0@28 · PesananDibuat · kiriman ke-2');
    for (const once of ['record:pesanan-retry', 'record:pesanan-dlq', 'effect:payments']) {
      expect(at(once), once).toHaveLength(1);
    }
    await expect(page.locator('section.step[data-state="done"]')).toHaveCount(7);

    // The challenge is not given away: nobody drew the line yet.
    await checkButton(page).press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    await whenFree(page, 'panel-policy-dlq').press('Enter');
    await press(lab, 'line');
    await expect(lab.value('value-line')).toHaveText('31');
    await press(lab, 'send-many');
    await through(lab, 131);
    await expect(lab.value('value-paid')).toHaveText('124');
    await press(lab, 'repair', 'replay');
    await through(lab, 134);
    await expect(lab.value('value-paid')).toHaveText('127');
    await checkButton(page).press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await db.collection('payments').distinct('eventId')).toHaveLength(127);
    expect(await committed()).toBe(134);
  });

  test('is one for two tabs and two languages, and is read in any way', async ({ page }) => {
    test.setTimeout(90_000);
    const { lab } = await open(page);
    const raw = await (await page.request.get(PATH)).text();
    expect(raw).toContain('Mengapa zombie tetap menagih?');
    await expect(page.getByTestId('panel-send-odd')).toHaveAttribute('aria-disabled', 'true');
    await lab.predict('poison', 'wait');

    const english = new LabPage(await page.context().newPage());
    await english.open(`/en/11-3/${SLUG}`, 'operator');
    await english.press('run-a');
    await english.press('send-odd');
    await expect(lab.value('value-committed')).toHaveText('1', TO_WORK);
    await expect(english.value('counts')).toContainText('lag of payment');
    await english.page.close();
    await page.reload();
    await expect(lab.value('value-end')).toHaveText('8');
    await expect(page.getByTestId('case')).toHaveAttribute('data-verdict', 'open');
    const stops = await lab.tabStops();
    for (const control of [
      'stop-a',
      'run-b',
      'panel-send-plain',
      'panel-policy-dlq',
      'panel-line',
    ]) {
      expect(stops).toContain(control);
    }
    for (const theme of ['light', 'dark']) {
      await page.evaluate((name) => {
        document.documentElement.setAttribute('data-theme', name);
      }, theme);
      expect(await violationsOn(page)).toEqual([]);
    }
    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    await expect(page.getByTestId('log-table')).toContainText('tidak bisa diurai');
    await page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-end')).toHaveText('0', TO_WORK);
    await expect(lab.process('payment-a')).toHaveAttribute('data-state', 'absent');
  });
});
