/**
 * The numbers that an idempotent producer writes into the head of each batch, read off a Produce
 * request as it passes. A broker knows a repetition by these three and by nothing else.
 * Source: kafka.apache.org/protocol, "Produce Request" v3 to v8, and "Record Batch", magic 2.
 */

/** The first version that carries record batches, and the first with compact strings. */
const BATCHES_FROM = 3;
const FLEXIBLE_FROM = 9;
/** Behind length, keys and correlation id of a request. */
const CLIENT_ID_AT = 12;
/** From the start of a batch, bytes. */
const MAGIC_AT = 16;
const PRODUCER_AT = 43;
const NO_PRODUCER = -1n;

export interface BatchNumber {
  /** 64 bits, so in words. */
  readonly producerId: string;
  readonly epoch: number;
  /** Of the first record in the batch, within this session and partition. */
  readonly sequence: number;
}

/** Of the first partition; undefined where it has none, or where this version is not known. */
export function readBatchNumber(frame: Buffer, apiVersion: number): BatchNumber | undefined {
  if (apiVersion < BATCHES_FROM || apiVersion >= FLEXIBLE_FROM) return undefined;
  try {
    return numberIn(frame, firstBatchAt(frame));
  } catch (error) {
    // Cut short or made up: there is nothing to read, and the broker will say so.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function firstBatchAt(frame: Buffer): number {
  const afterText = (at: number) => at + 2 + Math.max(0, frame.readInt16BE(at));
  const acksAt = afterText(afterText(CLIENT_ID_AT));
  // acks, timeout, number of topics; then the name of the first
  const partitionsAt = afterText(acksAt + 2 + 4 + 4);
  // number of partitions, the first one's number, bytes of its records
  return partitionsAt + 4 + 4 + 4;
}

// #region number
function numberIn(frame: Buffer, at: number): BatchNumber | undefined {
  if (frame.readInt8(at + MAGIC_AT) !== 2) return undefined;
  const producerId = frame.readBigInt64BE(at + PRODUCER_AT);
  if (producerId === NO_PRODUCER) return undefined;
  const epoch = frame.readInt16BE(at + PRODUCER_AT + 8);
  const sequence = frame.readInt32BE(at + PRODUCER_AT + 10);
  return { producerId: String(producerId), epoch, sequence };
}
// #endregion
