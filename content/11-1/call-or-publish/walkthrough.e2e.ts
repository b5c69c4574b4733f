/**
 * The lab `call-or-publish` as its text tells it, in a browser, by keyboard alone; what the screen
 * shows is held against broker and database, read by clients of the test's own.
 */
import { expect, type Page, test } from '@playwright/test';
import { violationsOn } from '../../../e2e/axe.ts';
import { checkButton, LabPage } from '../../../e2e/lab-page.ts';
import { Stores } from '../../../e2e/stores.ts';

const SLUG = 'call-or-publish';
const CONSUMERS = ['payment', 'inventory', 'notification'] as const;
/** Three programs that start at once, and three groups that form, on a busy machine, ms. */
const TO_WORK = { timeout: 25_000 };

test.describe('call-or-publish', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  const open = async (page: Page, path = `/id/11-1/${SLUG}`) => {
    const lab = new LabPage(page);
    await lab.open(path);
    for (const name of CONSUMERS) {
      await expect(lab.process(name)).toHaveAttribute('data-state', 'ready', TO_WORK);
    }
    const sandbox = await Stores.sandbox(page.request, SLUG);
    const db = stores.db(sandbox);
    const topic = `${sandbox}-pesanan`;
    return {
      lab,
      db,
      topic,
      bookmarks: () =>
        Promise.all(CONSUMERS.map((name) => stores.committed(`${sandbox}-${name}`, topic))),
      async asked(series: number) {
        const filter = { series, caller: { $in: [...CONSUMERS] } };
        const found = await db.collection('calls').find(filter).toArray();
        return found.reduce((sum, { answered }) => sum + Number(answered), 0);
      },
    };
  };

  /** Orders come in while all three rest, the order service dies, and they go back to work. */
  const outage = async (lab: LabPage, form: 'thin' | 'full', end: number) => {
    await lab.press('rest-all');
    for (const name of CONSUMERS) {
      await expect(lab.process(name)).toHaveAttribute('data-state', 'stopped');
    }
    await lab.press(`publish-${form}`);
    await expect(lab.value('value-end')).toHaveText(String(end));
    await expect(lab.value('value-form')).toHaveText(form);
    await lab.press('kill-orders');
    await expect(lab.process('order-service')).toHaveAttribute('data-state', 'killed');
    await lab.press('work-all');
  };
  const revive = async (lab: LabPage) => {
    await lab.press('revive-orders');
    await expect(lab.process('order-service')).toHaveAttribute('data-state', 'ready', TO_WORK);
  };

  test('is walked from the first call to the last copy, and passes on its way', async ({
    page,
    context,
  }) => {
    test.setTimeout(150_000);
    const { lab, db, topic, bookmarks, asked } = await open(page);
    const notifications = db.collection<{ _id: string; version: number }>('notifications');
    await expect(lab.text.locator('[data-control="publish-thin"]').first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await lab.predict('calls', '0');
    await lab.press('publish-thin');
    await expect(lab.value('value-calls')).toHaveText('60');
    expect(await asked(1)).toBe(60);
    await expect(page.getByTestId('predict-calls')).toContainText('60 GET');
    await expect(lab.value('lag-most')).toHaveText('0');
    await checkButton(page).press('Enter');
    await expect(page.getByTestId('condition-dead')).toHaveAttribute('data-ok', 'false');

    await lab.predict('stuck', 'done');
    await outage(lab, 'thin', 40);
    await expect(lab.value('value-refused')).toHaveText('3', TO_WORK);
    expect(await bookmarks()).toEqual([20, 20, 20]);
    await expect(lab.panel.locator('[data-testid="call"][data-state="broken"]')).toHaveCount(3);
    await expect(page.getByTestId('predict-stuck')).toContainText('ECONNREFUSED');
    await checkButton(page).press('Enter');
    await expect(page.getByTestId('condition-full')).toHaveAttribute('data-ok', 'false');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'false');

    await revive(lab);
    await expect(lab.value('lag-most')).toHaveText('0');
    expect(await asked(2)).toBe(60);

    await lab.predict('carried', 'wait');
    await outage(lab, 'full', 60);
    await expect(lab.value('value-carried')).toHaveText('3', TO_WORK);
    expect(await bookmarks()).toEqual([60, 60, 60]);
    expect(await asked(3)).toBe(0);
    expect(await notifications.countDocuments({ _id: /^ORD-3-/ })).toBe(20);
    await checkButton(page).press('Enter');
    await expect(page.getByTestId('stamp')).toHaveAttribute('data-passed', 'true');

    await lab.predict('stale', 'new');
    await revive(lab);
    await lab.press('change-silent');
    await expect
      .poll(() => db.collection<{ _id: string }>('orders').findOne({ _id: 'ORD-3-20' }))
      .toMatchObject({ version: 2, told: false });
    await lab.press('ask-both');
    await expect(lab.value('asked-call')).toHaveText('2');
    await expect(lab.value('asked-copy')).toHaveText('1');
    expect((await notifications.findOne({ _id: 'ORD-3-20' }))?.version).toBe(1);
    await expect(page.getByTestId('answer-copy')).toContainText('basi');

    await lab.press('change-told');
    await expect(lab.value('value-caught')).toHaveText('3');
    expect((await notifications.findOne({ _id: 'ORD-3-20' }))?.version).toBe(3);
    expect(await stores.end(topic)).toBe(61);

    await lab.predict('now', 'both');
    await lab.press('kill-orders');
    await expect(lab.process('order-service')).toHaveAttribute('data-state', 'killed');
    await lab.press('ask-both');
    await expect(page.getByTestId('answer-call')).toContainText('ECONNREFUSED');
    await expect(lab.value('asked-copy')).toHaveText('3');
    await expect(page.locator('section.step[data-state="done"]')).toHaveCount(7);

    expect(await violationsOn(page)).toEqual([]);
    await lab.panel.getByRole('button', { name: 'Tabel' }).press('Enter');
    expect(await violationsOn(page)).toEqual([]);
    // The same run in English, which begins anew for both.
    const english = new LabPage(await context.newPage());
    await english.open(`/en/11-1/${SLUG}`, 'payment');
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(english.value('value-end')).toHaveText('61');
    const quiz = english.page.locator('#kuis');
    await expect(quiz.locator('fieldset')).toHaveCount(10);
    const card = quiz.locator('fieldset', { hasText: 'KirimEmailSekarang' });
    await card.locator('summary', { hasText: 'an event' }).press('Enter');
    await expect(card.locator('details[open]')).toContainText('the sentence orders');
    await english.page.getByTestId('control-reset').press('Enter');
    for (const one of [lab, english]) await expect(one.value('value-end')).toHaveText('0');
    await expect(page.getByTestId('stamp')).toHaveCount(0);
  });
});
