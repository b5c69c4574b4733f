/** What the gateway refuses, and that it is still there afterwards. */
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, numbered, records } from '../testing/events.ts';
import { fakeRoom } from '../testing/fake-room.ts';
import { aCookie, type GatewayBench, openGateway } from '../testing/gateway.ts';

let bench: GatewayBench;
beforeEach(async () => {
  // A reader that stops reading on purpose must outlast a slow machine.
  bench = await openGateway({ pongWithinMs: 30_000 });
});
afterEach(() => bench[Symbol.asyncDispose]());

const cookie = aCookie('a');

describe.each([['polling'], ['websocket']] as const)('over %s, a socket', (transport) => {
  const transports = [transport];

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'file://'])(
    'of the origin %j is refused',
    async (origin) => {
      const reader = bench.reader(cookie, { transports, origin });
      await expect(reader.connect()).rejects.toThrow();
    },
  );

  it.each([undefined, 'x', 'A'.repeat(32), '__proto__', `${cookie}0`])(
    'with the cookie %j is refused',
    async (given) => {
      const reader = bench.reader(given, { transports });
      await expect(reader.connect()).rejects.toThrow('session-gone');
    },
  );

  it('of our own page with a cookie is let in', async () => {
    const reader = bench.reader(cookie, { transports });
    await reader.connect();
    expect(await reader.join()).toMatchObject({ ok: true });
  });
});

describe('another visitor’s room', () => {
  it('is never found: the cookie alone decides, whatever the message says', async () => {
    bench.room(aCookie('b')).publish(numbered(987_654_321));
    const reader = bench.reader(cookie);
    await reader.connect();
    const { epoch } = bench.room(aCookie('b')).session();
    const reply = await reader.join('log', { epoch, seq: 0 });
    expect(JSON.stringify(reply)).not.toContain('987654321');
    expect(reply).toMatchObject({ ok: true, snapshot: { events: [] } });
  });

  it('is refused even if it were found by mistake', async () => {
    const foreign = fakeRoom('someone else');
    bench.find = async () => foreign;
    const reader = bench.reader(cookie);
    await reader.connect();
    expect(await reader.join()).toEqual({ ok: false, code: 'session-gone' });
    expect(foreign.subscribers()).toBe(0);
  });
});

describe('a message that does not fit', () => {
  it.each([
    undefined,
    null,
    7,
    'log',
    [],
    {},
    { slug: '' },
    { slug: 'Log' },
    { slug: '../log' },
    { slug: { $gt: '' } },
    { slug: ['log'] },
    { slug: 'log', visitor: 'x' },
    { slug: 'log', known: { epoch: 'e', seq: -1 } },
    { slug: 'log', known: { epoch: 'e', seq: 1.5 } },
    { slug: 'log', known: { epoch: 'e'.repeat(41), seq: 1 } },
    { slug: 'log', known: 'all' },
    JSON.parse('{"slug":"log","__proto__":{"known":1},"constructor":{}}'),
  ])('is bad input (%#)', async (message) => {
    const reader = bench.reader(cookie);
    await reader.connect();
    expect(await reader.socket.emitWithAck('join', message)).toEqual({
      ok: false,
      code: 'bad-input',
    });
    expect(await reader.join()).toMatchObject({ ok: true });
  });

  it('in its shape is passed over: no callback, an unknown event, a leave of nothing', async () => {
    const reader = bench.reader(cookie);
    await reader.connect();
    reader.socket.emit('join', { slug: 'log' });
    reader.socket.emit('leave');
    reader.socket.emit('leave', { slug: 7 });
    reader.socket.emit('constructor', {});
    reader.socket.emit('join', { slug: 'log' }, 'no function');
    expect(await reader.join()).toMatchObject({ ok: true });
    expect(bench.faults).toEqual([]);
  });

  it('because it is too large ends that socket only', async () => {
    const [one, two] = [bench.reader(cookie), bench.reader(aCookie('b'))];
    await Promise.all([one.connect(), two.connect()]);
    const gone = new Promise((resolve) => one.socket.once('disconnect', resolve));
    one.socket.emit('join', { slug: 'x'.repeat(20_000) });
    await gone;
    expect(await two.join()).toMatchObject({ ok: true });
  });
});

