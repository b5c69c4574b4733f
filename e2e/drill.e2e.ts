/**
 * A short hand of the drill that `npm run faults` plays in full: two faults as a fixed seed deals
 * them, upon two labs in mid-run, and one invariant with its safeguard and without.
 */
import { expect, test } from '@playwright/test';
import { randomOf } from '#lib/random.ts';
import { play } from '../infra/faults/drill.ts';
import { networkFaults } from '../infra/faults/faults-of-networks.ts';
import { processFaults } from '../infra/faults/faults-of-processes.ts';
import { effectRows } from '../infra/faults/rows/effects.ts';
import { tryRow } from '../infra/faults/rows/try-rows.ts';
import { openWorld, type World } from '../infra/faults/world.ts';

const SEED = 11;
/** Those that last seconds; the rest, and all of them at once, are for the full drill. */
const SHORT = [
  'consumer killed',
  'order-service killed',
  'mongod stopped',
  'server–broker half open',
  'server–mongod cut',
  'browser–server silent',
];
const DEALT = 2;
/** Away from the server that the walkthroughs share, and from a drill that may be running. */
const PORTS = { app: 3550, kafka: 29160, mongod: 27360 };

test.describe('drill', () => {
  test.describe.configure({ mode: 'serial', timeout: 180_000 });
  let world: World;
  test.beforeAll(async () => {
    world = await openWorld({ say: () => undefined, ports: PORTS });
  });
  test.afterAll(() => world?.[Symbol.asyncDispose]());

  const random = randomOf(SEED);
  const faults = [...processFaults, ...networkFaults].filter(({ name }) => SHORT.includes(name));
  for (const fault of random.shuffle(faults).slice(0, DEALT)) {
    test(`${fault.name}: told, over by itself, nothing lost and nothing doubled`, async () => {
      const { faults: wrong, ledgers } = await play(fault, world, random);
      expect(wrong).toEqual([]);
      expect(ledgers.acked).toBeGreaterThan(0);
    });
  }

  test('a hundred deliveries at once have one effect, and without the index more', async () => {
    const { engines, stores, home: folder, server } = world;
    const context = { engines, stores, folder, url: server.url, pid: server.pid };
    const row = effectRows.find((one) => one.row === 'E3');
    if (!row) throw new Error('there is no row E3');
    const tried = await tryRow(row, { ...context, say: () => undefined }, random, false);
    expect(tried.map(({ without, good }) => [without ?? '', good])).toEqual([
      ['', true],
      ['the unique index', true],
    ]);
  });
});
