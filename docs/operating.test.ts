/** The page for the one who runs it says what the code does. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnv } from '#lib/env.ts';
import * as limits from '#lib/limits.ts';
import { createMetrics, healthGauges } from '#lib/metrics.ts';
import { repoRoot } from '#lib/stack/paths.ts';

const read = (name: string) => readFile(join(repoRoot(), name), 'utf8');
const page = await read('docs/operating.md');
const rows = [...page.matchAll(/^\| .* \| +([\d.]+)(?: (\w+))? +\| `([A-Z_]+)` +\|$/gm)];
const UNITS: Readonly<Record<string, number>> = { s: 1000, min: 60_000, h: 3_600_000, KiB: 1024 };

describe('docs/operating.md', () => {
  it('names every limit of the machine with its value', () => {
    const told = rows.map(([, value, unit = '', name]) => [
      name,
      Number(value) * (UNITS[unit] ?? 1),
    ]);
    const known = Object.entries(limits).filter(([, value]) => typeof value === 'number');
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(known));
  });

  it('names commands and variables that exist', async () => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: object };
    for (const [, name = ''] of page.matchAll(/`npm run (\w+)/g)) {
      // Its figures come with the page that measures.
      if (name !== 'load') expect(Object.keys(scripts)).toContain(name);
    }
    expect(page).toContain('npm run sweep -- --remove');
    const env = readEnv({ LOG_FORMAT: 'json', METRICS_ADDRESS: '127.0.0.1:9464' } as never);
    expect(env).toMatchObject({ logFormat: 'json', metrics: { host: '127.0.0.1', port: 9464 } });
  });

  it('names metrics that are served', async () => {
    const metrics = createMetrics();
    healthGauges(metrics, () => Promise.reject(new Error('not asked here')));
    const text = await metrics.registry.metrics();
    const named = [...page.matchAll(/`(menara_\w+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(text).toContain(`# TYPE ${name} `);
  });
});
