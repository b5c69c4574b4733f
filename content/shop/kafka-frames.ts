/**
 * As much of Kafka's protocol as a proxy needs that lets every byte pass: where a frame ends, whether
 * a request is a Produce, and what the broker said about it. Everything else stays opaque.
 * Source: kafka.apache.org/protocol, "Request Header v1" and "Produce Response" v0 to v8.
 */

export const PRODUCE = 0;
/** The first version of Produce with compact strings, which this file does not read. */
const FLEXIBLE_PRODUCE = 9;
/** Longer than any request or answer of a sandbox, bytes. */
export const FRAME_BYTES_MAX = 1_048_576;

export interface RequestHeader {
  readonly apiKey: number;
  readonly apiVersion: number;
  readonly correlationId: number;
}

export interface Ack {
  readonly baseOffset: number;
  /** Kafka's error code; 0 means stored. */
  readonly error: number;
}

/**
 * Cuts a stream into frames: four bytes of length, and so many bytes. What is given back still
 * begins with its length, so that it can be sent on as it is.
 * @throws RangeError when a frame is longer than `FRAME_BYTES_MAX` or shorter than a header
 */
export function createFrames(): (chunk: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const frames: Buffer[] = [];
    while (rest.length >= 4) {
      const length = rest.readInt32BE(0);
      if (length < 4 || length > FRAME_BYTES_MAX) throw new RangeError(`frame of ${length} bytes`);
      if (rest.length < 4 + length) break;
      frames.push(rest.subarray(0, 4 + length));
      rest = rest.subarray(4 + length);
    }
    return frames;
  };
}

/** undefined: too short to be a request, as a raw token of an old SASL handshake may be. */
export function readRequest(frame: Buffer): RequestHeader | undefined {
  if (frame.length < 12) return undefined;
  return {
    apiKey: frame.readInt16BE(4),
    apiVersion: frame.readInt16BE(6),
    correlationId: frame.readInt32BE(8),
  };
}

export const correlationOf = (answer: Buffer): number => answer.readInt32BE(4);

/** What the broker answered for the first partition; undefined where this version is not known. */
export function readAck(answer: Buffer, apiVersion: number): Ack | undefined {
  // length, correlation id, number of topics; then the name of the first.
  const nameAt = 12;
  if (apiVersion >= FLEXIBLE_PRODUCE || answer.length < nameAt + 2) return undefined;
  // number of partitions, and the first one's number
  const errorAt = nameAt + 2 + answer.readInt16BE(nameAt) + 8;
  if (answer.length < errorAt + 10) return undefined;
  const baseOffset = Number(answer.readBigInt64BE(errorAt + 2));
  return { error: answer.readInt16BE(errorAt), baseOffset };
}
