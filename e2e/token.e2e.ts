/** A connector whose token is of no use, as a part of the frame: loud, in both languages, mended. */
import { expect, test } from '@playwright/test';
import type { Db } from 'mongodb';
import { violationsOn } from './axe.ts';
import { LabPage } from './lab-page.ts';
import { Stores } from './stores.ts';

const SLUG = 'oplog';

interface Place {
  readonly _id: string;
  readonly token?: { readonly _data: string };
}

test('a foreign token is told with its remedy, and the right one goes on', async ({ page }) => {
  test.setTimeout(90_000);
  await using stores = await Stores.open();
  const lab = new LabPage(page);
  await lab.open(`/id/11-2/${SLUG}`, 'orders');
  const connector = lab.process('connector');
  const press = (control: string) =>
    lab.panel.locator(`[data-control="${control}"]:not([aria-disabled="true"])`).press('Enter');
  await expect(connector).toHaveAttribute('data-state', 'ready');
  await lab.press('place');
  await expect(lab.value('value-end')).toHaveText('1');
  const sandbox = await Stores.sandbox(page.request, SLUG);
  const db = stores.db(sandbox);
  const places = db.collection<Place>('cdc_state');
  const own = async () => (await places.findOne({ _id: 'connector' }))?.token;
  await expect.poll(own).toBeDefined();
  const right = await own();

  await press('kill-connector');
  await expect(connector).toHaveAttribute('data-state', 'killed');
  const foreign = await tokenOfAnother(db);
  await places.updateOne({ _id: 'connector' }, { $set: { token: foreign } });
  await press('run-connector');
  await expect(connector).toHaveAttribute('data-state', 'refused');
  const told = lab.panel.getByTestId('refused-program');
  await expect(told).toContainText('koleksi lain');
  await expect(told).toContainText('the token is of collection customers');
  await expect(told).toContainText('Ulang dari awal');
  expect(await stores.end(`${sandbox}-perubahan-orders`)).toBe(1);

  // Whoever comes later, in the other language, is told the same.
  await page.goto(`/en/11-2/${SLUG}`);
  await expect(told).toContainText('another collection');
  await expect(told).toContainText('Start over');
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    expect(await violationsOn(page, { within: '[data-testid="refused-program"]' })).toEqual([]);
  }

  await places.updateOne({ _id: 'connector' }, { $set: { token: right } });
  await press('run-connector');
  await expect(connector).toHaveAttribute('data-state', 'ready');
  await expect(told).toHaveCount(0);
});

/** A real one of this server, of a change that nobody here follows. */
async function tokenOfAnother(db: Db): Promise<{ _data: string }> {
  const customers = db.collection('customers');
  const { operationTime } = await db.command({ ping: 1 });
  await customers.insertOne({ name: 'dewi' });
  const stream = customers.watch([], { startAtOperationTime: operationTime });
  try {
    return (await stream.next())._id as { _data: string };
  } finally {
    await stream.close();
  }
}
