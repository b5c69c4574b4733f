/**
 * Where things lie. Downloads and bundles belong to the clone and are shared; data, logs and run
 * files belong to a home, so that a test can have a home of its own. One folder is ignored by git.
 */
import { join, relative, resolve, sep } from 'node:path';

/** Variables as any process has them; Next's own type asks for NODE_ENV. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function repoRoot(): string {
  // Inside a bundle there is no source folder; the process was started in the repository then.
  return import.meta.dirname ? resolve(import.meta.dirname, '../..') : process.cwd();
}

export function homeFolder(env: Environment): string {
  return env.MENARA_HOME ? resolve(env.MENARA_HOME) : join(repoRoot(), '.menara');
}

export function downloadsFolder(env: Environment): string {
  return env.MENARA_DOWNLOADS
    ? resolve(env.MENARA_DOWNLOADS)
    : join(repoRoot(), '.menara', 'downloads');
}

export function buildFolder(): string {
  return join(repoRoot(), '.menara', 'build');
}

/** `content/shop/search.worker.ts` → `<repo>/.menara/build/workers/content-shop-search.worker.mjs` */
export function workerBundle(sourcePath: string): string {
  const name = relative(repoRoot(), resolve(repoRoot(), sourcePath))
    .split(sep)
    .join('-')
    .replace(/\.ts$/, '.mjs');
  return join(buildFolder(), 'workers', name);
}

export interface HomeFolders {
  data: string;
  logs: string;
  run: string;
}

export function foldersOf(home: string): HomeFolders {
  return { data: join(home, 'data'), logs: join(home, 'logs'), run: join(home, 'run') };
}
