/**
 * A quota that a cluster gives to a client id, as an operator sets it with `kafka-configs.sh`.
 * kafkajs has no word for it, so the one request is written here byte by byte (AlterClientQuotas,
 * key 49, version 0).
 */
import { once } from 'node:events';
import { connect } from 'node:net';

const KEY = 49;
const VERSION = 0;
const CORRELATION = 1;
/** Of an answer: its length, the correlation, the throttle and the count of entries. */
const ERROR_AT = 16;

const short = (value: number) => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};
const long = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const double = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};
const text = (value: string) =>
  Buffer.concat([short(Buffer.byteLength(value)), Buffer.from(value)]);
const yes = Buffer.from([1]);
const no = Buffer.from([0]);

/**
 * Lets a client id read this many bytes a second. @returns takes the quota away again
 * @throws when the broker refuses
 */
export async function giveQuota(
  address: string,
  clientId: string,
  bytesPerSecond: number,
): Promise<() => Promise<void>> {
  await alter(address, clientId, bytesPerSecond, no);
  return () => alter(address, clientId, 0, yes);
}

async function alter(
  address: string,
  clientId: string,
  bytesPerSecond: number,
  remove: Buffer,
): Promise<void> {
  const request = Buffer.concat([
    ...[short(KEY), short(VERSION), long(CORRELATION), text('test-quota')],
    // One entry, of one entity, with one setting.
    ...[long(1), long(1), text('client-id'), text(clientId)],
    ...[long(1), text('consumer_byte_rate'), double(bytesPerSecond), remove],
    // To be carried out, not only looked at.
    no,
  ]);
  const [host = '', port] = address.split(':');
  const socket = connect(Number(port), host);
  try {
    socket.write(Buffer.concat([long(request.length), request]));
    let answer = Buffer.alloc(0);
    while (answer.length < ERROR_AT + 2) {
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      answer = Buffer.concat([answer, chunk]);
    }
    const error = answer.readInt16BE(ERROR_AT);
    if (error !== 0) throw new Error(`the broker refuses the quota of ${clientId}: error ${error}`);
  } finally {
    socket.destroy();
  }
}
