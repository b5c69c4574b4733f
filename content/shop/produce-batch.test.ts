import { describe, expect, it } from 'vitest';
import { readBatchNumber } from './produce-batch.ts';

interface Written {
  readonly client?: string | null;
  readonly producerId?: bigint;
  readonly magic?: number;
}

const text = (value: string | null) => {
  const bytes = Buffer.from(value ?? '');
  const length = Buffer.alloc(2);
  length.writeInt16BE(value === null ? -1 : bytes.length);
  return Buffer.concat([length, bytes]);
};

/** A Produce request of one batch, up to the number of its records. */
function request({ client = 'order-service', producerId = 4001n, magic = 2 }: Written): Buffer {
  const batch = Buffer.alloc(61);
  batch.writeInt8(magic, 16);
  batch.writeBigInt64BE(producerId, 43);
  batch.writeInt16BE(3, 51);
  batch.writeInt32BE(17, 53);
  const [around, counts] = [Buffer.alloc(10), Buffer.alloc(12)];
  const parts = [text(client), text(null), around, text('pesanan'), counts, batch];
  return Buffer.concat([Buffer.alloc(12), ...parts]);
}

describe('the number of a batch', () => {
  it('is read where the batch stands, whatever its client is called', () => {
    const number = { producerId: '4001', epoch: 3, sequence: 17 };
    expect(readBatchNumber(request({}), 7)).toEqual(number);
    expect(readBatchNumber(request({ client: null }), 3)).toEqual(number);
    const large = 9_007_199_254_740_993n;
    expect(readBatchNumber(request({ producerId: large }), 7)?.producerId).toBe(String(large));
  });

  it('is none where no producer asked for one, or where nobody here can read it', () => {
    expect(readBatchNumber(request({ producerId: -1n }), 7)).toBeUndefined();
    expect(readBatchNumber(request({ magic: 1 }), 7)).toBeUndefined();
    for (const version of [2, 9]) expect(readBatchNumber(request({}), version)).toBeUndefined();
    const whole = request({});
    for (const end of [12, 20, 40, 80]) {
      expect(readBatchNumber(whole.subarray(0, end), 7)).toBeUndefined();
    }
  });
});
