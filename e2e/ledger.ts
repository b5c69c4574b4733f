/** The ledgers of the lab `chaos`, read as anybody reads a file. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface LedgerLine {
  readonly orderId: string;
  readonly total: number;
  readonly status: number;
}

/** What the buyers of one night wrote down. */
export async function ledgerOf(sandbox: string, night: number): Promise<readonly LedgerLine[]> {
  const home = process.env.MENARA_E2E_HOME ?? '';
  const text = await readFile(join(home, 'ledgers', `${sandbox}-${night}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerLine);
}
