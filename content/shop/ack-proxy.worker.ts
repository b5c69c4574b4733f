/**
 * A proxy between a producer and its broker that can lose an answer. Every byte passes as it came,
 * but the ack of a Produce request can be cut: only after the broker has said that the batch is
 * stored, and only after the ledger has it. Then both ends of that connection are closed, and the
 * producer is left with silence.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { z } from 'zod';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { HELLO_BYTES_MAX, LEDGER, LEVER, type Lever, type ProxyEntry } from './ack-proxy.ts';
import { correlationOf, createFrames, PRODUCE, readAck, readRequest } from './kafka-frames.ts';
import { type BatchNumber, readBatchNumber } from './produce-batch.ts';

/** Connections at a time; the programs of a sandbox need a handful. */
const CONNECTIONS_MAX = 40;

interface Asked {
  readonly number: number;
  readonly version: number;
  readonly bytes: number;
  readonly at: Date;
  readonly batch: BatchNumber | null;
}

const child = startChild();
const { kafka, mongoUri, database, prefix, name } = child.settings;
const mongo = await connectMongo({ uri: mongoUri }, name, 2);
const ledger = mongo.db(database).collection<ProxyEntry>(LEDGER);
const lever = mongo.db(database).collection<Lever>(LEVER);
let requests = (await ledger.findOne({}, { sort: { _id: -1 } }))?._id ?? 0;
let connections = 0;
let armed = 0;
/** Of so many acks one is cut, while any is to be; and how many came since that was agreed on. */
let every = 1;
let came = 0;
/** Until then it takes no connection and holds none: as if the broker were away. */
let shutUntil = 0;
const open = new Set<Socket>();
await showLever();

async function showLever(): Promise<void> {
  await lever.updateOne({ _id: 'proxy' }, { $set: { armed } }, { upsert: true });
}

/** One after another: the ledger is in the order in which the fates were decided. */
let last: Promise<unknown> = Promise.resolve();
function write(entry: ProxyEntry): Promise<unknown> {
  const written = last.then(() => ledger.insertOne(entry));
  last = written.catch((error) => console.error(error));
  return written;
}

function carry(near: Socket, target: { host: string; port: number }, first: Buffer): void {
  const connection = ++connections;
  const asked = new Map<number, Asked>();
  const far = dial(target);
  for (const socket of [near, far]) {
    open.add(socket.setNoDelay(true));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      open.delete(socket);
      hangUp();
    });
  }
  const entryOf = (correlationId: number, { number, bytes, at, batch }: Asked) => ({
    ...{ _id: number, connection, correlationId, bytes, at, batch },
  });
  const hangUp = () => {
    near.destroy();
    far.destroy();
    for (const [correlationId, request] of asked) {
      const nothing = { answeredAt: null, baseOffset: null, error: null } as const;
      // What can't be written is logged by `write` itself.
      write({ ...entryOf(correlationId, request), ...nothing, fate: 'unanswered' }).catch(
        () => undefined,
      );
    }
    asked.clear();
  };

  const onRequest = (frame: Buffer) => {
    const header = readRequest(frame);
    if (header?.apiKey === PRODUCE) {
      requests += 1;
      const { apiVersion: version, correlationId } = header;
      asked.set(correlationId, {
        ...{ number: requests, version, bytes: frame.length, at: new Date() },
        batch: readBatchNumber(frame, version) ?? null,
      });
    }
    far.write(frame);
  };

  // #region answer
  async function onAnswer(frame: Buffer): Promise<void> {
    const correlationId = correlationOf(frame);
    const request = asked.get(correlationId);
    if (request === undefined) return void near.write(frame);
    asked.delete(correlationId);
    const ack = readAck(frame, request.version);
    const known = { baseOffset: ack?.baseOffset ?? null, error: ack?.error ?? null };
    const entry = { ...entryOf(correlationId, request), ...known, answeredAt: new Date() };
    // Only what the broker has stored: to lose a refusal would prove nothing.
    const cut = armed > 0 && ack?.error === 0 && came++ % every === 0;
    if (!cut) {
      near.write(frame);
      return void (await write({ ...entry, fate: 'passed' }));
    }
    armed -= 1;
    far.pause();
    await write({ ...entry, fate: 'cut' });
    await showLever();
    hangUp();
  }
  // #endregion

  reading(near, createFrames(), async (frame) => onRequest(frame), first);
  reading(far, createFrames(), onAnswer);
}

/** Hands on frame by frame, in order; what is no frame ends the connection. */
function reading(
  from: Socket,
  cut: ReturnType<typeof createFrames>,
  take: (frame: Buffer) => Promise<void>,
  first?: Buffer,
): void {
  const read = (chunk: Buffer) => {
    try {
      for (const frame of cut(chunk)) {
        take(frame).catch((error) => {
          console.error(error);
          from.destroy();
        });
      }
    } catch (error) {
      console.error(error);
      from.destroy();
    }
  };
  if (first !== undefined && first.length > 0) read(first);
  from.on('data', read);
}

function dial({ host, port }: { host: string; port: number }): Socket {
  if (!kafka.ssl) return connect(port, host);
  const ca = kafka.ssl === true ? {} : { ca: [...kafka.ssl.ca] };
  // A server is asked for by its name; TLS knows no address for that.
  return connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ca });
}

/** Who dials says first whose it is and whom it wants; ports are given out again. */
function greet(near: Socket): void {
  if (Date.now() < shutUntil) return void near.on('error', () => undefined).destroy();
  let heard: Buffer = Buffer.alloc(0);
  const listen = (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk]);
    const end = heard.indexOf('\n');
    if (end < 0 && heard.length <= HELLO_BYTES_MAX) return;
    near.off('data', listen);
    const target = targetOf(heard.toString('utf8', 0, Math.max(0, end)));
    if (target === undefined || open.size >= 2 * CONNECTIONS_MAX) return void near.destroy();
    carry(near, target, heard.subarray(end + 1));
  };
  near.on('data', listen);
  near.on('error', () => near.destroy());
}

/** undefined: somebody else's line, or no place one could dial. */
function targetOf(line: string): { host: string; port: number } | undefined {
  const [owner, host = '', text] = line.split(' ');
  const port = Number(text);
  const dialled = host !== '' && Number.isInteger(port) && port > 0 && port < 65_536;
  return owner === prefix && dialled ? { host, port } : undefined;
}

const server = createServer(greet);
server.listen(0, '127.0.0.1');
await once(server, 'listening');

child.answer({
  address: async () => ({ port: (server.address() as AddressInfo).port }),
  async cut(raw) {
    const wanted = { acks: z.int().nonnegative(), every: z.int().positive().default(1) };
    ({ acks: armed, every } = z.object(wanted).parse(raw));
    came = 0;
    await showLever();
  },
  async shut(raw) {
    shutUntil = Date.now() + z.object({ ms: z.int().positive() }).parse(raw).ms;
    for (const socket of open) socket.destroy();
  },
});
child.onStop(async () => {
  server.close();
  for (const socket of open) socket.destroy();
  await last;
  await mongo.close();
});
child.ready();
