/**
 * The clients that nearly every program needs (Kafka's, MongoDB's, the parser of settings) in files
 * of their own, beside the programs and with V8's code cache. A program starts in two thirds of the
 * processor time: nothing of them is compiled again (docs/decisions/0014).
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { HEAP_MB, programFlags, SMALL_HEAP_MB } from '#lib/process/environment.ts';
import { buildFolder, repoRoot } from '#lib/stack/paths.ts';

const PACKAGES = ['kafkajs', 'mongodb', 'zod'] as const;
/** Also a package's inner parts, which `lib/kafka` uses. */
const SHARED = new RegExp(`^(${PACKAGES.join('|')})(/|$)`);
const LOADER = 'shared-clients.cjs';

/** What every program begins with; it brings `menara.clients`. */
export const LOAD_CLIENTS = `import './${LOADER}';`;

/** In a program: asks the loader. `used` is filled with what was asked for. */
export const takeShared = (used: Set<string>): Plugin => ({
  name: 'shared-clients',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: SHARED }, ({ path }) => {
      used.add(path);
      return { path, namespace: 'shared' };
    });
    onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports = globalThis[Symbol.for('menara.clients')](${JSON.stringify(path)});`,
    }));
  },
});

const folder = () => join(buildFolder(), 'workers');

/**
 * One file for each package with all its parts that are used, its code cache, and the loader that
 * knows them. Their names hold a hash of what is in them: whoever starts a program meanwhile finds
 * either the old ones or the new ones, whole.
 */
export async function bundleClients(
  used: ReadonlySet<string>,
  external: readonly string[],
  write: (file: string, contents: Uint8Array) => Promise<boolean>,
): Promise<void> {
  const files: Record<string, string> = {};
  for (const name of PACKAGES) {
    const contents = await bundleClient(partsOf(name, used), external);
    const hash = createHash('sha256').update(contents).digest('hex').slice(0, 12);
    files[name] = `client-${name}-${hash}`;
    await write(join(folder(), `${files[name]}.cjs`), contents);
  }
  const loader = await readFile(join(repoRoot(), 'infra', LOADER), 'utf8');
  const text = loader.replace('const FILES = {};', `const FILES = ${JSON.stringify(files)};`);
  await write(join(folder(), LOADER), Buffer.from(text));
  const cache = [join(folder(), LOADER), 'cache', ...used];
  await Promise.all(
    [SMALL_HEAP_MB, HEAP_MB].map((heap) =>
      promisify(execFile)(process.execPath, [...programFlags(heap), ...cache]),
    ),
  );
}

const partsOf = (name: string, used: ReadonlySet<string>): string[] =>
  [...used].filter((path) => path === name || path.startsWith(`${name}/`)).sort();

async function bundleClient(
  parts: readonly string[],
  external: readonly string[],
): Promise<Uint8Array> {
  const contents = parts
    .map((path) => JSON.stringify(path))
    .map((path) => `Object.defineProperty(exports, ${path}, { get: () => require(${path}) });`)
    .join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: repoRoot() },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // A script that is run from a cache can't import; what it would import, it requires.
    supported: { 'dynamic-import': false },
    external: [...external],
    logLevel: 'silent',
    write: false,
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`nothing was made of ${parts.join(', ')}`);
  return file.contents;
}
