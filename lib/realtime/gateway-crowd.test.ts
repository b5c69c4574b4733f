/** Many sockets from one place, and bytes on an open WebSocket that are no message. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { aCookie, openGateway } from '../testing/gateway.ts';

const publicUrl = 'http://menara.example';

describe('an address', () => {
  it('has so many sockets, whoever they belong to, and another has its own', async () => {
    await using bench = await openGateway({ socketsPerAddress: 2, publicUrl });
    const from = (letter: string, forwardedFor: string) =>
      bench.reader(aCookie(letter), { origin: publicUrl, forwardedFor });
    const first = from('a', '203.0.113.7');
    await first.connect();
    await from('b', '203.0.113.7').connect();
    await expect(from('c', '203.0.113.7').connect()).rejects.toThrow('limit-sockets');
    // Only the last entry is the proxy's own word; a visitor can write the others.
    await expect(from('c', '198.51.100.1, 203.0.113.7').connect()).rejects.toThrow('limit-sockets');
    await from('c', '203.0.113.8').connect();
    first.socket.disconnect();
    const again = () =>
      from('d', '203.0.113.7')
        .connect()
        .then(
          () => true,
          () => false,
        );
    await expect.poll(again).toBe(true);
  });

  it('that nobody vouches for is the one of the connection', async () => {
    await using bench = await openGateway({ socketsPerAddress: 1 });
    await bench.reader(aCookie('a'), { forwardedFor: '203.0.113.7' }).connect();
    const other = bench.reader(aCookie('b'), { forwardedFor: '203.0.113.8' });
    await expect(other.connect()).rejects.toThrow('limit-sockets');
  });
});

/** RFC 6455, section 5: head, mask and payload of frames that no client may send. */
const FRAMES: readonly (readonly [string, Buffer])[] = [
  ['is not masked', Buffer.from([0x81, 0x02, 0x34, 0x30])],
  ['has reserved bits', masked(0xf1, Buffer.from('40'))],
  ['has an opcode that means nothing', masked(0x83, Buffer.from('40'))],
  ['goes on with what was never begun', masked(0x80, Buffer.from('40'))],
  ['is a ping in parts', masked(0x09, Buffer.from('p'))],
  ['is a ping of 126 bytes', Buffer.from([0x89, 0xfe, 0x00, 0x7e, 1, 2, 3, 4])],
  ['closes with a reason of one byte', masked(0x88, Buffer.from([0x03]))],
  ['closes with a code that is not sent', masked(0x88, Buffer.from([0x03, 0xed]))],
  ['is text that is no UTF-8', masked(0x81, Buffer.from([0x34, 0xc3, 0x28]))],
  ['promises 2⁶³ bytes', Buffer.from([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4])],
  ['promises 4 GiB', Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4])],
  ['is compressed, which was not agreed', masked(0xc1, Buffer.from([0, 1, 2, 3]))],
];

describe('a frame that', () => {
  it.each(FRAMES)('%s ends its own connection, and nobody else’s', async (_name, frame) => {
    await using bench = await openGateway();
    const other = bench.reader(aCookie('b'));
    await other.connect();
    const wire = await upgrade(bench.port);
    const ended = once(wire, 'close');
    wire.write(frame);
    await ended;
    expect(await other.join()).toMatchObject({ ok: true });
    expect(bench.faults).toEqual([]);
  });
});

function masked(head: number, payload: Buffer): Buffer {
  const mask = Buffer.from([1, 2, 3, 4]);
  const body = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([Buffer.from([head, 0x80 | payload.length]), mask, body]);
}

/** A bare connection that has become a WebSocket. */
async function upgrade(port: number): Promise<Socket> {
  const wire = connect(port, '127.0.0.1');
  const headers = [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Origin: http://127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
  ];
  wire.write(`${headers.join('\r\n')}\r\n\r\n`);
  const [answer] = (await once(wire, 'data')) as [Buffer];
  expect(answer.toString('latin1')).toContain('101 Switching Protocols');
  // Read on, or the end would never be seen.
  wire.resume();
  wire.on('error', () => undefined);
  return wire;
}
