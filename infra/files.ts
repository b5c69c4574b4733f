/** The files under some folders of the repository, sorted, with forward slashes. */
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { repoRoot } from '#lib/stack/paths.ts';

export async function listFiles(
  folders: readonly string[],
  wanted: (file: string) => boolean = () => true,
): Promise<string[]> {
  const root = repoRoot();
  const found: string[] = [];
  for (const folder of folders) {
    if (!(await isFolder(join(root, folder)))) continue;
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((candidate) => candidate.isFile())) {
      const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
      if (wanted(path)) found.push(path);
    }
  }
  return found.sort();
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
