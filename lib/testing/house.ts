/** The host as `server.ts` starts it, without Next and HTTP, on the stack under test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, type HostOptions, startHost } from '../host.ts';
import type { Log } from '../log.ts';
import type { LabModule } from '../room.ts';
import { workerBundle } from '../stack/paths.ts';
import { startWarden } from '../stack/warden.ts';

export interface House extends AsyncDisposable {
  readonly host: Host;
}

export type Engines = Pick<HostOptions, 'kafka' | 'mongo' | 'embedded' | 'logDir'>;

export async function openHouse(
  stack: Engines,
  labs: readonly LabModule[],
  log: Log,
): Promise<House> {
  const home = await mkdtemp(join(tmpdir(), 'menara-host-'));
  const warden = startWarden();
  const host = await startHost({
    labs,
    kafka: stack.kafka,
    mongo: stack.mongo,
    embedded: stack.embedded,
    logDir: stack.logDir,
    home,
    build: 'test',
    bundle: workerBundle,
    warden,
    engines: () => [],
    onEngines: () => () => undefined,
    log,
  });
  return {
    host,
    async [Symbol.asyncDispose]() {
      await host[Symbol.asyncDispose]();
      await warden[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}
