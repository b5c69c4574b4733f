/** A file system that is soon full. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** @returns the folder of a small file system, or '' where none can be mounted (not root, not Linux) */
export function mountSmall(folder: string, megabytes: number): string {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    // Also when the drill itself dies of an error that nobody caught.
    process.once('exit', () => unmount(folder));
    return folder;
  } catch {
    return '';
  }
}

export function unmount(folder: string): void {
  if (folder === '') return;
  try {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
  } catch {
    // Not mounted any more.
  }
}
