/**
 * The ledger of the buyers: a file of its own that no database, no broker and no service of the
 * shop ever sees. What stands in it was acknowledged; it is the truth that everything is held to.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SANDBOX_TTL_MS } from '#lib/limits.ts';
import { homeFolder } from '#lib/stack/paths.ts';

const entry = z.strictObject({
  orderId: z.string(),
  /** Rupiah, as the buyer was willing to pay. */
  total: z.int(),
  status: z.int(),
  /** How often the buyer asked, with the same order id each time. */
  tries: z.int(),
  /** From the first question to the answer, ms. */
  ms: z.number(),
});

export type LedgerEntry = z.infer<typeof entry>;

const folder = () => join(homeFolder(process.env), 'ledgers');

/** `prefix` is the sandbox's: one file for each night of each run. */
export const ledgerFile = (prefix: string, night: number): string =>
  join(folder(), `${prefix}${night}.jsonl`);

/** Makes the folder, and throws away what sandboxes left that are gone by now. */
export async function openLedgers(): Promise<void> {
  mkdirSync(folder(), { recursive: true });
  for (const name of await readdir(folder())) {
    const file = join(folder(), name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
    // Another server's sweep may have been quicker.
    if (Date.now() - mtimeMs > SANDBOX_TTL_MS) await unlink(file).catch(() => undefined);
  }
}

// #region ledger
/** On the disk before the buyer says anything more: a line an order, never changed again. */
export function note(file: string, line: LedgerEntry): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}
// #endregion

/** A night whose buyers were never served has no file: its ledger is empty. */
export async function readLedger(file: string): Promise<readonly LedgerEntry[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => entry.parse(JSON.parse(line)));
}
