/** The files that a partition is made of, where the broker's disk is ours to look at. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SegmentFile } from '../events.ts';

const SEGMENT = /\.(log|index|timeindex)$/;

/** Names and sizes in bytes, oldest segment first; empty while the folder is being made. */
export async function segmentFiles(
  logDir: string,
  topic: string,
  partition: number,
): Promise<SegmentFile[]> {
  const folder = join(logDir, `${topic}-${partition}`);
  try {
    const names = (await readdir(folder)).filter((name) => SEGMENT.test(name)).sort();
    return await Promise.all(
      names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })),
    );
  } catch (error) {
    // A rolled or deleted segment may vanish between the listing and the look at it.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
