/**
 * Downloads are trusted only after their content was compared with a sum that is committed here.
 * A receipt then remembers the sizes, so that later starts notice a cut or missing file for the
 * price of a few stat calls instead of reading 43 MB.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

export type Sums = ReadonlyMap<string, string>;

const RECEIPT = '.verified.json';
const receiptSchema = z.record(z.string(), z.number());

/** Reads the format of `sha256sum`: a sum, two blanks, a name. */
export function parseSums(text: string): Sums {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return new Map(
    lines.map((line): [string, string] => {
      const [, sum, name] = line.match(/^([0-9a-f]{64}) [ *](.+)$/) ?? [];
      if (!sum || !name) throw new Error(`Not a line of a sha256sum file: ${line}`);
      return [name, sum];
    }),
  );
}

/** @returns the names that are missing or differ; none means the folder is whole */
export async function findFaults(folder: string, sums: Sums): Promise<string[]> {
  const receipt = await readReceipt(folder);
  const suspects: string[] = [];
  for (const name of sums.keys()) {
    const size = await sizeOf(join(folder, name));
    if (size === undefined || size !== receipt[name]) suspects.push(name);
  }
  if (suspects.length === 0) return [];
  return verify(folder, sums);
}

/** Reads everything, and leaves a receipt when all of it is right. */
export async function verify(folder: string, sums: Sums): Promise<string[]> {
  const faults: string[] = [];
  const sizes: Record<string, number> = {};
  for (const [name, sum] of sums) {
    const file = join(folder, name);
    const size = await sizeOf(file);
    if (size === undefined || (await digestOf(file, 'sha256')) !== sum) faults.push(name);
    else sizes[name] = size;
  }
  if (faults.length === 0) await writeFile(join(folder, RECEIPT), JSON.stringify(sizes));
  return faults;
}

export async function digestOf(file: string, algorithm: 'sha256' | 'sha512'): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

export async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function readReceipt(folder: string): Promise<Record<string, number>> {
  try {
    return receiptSchema.parse(JSON.parse(await readFile(join(folder, RECEIPT), 'utf8')));
  } catch (error) {
    const unreadable =
      error instanceof SyntaxError ||
      error instanceof z.ZodError ||
      (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (unreadable) return {};
    throw error;
  }
}
