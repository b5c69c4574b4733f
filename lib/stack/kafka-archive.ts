/**
 * The broker as Apache publishes it: one archive and its sum. The sum tells a cut download; that
 * the jars inside are the genuine ones is told by the sums that are committed here.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, type Sums, sizeOf } from './checksum.ts';
import { download, downloadText } from './download.ts';
import { megabytes, stopwatch } from './progress.ts';
import { run } from './run.ts';
import { type FetchContext, KAFKA_VERSION } from './sources.ts';

export const ARCHIVE_SITE = 'https://archive.apache.org/dist/kafka';
const NAME = `kafka_2.13-${KAFKA_VERSION}`;
const RECEIPT = '.verified.json';
const TRIES = 2;
const UNPACK_DEADLINE_MS = 5 * 60_000;

export function archiveFolder(downloads: string): string {
  return join(downloads, NAME);
}

export async function cachedArchive(downloads: string): Promise<boolean> {
  return (await sizeOf(join(archiveFolder(downloads), RECEIPT))) !== undefined;
}

/** @returns why it did not work, or undefined when the archive is unpacked and right */
export async function fetchArchive(sums: Sums, context: FetchContext): Promise<string | undefined> {
  const site = context.env.MENARA_KAFKA_ARCHIVE ?? ARCHIVE_SITE;
  const url = `${site}/${KAFKA_VERSION}/${NAME}.tgz`;
  let reason = '';
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    try {
      const bytes = await fetchOnce(url, sums, context);
      if (bytes === undefined) return undefined;
      reason = bytes;
      context.progress(`kafka: ${reason}`);
    } catch (error) {
      return `${new URL(site).host} can't be reached (${(error as Error).message})`;
    }
  }
  return reason;
}

async function fetchOnce(
  url: string,
  sums: Sums,
  { downloads, progress, env, watch }: FetchContext,
): Promise<string | undefined> {
  const seconds = stopwatch();
  await mkdir(downloads, { recursive: true });
  const archive = join(downloads, `${NAME}.tgz`);
  progress(`kafka ${KAFKA_VERSION}: fetching the archive from ${new URL(url).host} …`);
  const published = parseApacheSum(await downloadText(`${url}.sha512`));
  await download(url, archive);
  const size = megabytes((await sizeOf(archive)) ?? 0);
  if ((await digestOf(archive, 'sha512')) !== published) {
    await rm(archive, { force: true });
    return `the archive (${size}) differs from its published sum`;
  }
  const folder = archiveFolder(downloads);
  await rm(folder, { recursive: true, force: true });
  const unpacked = await run('tar', ['-xzf', archive, '-C', downloads], {
    deadlineMs: UNPACK_DEADLINE_MS,
    env,
    onStart: watch,
  });
  if (unpacked.code !== 0) return `the archive can't be unpacked (${unpacked.tail.slice(0, 200)})`;
  const foreign = await foreignJars(join(folder, 'libs'), sums);
  if (foreign.length > 0) return `the archive holds a changed jar (${foreign[0]})`;
  await rm(archive, { force: true });
  await writeFile(join(folder, RECEIPT), '{}');
  progress(`kafka ${KAFKA_VERSION}: ${size} in ${seconds()}, checksums agree`);
  return undefined;
}

/** Apache writes "name: 0A1B 2C3D …" over several lines, in capitals. */
export function parseApacheSum(text: string): string {
  return (
    text
      .replace(/^[^:\n]*:/, '')
      .split(/\s+[^\s]+\.tgz/)[0]
      ?.replace(/\s+/g, '')
      .toLowerCase() ?? ''
  );
}

async function foreignJars(folder: string, sums: Sums): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => sums.has(name));
  const checked = await Promise.all(
    names.map(async (name) =>
      (await digestOf(join(folder, name), 'sha256')) === sums.get(name) ? undefined : name,
    ),
  );
  const changed = checked.filter((name) => name !== undefined);
  return names.length === 0 ? ['none of the expected jars is inside'] : changed;
}
