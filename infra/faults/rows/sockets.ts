/** W1 to W3: what a connection that breaks, a press sent again and a deaf client may not do. */
import { randomBytes } from 'node:crypto';
import { openReader } from '#lib/testing/socket-client.ts';
import type { Finding } from '../ledgers.ts';
import { openPress } from '../press.ts';
import { deafUnder, HELD_MAX_MB } from './flood.ts';
import { eventually, type RowContext } from './lane.ts';
import { startMutantServer } from './mutant-server.ts';
import { broken, type Row } from './row.ts';
import { offsetsOf, openVisit, order } from './visit.ts';

const RECORDS = 400;
const BREAK_EVERY_MS = 300;
const TIMES = 3;

/** Who joins again is told that nothing was missed. */
const NO_REPLAY = {
  file: 'lib/realtime/gateway.ts',
  from: 'session.since(known.seq)',
  to: 'session.since(session.seq())',
};

/** A press that was named is as good as one that was not. */
const NO_NAMES = {
  file: 'lib/once.ts',
  from: 'if (press === undefined || !isPressName(press)) return carryOut();',
  to: 'return carryOut();',
};

/** Everything is written to a socket, whether somebody reads it or not. */
const NO_BACK_PRESSURE = {
  file: 'lib/realtime/gateway.ts',
  from: 'blocked: () => !socket.conn.transport.writable,',
  to: 'blocked: () => false,',
};

/** The connection is closed under a stream of records, again and again. */
async function reconnecting({ stores }: RowContext, url: string): Promise<Finding[]> {
  const { socket, topic } = await openVisit(url);
  let breaks = 0;
  const breaking = setInterval(() => {
    if (!socket.socket.connected) return;
    breaks += 1;
    socket.socket.io.engine.close();
  }, BREAK_EVERY_MS);
  try {
    for (let n = 0; n < RECORDS; n += 1) {
      await stores.producer.send({ topic, acks: -1, messages: [order(n)] });
    }
    clearInterval(breaking);
    await eventually(() => offsetsOf(socket).includes(RECORDS - 1), 10_000);
    const seen = offsetsOf(socket);
    const inOrder = seen.length === RECORDS && seen.every((offset, index) => offset === index);
    const findings: Finding[] = [];
    if (!inOrder) findings.push(broken('acked, never seen', `${seen.length} of ${RECORDS} seen`));
    if (breaks < 2) findings.push(broken('order of a key broken', `only ${breaks} breaks`));
    const [gap] = socket.gaps;
    if (gap !== undefined) {
      const what = `${socket.gaps.length} gaps, the first ${gap}`;
      findings.push(broken('acked, never seen', what));
    }
    return findings;
  } finally {
    clearInterval(breaking);
    socket.socket.disconnect();
  }
}

/** One press that arrives again at once and later, then another one. */
async function pressedAgain({ stores }: RowContext, url: string): Promise<Finding[]> {
  const { cookie, socket, topic } = await openVisit(url);
  try {
    const named = () => openPress(url, { name: randomBytes(16).toString('hex') });
    const [one, other] = [await named(), await named()];
    const send = () => one(cookie, 'log', 'send', 1);
    const answers = await Promise.all(Array.from({ length: TIMES }, send));
    answers.push(await send(), await other(cookie, 'log', 'send', 1));
    // An answer says that the order is in the log: no need to wait for more of them.
    const orders = await stores.end(topic);
    const findings: Finding[] = [];
    const refused = answers.find(({ ok }) => !ok);
    if (refused) findings.push(broken('acked, no effect', JSON.stringify(refused)));
    if (orders > 2) findings.push(broken('effect twice', `${orders} orders of two presses`));
    if (orders < 2) findings.push(broken('acked, no effect', `${orders} orders of two presses`));
    return findings;
  } finally {
    socket.socket.disconnect();
  }
}

/** A client that takes nothing off the wire, while its lab is flooded; who reads must not feel it. */
async function unread({ stores }: RowContext, url: string, pid: number): Promise<Finding[]> {
  const { cookie, socket, topic } = await openVisit(url);
  const other = openReader({ url, cookie, origin: url });
  try {
    await other.connect();
    await other.follow('log');
    const { grownMb, heard, closed, sent, sentBytes } = await deafUnder({
      ...{ url, pid, cookie, topic },
      producer: stores.producer,
    });
    const findings: Finding[] = [];
    if (grownMb > HELD_MAX_MB) {
      findings.push(broken('effect of nothing', `the server grew by ${grownMb} MB`));
    }
    if (!(await eventually(() => offsetsOf(other).at(-1) === sent - 1, 5000))) {
      findings.push(broken('acked, never seen', 'the other reader fell behind'));
    }
    if (closed || heard.snapshots > 0) return findings;
    const backlog = `sent ${heard.events} messages of the backlog, ${heard.bytes} of ${sentBytes} bytes`;
    return [...findings, broken('effect of nothing', backlog)];
  } finally {
    socket.socket.disconnect();
    other.socket.disconnect();
  }
}

type Trial = (context: RowContext, url: string, pid: number) => Promise<Finding[]>;

/** The same trial on the drill's own server, and on one that lacks its safeguard. */
const both = (trial: Trial, change: Parameters<typeof startMutantServer>[0]) => ({
  guarded: (context: RowContext) => trial(context, context.url, context.pid),
  async unguarded(context: RowContext) {
    await using server = await startMutantServer(change, context);
    // Awaited here: the server must outlive the trial.
    return await trial(context, server.url, server.pid);
  },
});

export const socketRows: readonly Row[] = [
  {
    row: 'W1',
    name: `${RECORDS} records over a connection that breaks every ${BREAK_EVERY_MS} ms`,
    ...both(reconnecting, NO_REPLAY),
    safeguard: 'the replay of what was missed',
    turnsRed: 'acked, never seen',
  },
  {
    row: 'W2',
    name: `a press that arrives ${TIMES + 1} times acts once`,
    ...both(pressedAgain, NO_NAMES),
    safeguard: 'the memory of presses by name',
    turnsRed: 'effect twice',
  },
  {
    row: 'W3',
    name: 'a client that never reads costs the server little, and is sent a snapshot',
    ...both(unread, NO_BACK_PRESSURE),
    safeguard: 'the look at who reads',
    turnsRed: 'effect of nothing',
  },
];
