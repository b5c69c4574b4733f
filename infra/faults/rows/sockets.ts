/** W1 and W3: what a reader is sent over a connection that breaks, or that nobody reads from. */
import { readFile } from 'node:fs/promises';
import { openReader, type Reader } from '#lib/testing/socket-client.ts';
import { newVisitorCookie } from '#lib/visitor.ts';
import type { Finding } from '../ledgers.ts';
import { eventually, type RowContext } from './lane.ts';
import { broken, type Row } from './row.ts';

const RECORDS = 400;
const BREAK_EVERY_MS = 300;
const FLOOD_MS = 10_000;
const FLOOD_PER_SECOND = 200;
/** What a server may hold for one who does not read, MB. */
const HELD_MAX_MB = 50;

async function openVisit(url: string): Promise<{ cookie: string; socket: Reader; topic: string }> {
  const cookie = newVisitorCookie();
  const socket = openReader({ url, cookie, origin: url });
  await socket.connect();
  await socket.follow('log');
  const answer = await fetch(`${url}/api/lab/log/tools`, {
    headers: { cookie: `menara=${cookie}` },
  });
  const sandbox = /sb-[0-9a-f]{16}-r1/.exec(await answer.text())?.[0] ?? '';
  return { cookie, socket, topic: `${sandbox}-pesanan` };
}

const message = (n: number) => ({
  key: 'dewi',
  value: JSON.stringify({ orderId: `W-${n}`, customer: 'dewi', item: 'kopi', total: 1 }),
});

const offsets = ({ story }: Reader) =>
  story.flatMap(({ event }) =>
    event.type === 'records' ? event.records.map(({ offset }) => offset) : [],
  );

/** The connection is closed under a stream of records, again and again. */
async function reconnecting({ stores, url }: RowContext): Promise<Finding[]> {
  const { socket, topic } = await openVisit(url);
  let breaks = 0;
  const breaking = setInterval(() => {
    if (!socket.socket.connected) return;
    breaks += 1;
    socket.socket.io.engine.close();
  }, BREAK_EVERY_MS);
  try {
    for (let n = 0; n < RECORDS; n += 1) {
      await stores.producer.send({ topic, acks: -1, messages: [message(n)] });
    }
    clearInterval(breaking);
    await eventually(() => offsets(socket).includes(RECORDS - 1), 10_000);
    const seen = offsets(socket);
    const inOrder = seen.length === RECORDS && seen.every((offset, index) => offset === index);
    const findings: Finding[] = [];
    if (!inOrder) findings.push(broken('acked, never seen', `${seen.length} of ${RECORDS} seen`));
    if (breaks < 2) findings.push(broken('acked, never seen', `only ${breaks} breaks`));
    for (const gap of socket.gaps) findings.push(broken('acked, never seen', `gap: ${gap}`));
    return findings;
  } finally {
    clearInterval(breaking);
    socket.socket.disconnect();
  }
}

/** A socket that is never read from, while its lab is flooded; another reader must not feel it. */
async function unread({ stores, url, pid }: RowContext): Promise<Finding[]> {
  const { cookie, socket, topic } = await openVisit(url);
  const other = openReader({ url, cookie, origin: url });
  await other.connect();
  await other.follow('log');
  try {
    const before = await residentMb(pid);
    socket.pause();
    const until = Date.now() + FLOOD_MS;
    let sent = 0;
    while (Date.now() < until) {
      const messages = Array.from({ length: FLOOD_PER_SECOND / 10 }, (_, n) => message(sent + n));
      await stores.producer.send({ topic, acks: -1, messages });
      sent += messages.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const grown = (await residentMb(pid)) - before;
    const findings: Finding[] = [];
    if (grown > HELD_MAX_MB) findings.push(broken('effect of nothing', `grown by ${grown} MB`));
    const felt = !(await eventually(() => offsets(other).at(-1) === sent - 1, 5000));
    if (felt) findings.push(broken('acked, never seen', 'the other reader fell behind'));
    socket.resume();
    const end = other.known()?.seq ?? 0;
    const caughtUp = await eventually(() => (socket.known()?.seq ?? 0) >= end, 10_000);
    if (!caughtUp) findings.push(broken('acked, never seen', 'it does not catch up'));
    return findings;
  } finally {
    socket.socket.disconnect();
    other.socket.disconnect();
  }
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

export const socketRows: readonly Row[] = [
  {
    row: 'W1',
    name: `${RECORDS} records over a connection that breaks every ${BREAK_EVERY_MS} ms`,
    guarded: reconnecting,
  },
  {
    row: 'W3',
    name: `${FLOOD_PER_SECOND} records/s for ${FLOOD_MS / 1000} s at a socket nobody reads`,
    guarded: unread,
  },
];
