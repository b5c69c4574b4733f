import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comeBack } from '#components/lab/come-back.ts';
import { SOCKETS_PER_VISITOR_MAX } from '../limits.ts';
import { aCookie, type GatewayBench, openGateway } from '../testing/gateway.ts';

const cookie = aCookie('c');
let bench: GatewayBench;
let socket: Socket;

/** As the page's own, but for the cookie that a browser would send. */
beforeEach(async () => {
  bench = await openGateway();
  socket = io(bench.url, {
    ...{ autoConnect: false, forceNew: true, transports: ['websocket'] },
    extraHeaders: { cookie: `menara=${cookie}`, origin: bench.url },
  });
  comeBack(socket);
});
afterEach(async () => {
  socket.disconnect();
  await bench[Symbol.asyncDispose]();
});

const connected = () => new Promise<void>((resolve) => socket.once('connect', resolve));

describe('a page', () => {
  it('that finds no place is let in when one is free', async () => {
    const others = Array.from({ length: SOCKETS_PER_VISITOR_MAX }, () => bench.reader(cookie));
    for (const other of others) await other.connect();
    const refused = new Promise<Error>((resolve) => socket.once('connect_error', resolve));
    socket.connect();
    expect((await refused).message).toBe('limit-sockets');
    others[0]?.socket.disconnect();
    await connected();
  });

  it('that was sent away comes back', async () => {
    socket.connect();
    await connected();
    const gone = new Promise<string>((resolve) => socket.once('disconnect', resolve));
    for (let n = 0; n < 200; n += 1) socket.emit('leave', { slug: 'log' });
    expect(await gone).toBe('io server disconnect');
    await connected();
  });

  it('that its user left stays away', async () => {
    socket.connect();
    await connected();
    const dial = vi.spyOn(socket, 'connect');
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    // Told at once, so whoever wants to come back has set the clock by now.
    socket.disconnect();
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    expect(dial).not.toHaveBeenCalled();
  });
});
