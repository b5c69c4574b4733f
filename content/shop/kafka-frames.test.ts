import { describe, expect, it } from 'vitest';
import {
  correlationOf,
  createFrames,
  FRAME_BYTES_MAX,
  PRODUCE,
  readAck,
  readRequest,
} from './kafka-frames.ts';

const framed = (body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length);
  return Buffer.concat([length, body]);
};

const request = (apiKey: number, apiVersion: number, correlationId: number): Buffer => {
  const body = Buffer.alloc(20);
  body.writeInt16BE(apiKey, 0);
  body.writeInt16BE(apiVersion, 2);
  body.writeInt32BE(correlationId, 4);
  return framed(body);
};

const ack = (correlationId: number, error: number, baseOffset: number): Buffer => {
  const topic = Buffer.from('pesanan');
  const body = Buffer.alloc(8 + 2 + topic.length + 8 + 2 + 8 + 16);
  body.writeInt32BE(correlationId, 0);
  body.writeInt32BE(1, 4);
  body.writeInt16BE(topic.length, 8);
  topic.copy(body, 10);
  const at = 10 + topic.length;
  body.writeInt32BE(1, at);
  body.writeInt32BE(0, at + 4);
  body.writeInt16BE(error, at + 8);
  body.writeBigInt64BE(BigInt(baseOffset), at + 10);
  return framed(body);
};

describe('frames of Kafka', () => {
  it('are the same however the stream is cut', () => {
    const all = [request(PRODUCE, 7, 1), request(3, 6, 2), request(PRODUCE, 7, 3)];
    const stream = Buffer.concat(all);
    for (const size of [1, 3, 7, 24, stream.length]) {
      const cut = createFrames();
      const found: Buffer[] = [];
      for (let at = 0; at < stream.length; at += size) {
        found.push(...cut(stream.subarray(at, at + size)));
      }
      expect(found).toEqual(all);
    }
  });

  it('that are too long, or shorter than a header, are refused', () => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(FRAME_BYTES_MAX + 1);
    expect(() => createFrames()(length)).toThrow(RangeError);
    length.writeInt32BE(-1);
    expect(() => createFrames()(length)).toThrow(RangeError);
  });

  it('say what is asked, and what was answered', () => {
    expect(readRequest(request(PRODUCE, 7, 41))).toEqual({
      apiKey: PRODUCE,
      apiVersion: 7,
      correlationId: 41,
    });
    expect(correlationOf(ack(41, 0, 12))).toBe(41);
    expect(readAck(ack(41, 0, 12), 7)).toEqual({ error: 0, baseOffset: 12 });
    expect(readAck(ack(41, 7, -1), 7)).toEqual({ error: 7, baseOffset: -1 });
  });

  it('of a version or a length nobody knows are not guessed at', () => {
    expect(readAck(ack(41, 0, 12), 9)).toBeUndefined();
    expect(readAck(ack(41, 0, 12).subarray(0, 30), 7)).toBeUndefined();
    expect(readRequest(framed(Buffer.alloc(4)))).toBeUndefined();
  });
});
