import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProxy, type TcpProxy } from './tcp-proxy.ts';

let server: Server;
let proxy: TcpProxy;
let heard: string[];
const clients: Socket[] = [];

/** Echoes what it hears, and keeps it. */
beforeEach(async () => {
  heard = [];
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard.push(chunk.toString());
      socket.write(chunk);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  proxy = await openProxy({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await proxy[Symbol.asyncDispose]();
  server.close();
});

async function dial(): Promise<Socket & { text(): string }> {
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  let text = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    text += chunk.toString();
  });
  await once(socket, 'connect');
  return Object.assign(socket, { text: () => text });
}

const connections = () =>
  new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));

describe('the proxy', () => {
  it('carries both ways, late and in order when it is slow', async () => {
    const socket = await dial();
    proxy.delay(30);
    const begun = Date.now();
    for (const letter of 'abc') socket.write(letter);
    await expect.poll(socket.text).toBe('abc');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(59);
  });

  it('delays each chunk by itself: a long line lets as many through as a short one', async () => {
    const socket = await dial();
    proxy.delay(100);
    const begun = Date.now();
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    for (const letter of letters) {
      socket.write(letter);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await expect.poll(socket.text).toBe(letters.join(''));
    // One after another they would take 26 × 100 ms there alone.
    expect(Date.now() - begun).toBeLessThan(1500);
  });

  it('cuts what is there, and takes the next one at once', async () => {
    const socket = await dial();
    const gone = once(socket, 'close');
    proxy.cut();
    await gone;
    const next = await dial();
    next.write('a');
    await expect.poll(next.text).toBe('a');
  });

  it('is silent while it holds, takes new connections, and then delivers', async () => {
    const socket = await dial();
    proxy.hold();
    socket.write('a');
    const late = await dial();
    late.write('b');
    await new Promise((resolve) => setImmediate(resolve));
    expect([heard, socket.text(), socket.destroyed]).toEqual([[], '', false]);
    proxy.release();
    await expect.poll(() => [socket.text(), late.text()]).toEqual(['a', 'b']);
  });

  it('loses an answer while the request was carried out', async () => {
    const socket = await dial();
    proxy.hold('answers');
    socket.write('a');
    await expect.poll(() => heard).toEqual(['a']);
    const closed = once(socket, 'close');
    await proxy.unplug();
    await closed;
    expect(socket.text()).toBe('');
  });

  it('leaves the client believing when the server is gone', async () => {
    const socket = await dial();
    socket.write('a');
    await expect.poll(socket.text).toBe('a');
    expect(await connections()).toBe(1);
    proxy.halfOpen();
    await expect.poll(connections).toBe(0);
    socket.write('b');
    expect([socket.destroyed, heard]).toEqual([false, ['a']]);
    const next = await dial();
    next.write('c');
    await expect.poll(next.text).toBe('c');
  });

  it('cuts what is open, refuses, and is there again', async () => {
    const socket = await dial();
    const closed = once(socket, 'close');
    await proxy.unplug();
    await closed;
    await expect(once(connect(proxy.port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
    await proxy.plug();
    const next = await dial();
    next.write('a');
    await expect.poll(next.text).toBe('a');
  });
});
