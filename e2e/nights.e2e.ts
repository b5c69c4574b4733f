/**
 * The nights of `chaos` that its walkthrough leaves out: each is dealt the same cards with another
 * safeguard off, loses orders, and says which; held against ledger and database by the test's eyes.
 */
import { expect, test } from '@playwright/test';
import { LabPage } from './lab-page.ts';
import { ledgerOf } from './ledger.ts';
import { Stores } from './stores.ts';

const SLUG = 'chaos';
const SEED = '5245';
const TO_WORK = { timeout: 30_000 };
const TO_VERDICT = { timeout: 110_000 };

/** Where an order that was lost is missing, as the verdict names it. */
const NIGHTS = [
  { without: 'outbox', broken: 'events payments sum' },
  { without: 'token', broken: 'events payments sum' },
  { without: 'dlq', broken: 'payments sum' },
] as const;

test('a night without outbox, token or DLQ loses orders, and names them', async ({ page }) => {
  test.setTimeout(400_000);
  await using stores = await Stores.open();
  const lab = new LabPage(page);
  await page.goto(`/id/11-3/${SLUG}`);
  await expect(page.getByTestId('badge').first()).toHaveText(/Langsung/);
  const sandbox = await Stores.sandbox(page.request, SLUG);
  const db = stores.db(sandbox);
  await page.getByTestId('form-seed').fill(SEED);

  for (const [index, { without, broken }] of NIGHTS.entries()) {
    const night = index + 1;
    await lab.predict(without, 'exact');
    await lab.press(`begin-${without}`);
    await expect(lab.value('value-night')).toHaveText(String(night), TO_WORK);
    await expect(lab.value('value-verdict')).toHaveText(broken, TO_VERDICT);

    const wanted = new Set((await ledgerOf(sandbox, night)).map(({ orderId }) => orderId));
    expect(wanted.size).toBe(120);
    const ofNight = { orderId: { $in: [...wanted] } };
    const payments = await db.collection('payments').find(ofNight).toArray();
    const paid = new Set(payments.map(({ orderId }) => String(orderId)));
    expect(payments).toHaveLength(paid.size);
    const lost = [...wanted].filter((orderId) => !paid.has(orderId));
    expect(lost.length).toBeGreaterThan(0);
    const told = page.getByTestId('invariant-payments');
    await expect(told).toContainText(`${lost.length} rusak`);
    const named = await told.getByTestId('named').allTextContents();
    expect(named.filter((orderId) => !lost.includes(orderId))).toEqual([]);
    await expect(page.getByTestId(`predict-${without}`)).toContainText(`${paid.size} / 120`);
  }
});
