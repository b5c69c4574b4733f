/**
 * `npm run abuse`: twenty thousand malformed inputs over every door of a server of its own, drawn
 * from a seed, and thirty sandboxes searched for each other's words. Ends with a table; a fault is
 * printed with the attempt that showed it, and the same seed shows it again.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repoRoot } from '#lib/stack/paths.ts';
import { buildIfNeeded } from '../build.ts';
import { startServer } from '../e2e-server.ts';
import { searchCanaries } from './canary.ts';
import { openHouse } from './house.ts';
import { storm } from './storm.ts';
import { tableOf } from './table.ts';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      count: { type: 'string', default: '20000' },
      sandboxes: { type: 'string', default: '30' },
    },
  });
  const [seed, count, sandboxes] = [values.seed, values.count, values.sandboxes].map(Number);
  if (![seed, count, sandboxes].every((one) => Number.isSafeInteger(one) && Number(one) > 0)) {
    throw new Error('--seed, --count and --sandboxes must be whole numbers above 0');
  }
  const options = { seed: seed ?? 1, count: count ?? 1, atOnce: 16, visitors: 4 };
  await buildIfNeeded({ progress: console.log });
  await using server = await startServer();
  await using house = await openHouse(server);
  console.log(`${options.count} attempts with seed ${options.seed} on ${server.url}`);
  const before = await uptimeOf(server.url);
  const result = await storm(house, {
    ...options,
    progress: (done) => console.log(`  ${done} sent`),
  });
  const canaries = await searchCanaries(house, sandboxes ?? 1);
  // A server that began anew would have lost its seconds.
  const survived = (await uptimeOf(server.url)) > before;
  const faults = [
    ...result.faults,
    ...canaries.found.map((what) => ({ index: -1, door: 'canary', what })),
    ...(survived ? [] : [{ index: -1, door: 'server', what: 'died, or does not answer any more' }]),
    ...(canaries.ownSeen >= canaries.visitors
      ? []
      : [
          { index: -1, door: 'canary', what: 'own words were not seen: the search proves nothing' },
        ]),
  ];
  console.log(tableOf(result, canaries));
  for (const fault of faults) console.log(JSON.stringify(fault).slice(0, 2000));
  const folder = join(repoRoot(), '.menara', 'abuse');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}.json`);
  await writeFile(
    file,
    `${JSON.stringify({ ...options, ...result, canaries, faults }, null, 2)}\n`,
  );
  console.log(
    `${faults.length} faults; npm run abuse -- --seed ${options.seed} repeats it; ${file}`,
  );
  return faults.length > 0 ? 1 : 0;
}

/** Uptime of the server in whole seconds as it says itself; 0 when it does not answer. */
async function uptimeOf(url: string): Promise<number> {
  const response = await fetch(`${url}/api/health`).catch(() => undefined);
  if (!response?.ok) return 0;
  const { uptimeSeconds } = (await response.json()) as { uptimeSeconds: number };
  return uptimeSeconds;
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
