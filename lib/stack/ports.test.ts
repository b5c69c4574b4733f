import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, isFree } from './ports.ts';

describe('freePort', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => new Promise((end) => server.close(end))));
  });

  async function occupy(port: number, host: string): Promise<number> {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((listening) => server.listen(port, host, listening));
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  it('gives the wanted port when it is free', async () => {
    const port = await occupy(0, '127.0.0.1');
    await new Promise((end) => servers.pop()?.close(end));
    expect(await freePort(port)).toBe(port);
  });

  it.each(['127.0.0.1', '0.0.0.0'])('passes over a port in use on %s', async (host) => {
    const port = await occupy(0, host);
    expect(await isFree(port)).toBe(false);
    expect(await freePort(port)).toBeGreaterThan(port);
  });

  it('passes over what was promised to another', async () => {
    const port = await occupy(0, '127.0.0.1');
    const next = await freePort(port);
    expect(await freePort(port, [next])).toBeGreaterThan(next);
  });
});
