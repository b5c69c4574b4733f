import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numbered } from '../testing/events.ts';
import { aCookie, type GatewayBench, openGateway } from '../testing/gateway.ts';
import { openReader } from '../testing/socket-client.ts';
import { openProxy, type TcpProxy } from '../testing/tcp-proxy.ts';

let bench: GatewayBench;
let cable: TcpProxy;
beforeEach(async () => {
  bench = await openGateway();
  cable = await openProxy({ host: '127.0.0.1', port: bench.port });
});
afterEach(async () => {
  await cable[Symbol.asyncDispose]();
  await bench[Symbol.asyncDispose]();
});

describe('a network that swallows everything', () => {
  it('is noticed by the page within five seconds, and nothing is lost by it', async () => {
    const cookie = aCookie('a');
    const url = `http://127.0.0.1:${cable.port}`;
    const reader = openReader({ url, cookie, origin: url });
    await reader.connect();
    await reader.follow();
    const room = bench.room(cookie);
    cable.hold();
    const lost = new Promise<string>((resolve) => reader.socket.once('disconnect', resolve));
    room.publish(numbered(1));
    const late = new Promise<string>((resolve) => setTimeout(resolve, 5000, 'not noticed'));
    expect(await Promise.race([lost, late])).toBe('ping timeout');
    room.publish(numbered(2));
    cable.release();
    await reader.until(() => reader.known()?.seq === 2);
    expect(reader.gaps).toEqual([]);
    reader.socket.disconnect();
  });
});
