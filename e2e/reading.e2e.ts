/** What helps to read: terms, search, the lit figure and the keyboard map, as a reader uses them. */
import { expect, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';

const PATH = '/id/11-1/log';

test.describe('reading', () => {
  test('shows a term by pointer, by focus and by tap', async ({ page, browser, baseURL }) => {
    await page.goto(PATH);
    const term = page.locator('[data-term="topic"]').first();
    const tip = page.getByRole('tooltip').filter({ hasText: 'Aliran event yang diberi nama' });
    await term.hover();
    await expect(tip).toBeVisible();
    await expect(term).toHaveAccessibleDescription(/Aliran event yang diberi nama/);
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
    await page.mouse.move(0, 0);
    await term.focus();
    await expect(tip).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/id\/glossary#topic$/);
    await expect(page.locator('#topic')).toBeInViewport();

    const phone = await browser.newContext({
      hasTouch: true,
      viewport: { width: 390, height: 844 },
    });
    const touched = await phone.newPage();
    await touched.goto(`${baseURL}${PATH}`);
    const word = touched.locator('[data-term="topic"]').first();
    await expect(touched.locator('.lab')).toHaveAttribute('data-side', 'text');
    await expect(async () => {
      await word.tap();
      await expect(
        touched.getByRole('tooltip').filter({ hasText: 'Aliran event yang diberi nama' }),
      ).toBeVisible({ timeout: 500 });
    }).toPass();
    expect(touched.url()).toContain(PATH);
    await phone.close();
  });

  test('filters the glossary, with scripts and without', async ({ page, browser, baseURL }) => {
    await page.goto('/id/glossary');
    await expect(page.getByTestId('term')).toHaveCount(45);
    await page.getByLabel('Saring istilah').fill('oplog');
    await expect(page.getByTestId('term').first()).toContainText('Change stream');
    await expect(page.getByRole('status')).toContainText(/^[23] istilah/);
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const silent = await plain.newPage();
    await silent.goto(`${baseURL}/en/glossary`);
    await silent.getByLabel('Filter the terms').fill('E11000');
    await silent.getByRole('button', { name: 'Filter' }).click();
    await expect(silent.getByTestId('term')).toHaveCount(1);
    await plain.close();
  });

  test('searches on a page of its own without scripts', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}/id/11-1`);
    await page.getByRole('link', { name: 'Cari' }).click();
    await page.getByLabel('Kata yang dicari').last().fill('dibaca ulang');
    await page.getByRole('button', { name: 'Cari' }).click();
    await expect(page).toHaveURL(/\/id\/search\?q=dibaca/);
    await expect(page.getByTestId('hit').first()).toBeVisible();
    await expect(page.locator('main mark').first()).toBeVisible();
    await context.close();
  });

  test('has a map of keys, lights the figure, opens a why in sight, and searches', async ({
    page,
  }) => {
    const lab = new LabPage(page);
    await lab.open(PATH);
    await page.keyboard.press('n');
    await expect(page.locator('#langkah-1')).toBeFocused();
    await page.keyboard.press('n');
    await expect(page.locator('#langkah-2')).toBeFocused();
    await expect(page.locator('#langkah-2')).toBeInViewport();
    await page.keyboard.press('p');
    await expect(page.locator('#langkah-1')).toBeFocused();
    await page.keyboard.press('g');
    await expect(page.locator('#panel')).toBeFocused();
    await page.keyboard.press('t');
    await expect(page.locator('#isi')).toBeFocused();
    await page.keyboard.press('k');
    await expect(page.getByTestId('timeline')).toHaveAttribute('data-past', 'true');
    await page.keyboard.press('0');
    await expect(page.getByTestId('timeline')).not.toHaveAttribute('data-past', /./);

    const figure = page.getByTestId('partition-log');
    await lab.text.locator('[data-noun="offset"]').first().hover();
    await expect(figure).toHaveAttribute('data-lit', 'offset');
    await page.mouse.move(0, 0);
    await expect(figure).not.toHaveAttribute('data-lit', /./);
    await lab.text.locator('[data-noun="record"]').first().focus();
    await expect(figure).toHaveAttribute('data-lit', 'record');
    await lab.text.locator('[data-key="budi"]').first().hover();
    await expect(figure).toHaveAttribute('data-lit-key', 'budi');

    // The why moves nothing that follows.
    await lab.press('send-6');
    await expect(lab.value('value-end')).toHaveText('6');
    await lab.predict('after-payment', '0');
    const why = page.locator('.why').first();
    await why.evaluate((element) => {
      const { top } = element.getBoundingClientRect();
      window.scrollBy({ top: top - innerHeight / 2, behavior: 'instant' });
    });
    await expect(why).toBeInViewport();
    await expect(why).not.toHaveAttribute('open');
    const next = page.locator('#langkah-3');
    const top = () => next.evaluate((step) => step.getBoundingClientRect().top + scrollY);
    const before = await top();
    await lab.press('run-payment');
    await expect(why).toHaveAttribute('open');
    await expect(page.locator('#mengapa-paymentRead')).toBeInViewport();
    expect(Math.abs((await top()) - before)).toBeLessThan(1);

    await page.keyboard.press('/');
    const dialog = page.getByTestId('search');
    await expect(dialog).toBeVisible();
    await page.keyboard.type('__consumer_offsets');
    await expect(dialog.getByTestId('hit').first()).toContainText('Mengapa cukup satu angka?');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/#mengapa-rewound$/);
    await expect(page.locator('#mengapa-rewound')).toBeInViewport();
    await page.keyboard.press('/');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    // The keys keep silent where they should.
    await page.keyboard.press('?');
    const map = page.getByTestId('keys');
    await expect(map).toBeVisible();
    await page.keyboard.press('k');
    await expect(page.getByTestId('timeline')).not.toHaveAttribute('data-past', /./);
    await map.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await page.keyboard.press('/');
    await expect(page.getByTestId('search')).toBeHidden();
    await expect(page.getByTestId('timeline')).not.toHaveAttribute('data-past', /./);
    await page.keyboard.press('?');
    await expect(map).toBeVisible();
  });
});
