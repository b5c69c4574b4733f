/**
 * A program of the shop with one safeguard taken out of its source, or out of what it is made of,
 * bundled like the real one. The source must contain what is taken out, or the control would prove
 * nothing.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { repoRoot } from '#lib/stack/paths.ts';
import { OPTIONAL, REQUIRE } from '../../build-workers.ts';

export interface Mutation {
  readonly program: string;
  /** Where the safeguard stands, if not in the program's own file. */
  readonly file?: string;
  readonly from: string;
  readonly to: string;
}

/** @returns the bundle's path, in `folder` */
export async function bundleMutant(mutation: Mutation, folder: string): Promise<string> {
  const source = resolve(repoRoot(), mutation.program);
  const outfile = join(folder, `${basename(source, '.ts')}-mutant.mjs`);
  const changed = resolve(repoRoot(), mutation.file ?? mutation.program);
  let met = false;
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: REQUIRE },
    external: OPTIONAL,
    absWorkingDir: repoRoot(),
    logLevel: 'silent',
    plugins: [
      {
        name: 'mutant',
        setup({ onLoad }) {
          onLoad({ filter: endingIn(extname(changed)) }, async ({ path }) => {
            if (path !== changed) return undefined;
            met = true;
            const contents = mutate(await readFile(path, 'utf8'), mutation);
            return { contents, loader: 'default', resolveDir: dirname(path) };
          });
        },
      },
    ],
  });
  if (!met) throw new Error(`${mutation.program} is not made of ${mutation.file}`);
  return outfile;
}

const endingIn = (extension: string): RegExp => new RegExp(`\\${extension}$`);

export function mutate(text: string, { from, to, program, file = program }: Mutation): string {
  if (text.split(from).length !== 2) throw new Error(`${file} has no longer: ${from}`);
  return text.replace(from, to);
}
