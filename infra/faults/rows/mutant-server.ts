/** A server with one safeguard taken out of its source: a copy of the clone, and the same pages. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadsFolder, repoRoot } from '#lib/stack/paths.ts';
import { freePort } from '#lib/stack/ports.ts';
import { run } from '#lib/stack/run.ts';
import { type ServerUnderTest, startServer } from '../../e2e-server.ts';
import type { RowContext } from './lane.ts';
import { mutate } from './mutant.ts';

const PORT = 3590;
const COPY_DEADLINE_MS = 120_000;

export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const clones = () => join(repoRoot(), '.menara', 'faults');

/** Of a run that is over, or that was cut off. */
export async function dropClones(): Promise<void> {
  const names = await readdir(clones()).catch(() => []);
  const left = names.filter((name) => name.startsWith('clone-'));
  await Promise.all(left.map((name) => rm(join(clones(), name), { recursive: true, force: true })));
}

/** Another set of sources in a folder of its own; what was built of the old ones is taken along. */
export async function copyClone(change: Change): Promise<string> {
  // On the same disk, so that the thousands of files of the libraries are links, not copies.
  await mkdir(clones(), { recursive: true });
  const root = await mkdtemp(join(clones(), 'clone-'));
  const { tail: tracked } = await finished('git', ['ls-files']);
  for (const name of tracked.split('\n').filter(Boolean)) {
    await cp(join(repoRoot(), name), join(root, name));
  }
  for (const name of ['.next', '.menara/build']) {
    await cp(join(repoRoot(), name), join(root, name), { recursive: true });
  }
  await finished('cp', ['-al', join(repoRoot(), 'node_modules'), join(root, 'node_modules')]);
  await symlink(downloadsFolder(process.env), join(root, '.menara', 'downloads'));
  const file = join(root, change.file);
  const mutation = { ...change, program: change.file };
  await writeFile(file, mutate(await readFile(file, 'utf8'), mutation));
  return root;
}

async function finished(
  command: string,
  args: string[],
  cwd = repoRoot(),
): Promise<{ tail: string }> {
  const logFile = join(clones(), 'copy.log');
  await rm(logFile, { force: true });
  const result = await run(command, args, { cwd, deadlineMs: COPY_DEADLINE_MS, logFile });
  if (result.code !== 0) throw new Error(`${command} failed: ${result.tail}`);
  // The tail is cut; a list of files must be whole.
  return { tail: (await readFile(logFile, 'utf8')).trim() };
}

/** On engines and ports of the drill, with a home of its own. */
export async function startMutantServer(
  change: Change,
  { engines }: RowContext,
): Promise<ServerUnderTest> {
  const root = await copyClone(change);
  // The pages hold nothing of it: those that are built are as good.
  const hash =
    "import('./infra/source-hash.ts').then(async (m) => console.log(await m.hashSources()))";
  const { tail } = await finished(process.execPath, ['--import', 'tsx', '-e', hash], root);
  const id = tail.trim().split('\n').at(-1);
  await writeFile(join(root, '.next', 'menara-build.json'), JSON.stringify({ id }));
  const server = await startServer({
    root,
    home: join(root, 'home'),
    port: await freePort(PORT),
    env: engines.wired,
  });
  return {
    ...server,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(root, { recursive: true, force: true });
    },
  };
}
