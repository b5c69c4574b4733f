/**
 * The kept figures, and the page and the chart that are drawn from them. What stands in docs/ is
 * written here and nowhere else; a test holds the one against the other.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from '#lib/stack/paths.ts';
import type { Run } from '../bench/keep.ts';
import type { KeptNight } from '../chaos/verdict.ts';
import type { Verdicts } from '../faults/verdicts.ts';
import type { LoadRun } from '../load/result.ts';
import { PACE_MS } from '../load/study.ts';
import { growthChart } from './chart.ts';
import { measuredPage } from './page.ts';

const LOAD_FILE = 'infra/load/kept.json';
/** Of students at another pace than the usual one; a strain, and no class. */
const HURRY_FILE = 'infra/load/kept-hurry.json';
/** Of a class that is spread over all labs. */
const MIXED_FILE = 'infra/load/kept-mixed.json';
const BENCH_FILE = 'infra/bench/kept.json';
/** Of runs without a reader's page: the way from the database to the log. */
const STREAM_FILE = 'infra/bench/kept-stream.json';
const FAULTS_FILE = 'infra/faults/kept.json';
const NIGHTS_FILE = 'infra/chaos/kept.json';
export const PAGE_FILE = 'docs/measured.md';
export const CHART_FILE = 'docs/load.svg';

/** More labs than a class has open at a time in a lecture. */
const MIXED_LABS = 10;

function loadFile({ paceMs, labs }: Pick<LoadRun, 'paceMs' | 'labs'>): string {
  if (paceMs !== PACE_MS) return HURRY_FILE;
  return labs.length >= MIXED_LABS ? MIXED_FILE : LOAD_FILE;
}

/** The one that `run` would take the place of; undefined before the first that was kept. */
export const keptLoad = (run: Pick<LoadRun, 'paceMs' | 'labs'>): Promise<LoadRun | undefined> =>
  readKept<LoadRun>(loadFile(run));

export const keepLoad = (run: LoadRun): Promise<void> => writeKept(loadFile(run), run);

export const keptBench = (): Promise<Run | undefined> => readKept<Run>(BENCH_FILE);

/** A run with a reader's page, and one of other parts alone, are kept apart. */
export const keepBench = (run: Run): Promise<void> =>
  writeKept(run.burst ? BENCH_FILE : STREAM_FILE, run);

export const keptFaults = (): Promise<Verdicts | undefined> => readKept<Verdicts>(FAULTS_FILE);

export const keepFaults = (verdicts: Verdicts): Promise<void> => writeKept(FAULTS_FILE, verdicts);

export const keptNights = (): Promise<readonly KeptNight[] | undefined> =>
  readKept<readonly KeptNight[]>(NIGHTS_FILE);

export const keepNights = (nights: readonly KeptNight[]): Promise<void> =>
  writeKept(NIGHTS_FILE, nights);

export async function measured(): Promise<{ page: string; chart: string | undefined }> {
  const [load, mixed, hurry, bench, stream, faults, nights] = await Promise.all([
    readKept<LoadRun>(LOAD_FILE),
    readKept<LoadRun>(MIXED_FILE),
    readKept<LoadRun>(HURRY_FILE),
    keptBench(),
    readKept<Run>(STREAM_FILE),
    keptFaults(),
    keptNights(),
  ]);
  return {
    page: measuredPage({ load, mixed, hurry, bench, stream, faults, nights }),
    chart: load && growthChart(load),
  };
}

/** Resolves with the names of the files that were written. */
export async function writeMeasured(): Promise<string[]> {
  const { page, chart } = await measured();
  await writeFile(join(repoRoot(), PAGE_FILE), page);
  if (chart === undefined) return [PAGE_FILE];
  await writeFile(join(repoRoot(), CHART_FILE), chart);
  return [PAGE_FILE, CHART_FILE];
}

/** Written by this repository's own commands, and read by a version that goes with it. */
async function readKept<Run>(file: string): Promise<Run | undefined> {
  try {
    return JSON.parse(await readFile(join(repoRoot(), file), 'utf8')) as Run;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeKept(file: string, run: unknown): Promise<void> {
  await writeFile(join(repoRoot(), file), `${JSON.stringify(run, null, 2)}\n`);
}
