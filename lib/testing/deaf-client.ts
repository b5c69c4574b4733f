/**
 * A client that never reads its socket and yet looks alive: it joins a lab, then takes no byte off
 * the wire, while it goes on answering pings that it never saw. By hand, since a client of the
 * library closes a connection on which it hears no ping.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';

const PONG_EVERY_MS = 1000;
const JOIN_WITHIN_MS = 10_000;
/** Engine.IO: 4 message, 3 pong. Socket.IO: 0 connect, 2 event (with the number of its answer). */
const CONNECT = '40';
const CONNECTED = '40{';
const PONG = '3';
const joining = (slug: string) => `420${JSON.stringify(['join', { slug }])}`;
const JOINED = '430[';

export interface DeafClient extends Disposable {
  /** From now on nothing is read. */
  stopReading(): void;
  read(): void;
  /** What was read since it stopped. */
  heard(): { readonly bytes: number; readonly snapshots: number; readonly events: number };
  readonly closed: boolean;
}

export async function openDeafClient(
  url: string,
  cookie: string,
  slug = 'log',
): Promise<DeafClient> {
  const socket = await upgrade(url, cookie);
  let text = '';
  let bytes = 0;
  socket.on('error', () => undefined);
  const listen = (chunk: Buffer) => {
    bytes += chunk.length;
    text += chunk.toString('latin1');
  };
  socket.on('data', listen);
  const hears = async (word: string) => {
    const deadline = Date.now() + JOIN_WITHIN_MS;
    while (!text.includes(word)) {
      if (Date.now() > deadline) throw new Error(`the deaf client never heard ${word}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  socket.write(frame(CONNECT));
  await hears(CONNECTED);
  socket.write(frame(joining(slug)));
  await hears(JOINED);
  const pongs = setInterval(() => socket.write(frame(PONG)), PONG_EVERY_MS);
  const times = (word: string) => text.split(word).length - 1;
  return {
    stopReading() {
      socket.pause();
      text = '';
      bytes = 0;
    },
    read: () => void socket.resume(),
    heard: () => ({
      bytes,
      snapshots: times('42["snapshot"'),
      events: times('42["events"'),
    }),
    get closed() {
      return socket.destroyed;
    },
    [Symbol.dispose]() {
      clearInterval(pongs);
      socket.destroy();
    },
  };
}

async function upgrade(url: string, cookie: string): Promise<Socket> {
  const asked = request(`${url}/socket.io/?EIO=4&transport=websocket`, {
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      Origin: url,
      Cookie: `menara=${cookie}`,
    },
  });
  asked.end();
  const [, socket] = (await once(asked, 'upgrade')) as [unknown, Socket];
  return socket;
}

/** A short text frame; a client must mask, and a mask of zeros changes nothing. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 125) throw new RangeError(`${payload.length} bytes are no short frame`);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
