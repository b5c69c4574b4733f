/**
 * The short set of `npm run abuse`, with a fixed seed: some hundred malformed inputs over every
 * door, and a few sandboxes searched for each other's words. The long one finds new faults; this
 * one keeps the old ones away.
 */
import { expect, test } from '@playwright/test';
import { searchCanaries } from '../infra/abuse/canary.ts';
import { openHouse } from '../infra/abuse/house.ts';
import { storm } from '../infra/abuse/storm.ts';
import { startServer } from '../infra/e2e-server.ts';

test('malformed input changes nothing and is answered; no sandbox shows another', async () => {
  test.setTimeout(180_000);
  // Of its own: with other readers on it, nobody could say that nothing changed.
  await using server = await startServer();
  await using house = await openHouse(server);
  const { faults, statuses } = await storm(house, {
    seed: 20_261,
    count: 600,
    atOnce: 8,
    visitors: 2,
    // What a right question may open; for the rest no wrong one may make a sandbox.
    others: ['log', 'unique-index', 'tower'],
  });
  expect(faults).toEqual([]);
  expect(Object.keys(statuses).length).toBeGreaterThan(10);
  const { found, ownSeen, visitors } = await searchCanaries(house, 5);
  expect(found).toEqual([]);
  expect(ownSeen).toBeGreaterThanOrEqual(visitors);
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
});
