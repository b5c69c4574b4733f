/**
 * Makes the home before anything is built or fetched for it. Step by step: where a file system
 * refuses with "no such file" (as /proc does) Node's own recursive way tries for ever.
 */
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StackError } from './errors.ts';

/** @throws {StackError} `bad-setting`, as a sentence that names the folder and the variable */
export async function makeHome(home: string): Promise<void> {
  const missing: string[] = [];
  let folder = home;
  try {
    while (!(await exists(folder))) {
      missing.unshift(folder);
      folder = dirname(folder);
    }
    for (folder of missing) await mkdir(folder);
    folder = home;
    if (!(await stat(home)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    await access(home, constants.W_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new StackError(
      'bad-setting',
      `MENARA_HOME: ${folder} can't be ${folder === home ? 'used' : 'made'} (${code}). ` +
        'Give Menara a folder that it can write to.',
      { cause },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
