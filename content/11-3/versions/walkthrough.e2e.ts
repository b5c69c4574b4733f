/**
 * The lab `versions` as its text tells it, in a browser, by keyboard alone; what the screen shows is
 * held against broker and database, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage, whenFree } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';
import type { OrderDocument, ViewDocument } from './documents.ts';
import { differing, fingerprint } from './fingerprint.ts';

const SLUG = 'versions';
/** A program that starts, or hundreds of records taken in, on a busy machine, ms. */
const TO_WORK = { timeout: 25_000 };
const VIEWS = ['inc', 'set', 'guarded'] as const;

test.describe('versions', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page) => {
    const lab = new LabPage(page);
    await lab.open(`/id/11-3/${SLUG}`, 'injector');
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const db = stores.db(sandbox);
    const orders = () => db.collection<OrderDocument>('orders').find().toArray();
    const view = (of: string) => db.collection<ViewDocument>(`view_${of}`).find().toArray();
    /** What the panel says of a view is what the database holds. */
    const agrees = async () => {
      const truth = await orders();
      await expect(lab.value('hash-orders')).toHaveText(fingerprint(truth));
      for (const of of VIEWS) {
        const documents = await view(of);
        await expect(lab.value(`hash-${of}`)).toHaveText(fingerprint(documents));
        await expect(lab.value(`wrong-${of}`)).toHaveText(
          differing(documents, truth).join(' ') || '–',
        );
      }
    };
    const end = (topic: string) => stores.end(`${sandbox}-${topic}`);
    return { lab, sandbox, agrees, end };
  };
  const read = async (lab: LabPage, seen: string, committed: string) => {
    for (const of of VIEWS) {
      await expect(lab.value(`seen-${of}`)).toHaveText(seen, TO_WORK);
      await expect(lab.value(`committed-${of}`)).toHaveText(committed, TO_WORK);
    }
  };
  const empty = async (lab: LabPage) => {
    await lab.press('empty');
    for (const of of VIEWS) await expect(lab.value(`seen-${of}`)).toHaveText('0+0');
  };
  const check = (page: Page) => checkButton(page).press('Enter');

  test('is walked from the first event to the passed challenge', async ({ page }) => {
    test.setTimeout(120_000);
    const { lab, sandbox, agrees, end } = await open(page);
    await expect(lab.text.locator('[data-control="write"]').first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('once', 'set-guarded');
    await lab.press('run-views');
    await expect(lab.process('views')).toHaveAttribute('data-state', 'ready', TO_WORK);
    await lab.press('write');
    await read(lab, '300+0', '300+–');
    await agrees();
    expect(await end('pesanan')).toBe(300);
    await expect(page.getByTestId('predict-once')).toContainText('view_inc 6/6');
    for (const of of VIEWS) await expect(page.getByTestId(`verdict-${of}`)).toContainText('sama');
    // A thousand facts later its documents are folded away; its records and the views are not.
    const way = await proveWay(lab, stores, sandbox, 'ORD-1');
    const seen = way.filter(({ kind }) => kind !== '').map(({ station }) => station);
    const views = VIEWS.flatMap((of) => [`group:view-${of}`, `effect:view_${of}`]);
    expect(seen).toEqual(expect.arrayContaining(['record:pesanan', ...views]));

    await lab.predict('thrice', 'all');
    await lab.press('replay');
    await read(lab, '600+0', '300+–');
    await lab.press('replay');
    await read(lab, '900+0', '300+–');
    await agrees();
    const right = Number(await lab.value('sum-orders').textContent());
    await expect(lab.value('sum-inc')).toHaveText(String(3 * right));
    await expect(lab.value('stale-guarded')).toHaveText('600');
    await expect(page.getByTestId('verdict-inc')).toContainText('6 berbeda');
    await expect(page.getByTestId('predict-thrice')).toContainText('view_inc 0/6');
    expect(await end('pesanan')).toBe(300);

    await lab.predict('shuffled', 'set-guarded');
    await empty(lab);
    await lab.press('shuffle-1');
    await read(lab, '0+300', '300+300');
    await agrees();
    await expect(page.getByTestId('predict-shuffled')).toContainText('view_guarded 6/6');
    await expect(page.getByTestId('verdict-set')).toContainText('berbeda');
    await lab.panel.getByRole('tab', { name: 'Basi (E11000)' }).click();
    await expect(lab.panel).toContainText('view_guarded index: _id_ dup key');
    await expect(lab.panel).toContainText('modifiedCount: 0');

    await lab.predict('misnumbered', 'right');
    await lab.press('guard-sent');
    await expect(lab.value('value-guard')).toHaveText('sent');
    await empty(lab);
    await lab.press('shuffle-1');
    await read(lab, '0+300', '300+600');
    await agrees();
    await expect(page.getByTestId('verdict-guarded')).toContainText('berbeda');
    await expect(page.getByTestId('predict-misnumbered')).not.toContainText('6/6');
    await expect(page.locator('section.step[data-state="done"]')).toHaveCount(4);

    // The challenge is not given away: not by one copy, nor by the wrong number.
    await check(page);
    await expect(page.getByTestId('condition-records')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('condition-hash')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    await lab.press('guard-version');
    await expect(lab.value('value-guard')).toHaveText('version');
    await empty(lab);
    await page.getByTestId('form-seed').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2026');
    await lab.press('shuffle-3');
    await read(lab, '0+900', '300+1500');
    await agrees();
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await end('pesanan-acak')).toBe(1500);
    expect(await stores.committed(`${sandbox}-view-guarded`, `${sandbox}-pesanan-acak`)).toBe(1500);
  });

  test('is the same in a table and in English, names a limit, and starts over', async ({
    page,
    context,
  }) => {
    const { lab, end } = await open(page);
    await lab.predict('once', 'all');
    await lab.predict('shuffled', 'guarded');
    await lab.press('write');
    await expect(lab.value('value-end')).toHaveText('300', TO_WORK);
    expect(await violationsOn(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    expect(await violationsOn(page)).toEqual([]);

    // The other tab, in the other language, is told the run so far; what is done there is seen here.
    const english = new LabPage(await context.newPage());
    await english.open(`/en/11-3/${SLUG}`, 'injector');
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(english.value('value-end')).toHaveText('300');
    await english.page.getByTestId('form-seed').fill('0');
    await whenFree(english.panel, 'panel-shuffle-1').press('Enter');
    await expect(english.panel).toContainText('A seed is a whole number from 1 to 9,999.');
    expect(await end('pesanan-acak')).toBe(0);
    await english.page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-end')).toHaveText('0');
    await expect(lab.process('views')).toHaveAttribute('data-state', 'absent');
  });
});