describe('what is no message at all', () => {
  const sid = 'GET /socket.io/?EIO=4&transport=polling&sid=';
  it.each([
    'GET /socket.io/?EIO=3&transport=websocket HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    `${sid}__proto__ HTTP/1.1\r\nHost: h\r\n\r\n`,
    `${sid}constructor HTTP/1.1\r\nHost: h\r\n\r\n`,
    'GET /socket.io/?EIO=4&transport=__proto__ HTTP/1.1\r\nHost: h\r\n\r\n',
    'GET /socket.io/?EIO=4&transport=webtransport HTTP/1.1\r\nHost: h\r\n\r\n',
    'GET /socket.io/?transport=polling&transport=polling HTTP/1.1\r\nHost: h\r\n\r\n',
    'POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}',
    'nonsense\r\n\r\n',
  ])('leaves the server up (request %#)', async (request) => {
    await answered(bench.port, request);
    await stillServes();
  });

  it.each([
    '51-["join"]',
    '511-["join",{"_placeholder":true,"num":0}]',
    '2{"a":',
    '9',
    '',
    '2[""]',
  ])('leaves the server up (packet %j)', async (packet) => {
    const reader = bench.reader(cookie);
    await reader.connect();
    const ended = new Promise((resolve) => {
      reader.socket.once('disconnect', resolve);
      reader.socket.io.engine.write(packet, {}, () => resolve('sent'));
    });
    await ended;
    await stillServes();
  });

  async function stillServes() {
    const reader = bench.reader(aCookie('f'));
    await reader.connect();
    expect(await reader.join()).toMatchObject({ ok: true });
    expect(bench.faults).toEqual([]);
  }
});

describe('a reader who', () => {
  it('floods is sent away, and nobody else is', async () => {
    const [loud, quiet] = [bench.reader(cookie), bench.reader(aCookie('b'))];
    await Promise.all([loud.connect(), quiet.connect()]);
    const gone = new Promise((resolve) => loud.socket.once('disconnect', resolve));
    for (let n = 0; n < 200; n += 1) loud.socket.emit('leave', { slug: 'log' });
    expect(await gone).toBe('io server disconnect');
    expect(await quiet.join()).toMatchObject({ ok: true });
  });

  it('opens a ninth socket is refused it, and may again when one is closed', async () => {
    const eight = Array.from({ length: 8 }, () => bench.reader(cookie));
    for (const reader of eight) await reader.connect();
    await expect(bench.reader(cookie).connect()).rejects.toThrow('limit-sockets');
    await bench.reader(aCookie('b')).connect();
    eight[0]?.socket.disconnect();
    await expect
      .poll(() =>
        bench
          .reader(cookie)
          .connect()
          .then(
            () => true,
            () => false,
          ),
      )
      .toBe(true);
  });

  it('does not read gets a snapshot instead of its backlog, while others go on', async () => {
    const room = bench.room(cookie);
    const [slow, quick] = [bench.reader(cookie), bench.reader(cookie)];
    for (const reader of [slow, quick]) {
      await reader.connect();
      await reader.join();
    }
    slow.pause();
    const value = 'x'.repeat(1000);
    for (let n = 0; n < 2000; n += 1) {
      room.publish(at(records(n * 60, 60, value)));
      if (n % 20 === 0) await quick.until(() => (quick.known()?.seq ?? 0) >= n);
    }
    await quick.until(() => quick.known()?.seq === 2000);
    expect(quick.snapshots).toHaveLength(1);
    slow.resume();
    await slow.until(() => slow.known()?.seq === 2000);
    // What stood in the pipe is read first; then one snapshot takes the place of the rest.
    expect(slow.snapshots.length).toBeGreaterThan(1);
    expect(slow.story.length).toBeLessThan(2000);
    room.publish(numbered(1));
    await slow.until(() => slow.known()?.seq === 2001);
  }, 30_000);
});

/** Sends raw bytes and waits until the server has answered or hung up. */
function answered(port: number, request: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    const done = () => {
      socket.destroy();
      resolve();
    };
    socket.once('data', done);
    socket.once('close', done);
    socket.once('error', done);
  });
}
