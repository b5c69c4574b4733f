/**
 * What every lab is promised by the frame around it, tried on the lab `log`: drawn is what was read
 * back, tabs and reloads agree, a reset is quick, the past is locked, and all of it can be reached
 * by keyboard, read without JavaScript and understood by axe.
 */
import { expect, test } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { LabPage } from './lab-page.ts';
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

  test('draws what was read back, not what was sent', async ({ page }) => {
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
    await page.getByTestId('panel-send-1').press('Enter');
    await expect(lab.value('value-end')).toHaveText('1');
    deaf = true;
    await page.getByTestId('panel-send-1').press('Enter');
    await expect.poll(() => stores.end(topic)).toBe(2);
    // The order is stored, the press acknowledged, and still nothing is drawn.
    await expect(lab.value('value-end')).toHaveText('1');
    await expect(lab.cell(1)).toHaveCount(0);
    deaf = false;
    await page.getByTestId('panel-send-1').press('Enter');
    await expect(lab.value('value-end')).toHaveText('3');
    await expect(lab.cell(1)).toBeVisible();
  });

  test('shows a record that another program wrote', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open(PATH);
    const topic = `${await Stores.sandbox(page.request)}-pesanan`;
    await stores.producer.send({ topic, messages: [{ key: 'tamu', value: '{"dari":"luar"}' }] });
    await expect(lab.cell(0)).toHaveAccessibleName(/tamu/);
    await expect(lab.panel).toContainText('{"dari":"luar"}');
  });

  test('is the same in two tabs and after a reload', async ({ page, context }) => {
    const lab = new LabPage(page);
    await lab.open(PATH);
    const other = new LabPage(await context.newPage());
    await other.open(PATH);
    await lab.press('send-6');
    await expect(other.value('value-end')).toHaveText('6');
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
  });

  test('starts over under new names in two seconds', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open(PATH);
    const before = await Stores.sandbox(page.request);
    await lab.press('send-6');
    await expect(lab.value('value-end')).toHaveText('6');
    await page.getByTestId('control-reset').focus();
    await page.keyboard.press('Enter');
    await expect(lab.value('value-end')).toHaveText('0');
    const after = await Stores.sandbox(page.request);
    expect(after).toBe(before.replace(/r1$/, 'r2'));
    expect(await stores.end(`${after}-pesanan`)).toBe(0);
  });

  test('takes a double click for one wish', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open(PATH);
    const topic = `${await Stores.sandbox(page.request)}-pesanan`;
    await lab.control('send-6').dblclick();
    await expect(lab.value('value-end')).toHaveText('6');
    await page.getByTestId('panel-send-1').press('Enter');
    await expect(lab.value('value-end')).toHaveText('7');
    expect(await stores.end(topic)).toBe(7);
  });

  test('steps back through the run and locks acting there', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open(PATH);
    await lab.press('send-6');
    await expect(lab.cell(5)).toBeVisible();
    const axis = page.getByTestId('time-axis');
    await axis.focus();
    await page.keyboard.press('Home');
    await expect(lab.cell(0)).toHaveCount(0);
    await expect(lab.text.locator('[data-control="send-6"]').first()).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.keyboard.press('End');
    await expect(lab.cell(5)).toBeVisible();
  });

  test('leads Tab to everything that can be pressed', async ({ page }) => {
    const lab = new LabPage(page);
    await lab.open(PATH);
    const stops = new Set(await lab.tabStops());
    const controls = await page
      .locator('[data-control]')
      .evaluateAll((buttons) =>
        buttons.map((button) => (button as HTMLElement).dataset.control ?? ''),
      );
    const wanted = [
      ...controls,
      'check',
      'control-reset',
      'panel-send-1',
      'panel-send-6',
      'time-axis',
    ];
    expect(wanted.filter((name) => !stops.has(name))).toEqual([]);
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

  test('has no violation that axe knows', async ({ page }) => {
    for (const path of [PATH, `${PATH}?panel=1`]) {
      const lab = new LabPage(page);
      await lab.open(path);
      expect(await violationsOn(page)).toEqual([]);
    }
  });
});
