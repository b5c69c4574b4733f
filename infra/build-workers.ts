/** Bundles every `*.worker.ts` of the content, each into one file that plain Node runs; what nearly
 * all of them need lies beside them (`shared-clients.ts`). */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type OutputFile } from 'esbuild';
import { buildFolder, repoRoot, workerBundle } from '#lib/stack/paths.ts';
import { listFiles } from './files.ts';
import { bundleClients, LOAD_CLIENTS, takeShared } from './shared-clients.ts';
import { hashOf } from './source-hash.ts';

/** Parts the MongoDB driver loads only when they are there. */
export const OPTIONAL = [
  '@aws-sdk/credential-providers',
  '@mongodb-js/zstd',
  'aws4',
  'gcp-metadata',
  'kerberos',
  'mongodb-client-encryption',
  'snappy',
  'socks',
];

export const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Engines that bring a binary of their own: loaded from `node_modules`, where it lies. */
export const NATIVE = ['@duckdb/node-api'];

/** How a program becomes one file. */
export const BUNDLE = {
  bundle: true,
  platform: 'node',
  // A module, so that programs may await at their top; the clients in it are CommonJS.
  format: 'esm',
  banner: { js: REQUIRE },
  target: 'node20',
  external: [...OPTIONAL, ...NATIVE],
  logLevel: 'silent',
} satisfies BuildOptions;

export async function bundleWorkers(): Promise<{ total: number; changed: number }> {
  const sources = await listFiles(['content'], (file) => file.endsWith('.worker.ts'));
  const stamp = join(buildFolder(), 'workers', 'sources.txt');
  const parts = await hashOf([
    'package-lock.json',
    ...(await listFiles(['content', 'lib', 'infra'], (file) => /(?<!\.test)\.c?[jt]s$/.test(file))),
  ]);
  // Kept code is of one V8 alone.
  const hash = `${parts} ${process.versions.v8}`;
  const total = sources.length;
  if ((await contentOf(stamp))?.toString() === hash) return { total, changed: 0 };
  const used = new Set<string>();
  const outputs = await bundle(sources, used);
  await bundleClients(used, OPTIONAL, writeIfNew);
  const changes = await Promise.all(
    outputs.map(async ({ path, contents }) => path.endsWith('.mjs') && writeIfNew(path, contents)),
  );
  await Promise.all(outputs.map(({ path, contents }) => writeIfNew(path, contents)));
  await writeFile(stamp, hash);
  return { total, changed: changes.filter(Boolean).length };
}

async function bundle(sources: string[], used: Set<string>): Promise<OutputFile[]> {
  const result = await build({
    absWorkingDir: repoRoot(),
    entryPoints: sources.map((source) => ({
      in: source,
      out: basename(workerBundle(source), '.mjs'),
    })),
    outdir: join(buildFolder(), 'workers'),
    outExtension: { '.js': '.mjs' },
    ...BUNDLE,
    banner: { js: LOAD_CLIENTS + REQUIRE },
    plugins: [takeShared(used)],
    sourcemap: 'linked',
    sourcesContent: false,
    write: false,
  });
  return result.outputFiles;
}

/** Renamed into place: a server that runs beside us may be spawning this very file. */
async function writeIfNew(file: string, contents: Uint8Array): Promise<boolean> {
  const present = await contentOf(file);
  if (present && Buffer.compare(present, contents) === 0) return false;
  await mkdir(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.${process.pid}-${basename(file)}`);
  await writeFile(draft, contents);
  await rename(draft, file);
  return true;
}

async function contentOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
