/** Which build of the pages is served: the short hash of the sources it was made from. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { repoRoot } from './paths.ts';

const stampSchema = z.object({ id: z.string() });

export function distFolder(): string {
  return join(repoRoot(), process.env.NEXT_DIST_DIR ?? '.next');
}

export function stampFile(): string {
  return join(distFolder(), 'menara-build.json');
}

/** @returns undefined when nothing was built, as under `npm run dev` in a fresh clone */
export async function readBuildId(): Promise<string | undefined> {
  try {
    return stampSchema.parse(JSON.parse(await readFile(stampFile(), 'utf8'))).id;
  } catch (error) {
    const absent =
      error instanceof SyntaxError ||
      error instanceof z.ZodError ||
      (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (absent) return undefined;
    throw error;
  }
}
