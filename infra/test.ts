/**
 * `npm test`: brings what it needs, then lint, types, unit tests and the walkthroughs in a browser,
 * and beside them the stack tests, which mostly wait and have a broker and database of their own.
 * `npm test -- log` keeps to one lab. The last line is the sum of all runners; a runner that ran
 * nothing is a failure, because nothing was shown.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findFolder, labs } from '#content/labs.ts';
import { repoRoot } from '#lib/stack/paths.ts';
import { stopwatch } from '#lib/stack/progress.ts';
import { bringChromium } from './chromium.ts';
import { type Counts, playwrightCounts, runTool, sum, vitestCounts } from './runners.ts';

const reports = join(repoRoot(), '.menara', 'test');

async function main(slug: string | undefined): Promise<number> {
  const folder = slug === undefined ? undefined : folderOf(slug);
  await mkdir(reports, { recursive: true });
  const besides = counted(stack, folder);
  const results: Counts[] = [];
  for (const runner of [lint, types, unit, walks]) results.push(await counted(runner, folder));
  results.push(await besides);
  const total = sum(results);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed > 0 ? 1 : 0;
}

type Runner = (folder: string | undefined) => Promise<Counts>;

async function counted(runner: Runner, folder: string | undefined): Promise<Counts> {
  const seconds = stopwatch();
  const counts = await runner(folder);
  const { name, passed, failed, skipped } = counts;
  console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds()})\n`);
  return counts;
}

function folderOf(slug: string): string {
  const lab = findFolder(slug);
  if (lab) return `content/${lab.chapter}/${lab.slug}/`;
  throw new Error(
    `No lab is called ${slug}. There are: ${labs.map((one) => one.slug).join(', ')}.`,
  );
}

async function lint(): Promise<Counts> {
  const code = await runTool('biome', ['check', '--error-on-warnings', '.']);
  return oneCheck('lint', code === 0);
}

async function types(): Promise<Counts> {
  // Types of the routes; `next build` writes them too, but need not have run.
  const routes = await runTool('next', ['typegen']);
  return oneCheck('types', routes === 0 && (await runTool('tsc', ['--noEmit'])) === 0);
}

function oneCheck(name: string, good: boolean): Counts {
  return { name, passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

const unit: Runner = (folder) => vitest('unit', folder);

const stack: Runner = (folder) => vitest('stack', folder, 'stack | ');

async function vitest(
  project: 'unit' | 'stack',
  folder: string | undefined,
  prefix?: string,
): Promise<Counts> {
  const file = await freshReport(`${project}.json`);
  const code = await runTool(
    'vitest',
    [
      ...['run', '--project', project],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ...(folder ? [folder] : []),
    ],
    { ...(prefix && { prefix }) },
  );
  return vitestCounts(project, file, code);
}

async function walks(folder: string | undefined): Promise<Counts> {
  const file = await freshReport('playwright.json');
  const chromium = await bringChromium((line) => console.log(line));
  const code = await runTool(
    'playwright',
    ['test', '--reporter=list,json', ...(folder ? [folder] : [])],
    { env: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file } },
  );
  return playwrightCounts(file, code);
}

/** A report of an earlier run must not be taken for this one's. */
async function freshReport(name: string): Promise<string> {
  const file = join(reports, name);
  await rm(file, { force: true });
  return file;
}

main(process.argv[2]).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    console.log('0 passed, 1 failed, 0 skipped');
    process.exit(1);
  },
);
