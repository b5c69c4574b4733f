/**
 * Asks a broker of ours for its metadata, in eight lines of the wire protocol: whether it serves,
 * and whether it is really ours (another program may have taken the port meanwhile). A client
 * library would bring reconnects and logs of its own to a question that is asked every 50 ms.
 */
import { connect } from 'node:net';

const DEADLINE_MS = 1000;
const METADATA = 3;
const METADATA_VERSION = 4;
const HEADER_BYTES = 4 + 4;

/** @returns the cluster's id once a broker is registered and serving, else undefined */
export function probeKafka(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let received = Buffer.alloc(0);
    const done = (answer: string | undefined) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(DEADLINE_MS, () => done(undefined));
    socket.once('error', () => done(undefined));
    socket.once('close', () => done(undefined));
    socket.once('connect', () => socket.write(metadataRequest()));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length >= 4 && received.length >= 4 + received.readInt32BE(0)) {
        done(clusterIdOf(received));
      }
    });
  });
}

function metadataRequest(): Buffer {
  const clientId = Buffer.from('menara-probe');
  const body = Buffer.alloc(2 + 2 + 4 + 2 + clientId.length + 4 + 1);
  let at = body.writeInt16BE(METADATA, 0);
  at = body.writeInt16BE(METADATA_VERSION, at);
  at = body.writeInt32BE(1, at);
  at = body.writeInt16BE(clientId.length, at);
  at += clientId.copy(body, at);
  // An empty list of topics, and no creation of any.
  at = body.writeInt32BE(0, at);
  body.writeInt8(0, at);
  const size = Buffer.alloc(4);
  size.writeInt32BE(body.length, 0);
  return Buffer.concat([size, body]);
}

/** throttle, then brokers (id, host, port, rack), then the cluster's id. */
function clusterIdOf(frame: Buffer): string | undefined {
  let at = HEADER_BYTES + 4;
  const text = (): string | undefined => {
    const length = frame.readInt16BE(at);
    at += 2;
    if (length < 0) return undefined;
    const value = frame.toString('utf8', at, at + length);
    at += length;
    return value;
  };
  const brokers = frame.readInt32BE(at);
  at += 4;
  for (let index = 0; index < brokers; index += 1) {
    at += 4;
    text();
    at += 4;
    text();
  }
  return brokers > 0 ? text() : undefined;
}
