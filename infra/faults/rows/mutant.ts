/**
 * A program of the shop with one safeguard taken out of its source, bundled like the real one. The
 * source must contain what is taken out, or the control would prove nothing.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { repoRoot } from '#lib/stack/paths.ts';
import { OPTIONAL, REQUIRE } from '../../build-workers.ts';

export interface Mutation {
  readonly program: string;
  readonly from: string;
  readonly to: string;
}

/** @returns the bundle's path, in `folder` */
export async function bundleMutant(mutation: Mutation, folder: string): Promise<string> {
  const source = resolve(repoRoot(), mutation.program);
  const outfile = join(folder, `${basename(source, '.ts')}-mutant.mjs`);
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
          onLoad({ filter: /\.worker\.ts$/ }, async ({ path }) => ({
            contents: mutate(await readFile(path, 'utf8'), mutation),
            loader: 'ts',
            resolveDir: dirname(path),
          }));
        },
      },
    ],
  });
  return outfile;
}

export function mutate(text: string, { from, to, program }: Mutation): string {
  if (text.split(from).length !== 2) throw new Error(`${program} has no longer: ${from}`);
  return text.replace(from, to);
}
