/**
 * What every lab is promised by the frame around it, tried on the lab `log`: drawn is what was read
 * back, tabs and reloads agree, a reset is quick, the past is locked, and all of it can be reached
 * by keyboard, read without JavaScript and understood by axe. What each promise needs of a run fits
 * into two of them: a page that is opened starts processes, and those are what a walk costs.
 */
import { expect, test } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { holdBack } from './hold-back.ts';
import { LabPage, whenFree } from './lab-page.ts';
import { Stores } from './stores.ts';

const PATH = '/id/11-1/log';

test.describe('the frame', () => {
  let stores: Stores;
  test.beforeAll(async () => {
    stores = await Stores.open();
  });
  test.afterAll(async () => {
    await stores[Symbol.asyncDispose]();
  });

  test('draws what was read back, whoever wrote it, and takes a double click for one wish', async ({
    page,
  }) => {
    let deaf = false;
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        if (!deaf) socket.send(message);
      });
    });
    const lab = new LabPage(page);
    await lab.open(PATH);
    const topic = `${await Stores.sandbox(page.request)}-pesanan`;
    await whenFree(page, 'panel-send-1').press('Enter');
    await expect(lab.value('value-end')).toHaveText('1');
    deaf = true;
    await whenFree(page, 'panel-send-1').press('Enter');
    await expect.poll(() => stores.end(topic)).toBe(2);
    // The order is stored, the press acknowledged, and still nothing is drawn.
    await expect(lab.value('value-end')).toHaveText('1');
    await expect(lab.cell(1)).toHaveCount(0);
    deaf = false;
    await whenFree(page, 'panel-send-1').press('Enter');
    await expect(lab.value('value-end')).toHaveText('3');
    await expect(lab.cell(1)).toBeVisible();

    await stores.producer.send({ topic, messages: [{ key: 'tamu', value: '{"dari":"luar"}' }] });
    await expect(lab.cell(3)).toHaveAccessibleName(/tamu/);
    await expect(lab.panel).toContainText('{"dari":"luar"}');

    // As slow as a hand: the first click is answered before the second.
    await lab.control('send-6').dblclick({ delay: 120 });
    await expect(lab.value('value-end')).toHaveText('10');
    await whenFree(page, 'panel-send-1').press('Enter');
    await expect(lab.value('value-end')).toHaveText('11');
    expect(await stores.end(topic)).toBe(11);
  });

  test('is the same in two tabs and after a reload, locks the past, and starts over', async ({
    page,
    context,
  }) => {
    const lab = new LabPage(page);
    await lab.open(PATH);
    const before = await Stores.sandbox(page.request);
    const own = ['check', 'control-reset', 'panel-send-1', 'panel-send-6', 'time-axis'];
    expect(await lab.missedByTab(own)).toEqual([]);
    expect(await violationsOn(page)).toEqual([]);

    const other = new LabPage(await context.newPage());
    await other.open(`${PATH}?panel=1`);
    expect(await violationsOn(other.page)).toEqual([]);
    // A guess that is chosen before the scripts have come stays chosen.
    const letScriptsCome = await holdBack(other.page, '**/*.js');
    await other.page.goto(PATH, { waitUntil: 'domcontentloaded' });
    const early = other.page.getByTestId('predict-new-reader').getByRole('radio').first();
    await early.check();
    letScriptsCome();
    await lab.press('send-6');
    await expect(other.value('value-end')).toHaveText('6');
    await expect(early).toBeChecked();
    await lab.predict('after-payment', '12');
    await expect(other.page.getByTestId('predict-after-payment')).toHaveAttribute(
      'data-saved',
      'true',
    );
    await other.press('run-payment');
    await expect(lab.process('payment')).toHaveAttribute('data-state', /starting|ready/);
    // In mid-run: the reader has just been started.
    await lab.page.reload();
    await expect(lab.value('committed-payment')).toHaveText('6');
    await expect(lab.process('payment')).toHaveAttribute('data-state', 'ready');
    const pid = /pid (\d+)/;
    const shown = async (one: LabPage) =>
      pid.exec((await one.process('payment').textContent()) ?? '')?.[1];
    expect(await shown(lab)).toBe(await shown(other));

    await expect(lab.cell(5)).toBeVisible();
    await page.getByTestId('time-axis').focus();
    await page.keyboard.press('Home');
    await expect(lab.cell(0)).toHaveCount(0);
    await expect(lab.text.locator('[data-control="send-6"]').first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.keyboard.press('End');
    await expect(lab.cell(5)).toBeVisible();

    await page.getByTestId('control-reset').focus();
    await page.keyboard.press('Enter');
    for (const one of [lab, other]) await expect(one.value('value-end')).toHaveText('0');
    const after = await Stores.sandbox(page.request);
    expect(after).toBe(before.replace(/r1$/, 'r2'));
    expect(await stores.end(`${after}-pesanan`)).toBe(0);
  });

  test('can be read without JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}${PATH}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const word of [
      'fromBeginning: true',
      '__consumer_offsets',
      'tanpa satu pun pesanan baru',
    ]) {
      expect(await page.content()).toContain(word);
    }
    await context.close();
  });
});
