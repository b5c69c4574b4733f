/** The reader's progress and the run's time line: kept, carried, merged, played again. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';

const PATH = '/id/11-1/log';

test.describe('progress', () => {
  test('plays the run again, is marked with the guess set right, and travels to another machine', async ({
    page,
    context,
    browser,
    baseURL,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/id/progress');
    await expect(page.getByTestId('progress-log')).toContainText('0/3');
    const lab = new LabPage(page);
    await lab.open(PATH);
    await lab.press('send-6');
    await expect(lab.cell(5)).toBeVisible();
    const timeline = page.getByTestId('timeline');
    await page.getByTestId('time-axis').focus();
    await page.keyboard.press('Home');
    await expect(lab.cell(0)).toHaveCount(0);

    await page.getByTestId('copy-moment').click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/[?&]saat=\d+/);

    await page.getByTestId('speed').selectOption('4');
    await page.locator('[data-press="pause"]').click();
    await expect(lab.cell(5)).toBeVisible({ timeout: 20_000 });
    await expect(timeline).not.toHaveAttribute('data-past', /./, { timeout: 20_000 });

    await page.goto(link);
    await expect(timeline).toHaveAttribute('data-past', 'true');
    await expect(lab.cell(5)).toHaveCount(0);
    await page.keyboard.press('0');
    await expect(lab.cell(5)).toBeVisible();
    await page.goto(`${PATH}?saat=1000#langkah-2`);
    await expect(lab.panel).toContainText('Momen itu tidak ada di sini');
    await expect(page.locator('#langkah-2')).toBeInViewport();

    await page.keyboard.press('0');
    await lab.predict('after-payment', '0');
    await lab.press('run-payment');
    await expect(lab.value('committed-payment')).toHaveText('6');

    await expect(async () => {
      await page.goto('/id/progress');
      await expect(page.getByTestId('corrected-after-payment')).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(page.getByTestId('corrected-after-payment')).toContainText('sudah dibaca');
    await expect(page.getByTestId('progress-log')).toContainText('1/3');
    await page.goto('/id');
    await expect(page.locator('.toc [data-mark="begun"]')).toHaveCount(1);
    await page.goto('/id/11-1');
    await expect(page.locator('.chapter-body [data-mark="begun"]')).toHaveCount(1);

    await page.goto('/id/progress');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Unduh kemajuan' }).click();
    const file = await (await download).path();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      format: 'menara-progress',
      version: 1,
      labs: { log: { predictions: { 'after-payment': { option: '0' } } } },
    });

    const elsewhere = await browser.newContext({ locale: 'en-GB' });
    const other = await elsewhere.newPage();
    await other.goto(`${baseURL}/en/progress`);
    await expect(other.getByTestId('progress-log')).toContainText('0/3');
    const upload = async (body: string | Buffer) => {
      const buffer = Buffer.from(body);
      const given = { name: 'p.json', mimeType: 'application/json', buffer };
      await other.getByLabel('Progress file').setInputFiles(given);
      await other.getByRole('button', { name: 'Bring in' }).click();
    };
    await upload('{"half":');
    await expect(other.getByTestId('bring-status')).toContainText('not JSON');
    // Larger than the door lets any body be: the page itself has to say so.
    await upload(Buffer.alloc(1024 * 1024));
    await expect(other.getByTestId('bring-status')).toContainText('larger than 64 KB');
    await upload(await readFile(file));
    await expect(other.getByTestId('bring-status')).toContainText('Added');
    await expect(other.getByTestId('progress-log')).toContainText('1/3');
    // An open tab is told by the database itself.
    const there = new LabPage(other);
    await there.open('/en/11-1/log');
    await expect(other.getByTestId('predict-after-payment')).toHaveAttribute('data-saved', 'true');
    await elsewhere.close();
  });
});
