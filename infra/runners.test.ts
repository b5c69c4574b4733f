/** A green sum must mean that something ran and nothing failed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playwrightCounts, sum, vitestCounts } from './runners.ts';

describe('the counts of a runner', () => {
  let file: string;
  beforeAll(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'menara-counts-')), 'report.json');
  });
  afterAll(() => rm(join(file, '..'), { recursive: true }));

  const vitest = async (passed: number, failed: number, skipped: number, code: number) => {
    const report = {
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: skipped,
      numTodoTests: 0,
    };
    await writeFile(file, JSON.stringify(report));
    return vitestCounts('unit', file, code);
  };

  it('are those of the report', async () => {
    expect(await vitest(3, 1, 2, 1)).toMatchObject({ passed: 3, failed: 1, skipped: 2 });
    const stats = { expected: 2, unexpected: 1, flaky: 1, skipped: 0 };
    await writeFile(file, JSON.stringify({ stats }));
    expect(await playwrightCounts(file, 1)).toMatchObject({ passed: 2, failed: 2, skipped: 0 });
  });

  it('hold a failure when it ran nothing, ended badly, or left no report', async () => {
    expect(await vitest(0, 0, 4, 0)).toMatchObject({ failed: 1 });
    expect(await vitest(3, 0, 0, 1)).toMatchObject({ passed: 3, failed: 1 });
    await writeFile(file, '{');
    expect(await vitestCounts('unit', file, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(await playwrightCounts(`${file}.missing`, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('are added up', () => {
    const one = { name: 'a', passed: 1, failed: 0, skipped: 2 };
    const two = { name: 'b', passed: 3, failed: 1, skipped: 0 };
    expect(sum([one, two])).toMatchObject({ passed: 4, failed: 1, skipped: 2 });
  });
});
