/** The end of a log, for an error message: the whole of it may be megabytes. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const READ_MAX_BYTES = 16_384;

export function lastLines(file: string, count: number): string {
  const descriptor = openSync(file, 'r');
  try {
    const size = fstatSync(descriptor).size;
    const length = Math.min(size, READ_MAX_BYTES);
    const buffer = Buffer.alloc(length);
    readSync(descriptor, buffer, 0, length, size - length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-count).join('\n');
  } finally {
    closeSync(descriptor);
  }
}
