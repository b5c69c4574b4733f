import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { HEAP_MB, programFlags, SMALL_HEAP_MB } from '#lib/process/environment.ts';
import { buildFolder } from '#lib/stack/paths.ts';

const LOADER = join(buildFolder(), 'workers', 'shared-clients.cjs');
const CLIENTS = ['kafkajs', 'mongodb', 'zod'];

describe('the clients that programs share', () => {
  // As small programs and the others are started; a cache made under other flags may be refused.
  it.each([SMALL_HEAP_MB, HEAP_MB])(
    'are not compiled again with %i MB of heap',
    async (megabytes) => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        ...[...programFlags(megabytes), LOADER, 'look'],
        ...CLIENTS,
      ]);
      expect(stdout.trim().split('\n')).toEqual(CLIENTS.map((name) => `${name} kept`));
    },
  );
});
