/**
 * The lab `relay` as its text tells it, in a browser, by keyboard alone; what the screen shows is
 * held against broker and database, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';
import { proveWay } from '../../../e2e/way.ts';
import type { OutboxRow } from './outbox.ts';

const SLUG = 'relay';
/** A program that starts, or hundreds of rows carried one by one, on a busy machine, ms. */
const TO_WORK = { timeout: 25_000 };

/** So often in a row nobody is overtaken only where nobody can be. */
const DEALS_MAX = 5;

test.describe('relay', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page) => {
    const lab = new LabPage(page);
    await lab.open(`/id/11-2/${SLUG}`);
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const outbox = stores.db(sandbox).collection<OutboxRow>('outbox');
    return {
      lab,
      sandbox,
      outbox,
      end: (kind: string) => stores.end(`${sandbox}-pesanan-${kind}`),
      ids: async () => (await outbox.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id),
    };
  };
  const run = async (lab: LabPage, name: string) => {
    await lab.press(`run-${name}`);
    await expect(lab.process(`relay-${name}`)).toHaveAttribute('data-state', 'ready', TO_WORK);
  };
  const stop = async (lab: LabPage, name: string) => {
    await lab.press(`stop-${name}`);
    await expect(lab.process(`relay-${name}`)).toHaveAttribute('data-state', 'stopped', TO_WORK);
  };
  /** Not by the state of its card: that says "killed" already when it dies again. */
  const crash = async (lab: LabPage, deaths: number) => {
    await lab.press('crash-flag');
    await expect(lab.value('value-deaths')).toHaveText(String(deaths), TO_WORK);
    await expect(lab.process('relay-flag')).toHaveAttribute('data-state', 'killed', TO_WORK);
  };
  /** What was asked for is written whole. */
  const write = async (lab: LabPage, kind: string, loads: number) => {
    await lab.press(kind);
    await expect(lab.value('value-loads')).toHaveText(String(loads), TO_WORK);
  };
  const carried = (lab: LabPage) => expect(lab.value('value-waiting')).toHaveText('0', TO_WORK);
  const check = (page: Page) => checkButton(page).press('Enter');

  test('is walked from the lost event to the passed challenge', async ({ page }) => {
    test.setTimeout(180_000);
    const { lab, sandbox, outbox, end, ids } = await open(page);
    await expect(lab.text.locator('[data-control="pair"]').first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('cursor', 'ab');
    await run(lab, 'cursor');
    await write(lab, 'pair', 1);
    await expect(lab.value('lost-ids')).toHaveText('evt-0001');
    expect(await ids()).toEqual(['evt-0001', 'evt-0002']);
    expect(await end('cursor')).toBe(1);
    await expect(page.getByTestId('predict-cursor')).toContainText('evt-0002');
    await expect(lab.panel.locator('[data-kind="cursor"] [data-mark="lost"]')).toHaveCount(1);

    await lab.predict('stream', 'ab');
    await run(lab, 'flag');
    await run(lab, 'stream');
    await expect(lab.value('sent-flag')).toHaveText('2');
    await expect(lab.value('sent-stream')).toHaveText('2');
    // The order whose event the cursor has passed by: its way ends in two topics, not in three.
    const lost = await outbox.findOne({ _id: 'evt-0001' });
    const way = await proveWay(lab, stores, sandbox, lost?.aggregateid);
    const kinds = (wanted: string) => way.filter(({ station }) => station === wanted);
    expect(kinds('document:orders')[0]?.kind).toBe('document');
    expect(kinds('oplog')[0]?.text).toContain('orders insert + outbox insert');
    for (const kind of ['flag', 'stream']) expect(kinds(`record:pesanan-${kind}`)).toHaveLength(1);
    expect(kinds('record:pesanan-cursor')[0]?.kind).toBe('');
    await expect(lab.value('sent-stream')).toHaveText('2');
    await expect(page.getByTestId('predict-stream')).toContainText('evt-0002, evt-0001');

    await lab.predict('crash', 'lost');
    await stop(lab, 'flag');
    await lab.press('crash-flag');
    await write(lab, 'pair', 2);
    await expect(lab.process('relay-flag')).toContainText('SIGKILL · published-not-marked');
    await run(lab, 'flag');
    await expect(lab.value('repeats-flag')).toHaveText('1');
    await carried(lab);
    expect(await end('flag')).toBe(5);
    await expect(page.getByTestId('predict-crash')).toContainText('×2');

    await stop(lab, 'cursor');
    await run(lab, 'flag-2');
    await write(lab, 'states', 3);
    await carried(lab);
    await expect(lab.value('repeats-flag')).not.toHaveText('1');

    await lab.predict('claim', 'none');
    await lab.press('manner-claim');
    await expect(lab.value('value-manner')).toHaveText('claim');
    const inversions = () => lab.value('inverted-flag').textContent().then(Number);
    const repeats = () => lab.value('repeats-flag').textContent().then(Number);
    const inOrder = await inversions();
    // Chance deals the rows; as the text tells a reader, it is dealt again if nobody was overtaken.
    let deals = 0;
    while (deals < DEALS_MAX && (await inversions()) === inOrder) {
      deals += 1;
      await write(lab, 'states', 3 + deals);
      await carried(lab);
      await expect(async () =>
        expect(await end('flag')).toBe(64 + 60 * deals + (await repeats())),
      ).toPass();
    }
    expect(await inversions()).toBeGreaterThan(inOrder);
    const before = await repeats();

    await lab.press('manner-lease');
    await expect(lab.value('value-manner')).toHaveText('lease');
    const carriedOnce = 64 + 60 * (deals + 1);
    const inverted = await lab.value('inverted-flag').textContent();
    await write(lab, 'states', 4 + deals);
    await carried(lab);
    await expect(lab.value('inverted-flag')).toHaveText(inverted ?? '');
    expect(await end('flag')).toBe(carriedOnce + before);

    await lab.predict('poison', 'skip');
    await write(lab, 'poison', 5 + deals);
    await expect(lab.value('value-behind')).toHaveText('6');
    expect(await outbox.countDocuments({ published: false })).toBe(7);
    await lab.press('park-on');
    await carried(lab);
    expect(await outbox.countDocuments({ published: false })).toBe(1);
    await expect(page.getByTestId('predict-poison')).toContainText('MESSAGE_TOO_LARGE');

    await stop(lab, 'flag-2');
    await stop(lab, 'flag');
    await write(lab, 'backlog', 6 + deals);
    await run(lab, 'flag');
    await carried(lab);
    await expect(lab.value('value-drained')).toHaveText('300');
    await expect(page.locator('section.step[data-state="done"]')).toHaveCount(9);

    await stop(lab, 'flag');
    await write(lab, 'overlap', 7 + deals);
    await check(page);
    await expect(page.getByTestId('condition-late')).toHaveAttribute('data-ok', 'true');
    await expect(page.getByTestId('condition-deaths')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');
    // One death was part of the text.
    for (let deaths = 2; deaths <= 4; deaths += 1) await crash(lab, deaths);
    await run(lab, 'flag');
    await carried(lab);
    await check(page);
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');
    expect(await end('flag')).toBe(carriedOnce + before + 9 + 300 + 203);
  });

  test('is the same in a table and in English, and starts over', async ({ page, context }) => {
    const { lab } = await open(page);
    await lab.predict('cursor', 'b');
    await run(lab, 'cursor');
    await write(lab, 'pair', 1);
    await expect(lab.value('lost-ids')).toHaveText('evt-0001');
    expect(await violationsOn(page)).toEqual([]);
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    expect(await violationsOn(page)).toEqual([]);

    // The other tab, in the other language, is told the run so far; what is done there is seen here.
    const english = new LabPage(await context.newPage());
    await english.open(`/en/11-2/${SLUG}`);
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(english.value('lost-ids')).toHaveText('evt-0001');
    await expect(english.page.getByTestId('told-cursor')).toContainText('1 sent');
    await english.page.getByTestId('control-reset').press('Enter');
    await expect(lab.value('value-rows')).toHaveText('0');
    await expect(lab.process('relay-cursor')).toHaveAttribute('data-state', 'absent');
  });
});
