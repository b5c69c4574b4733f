import { describe, expect, it } from 'vitest';
import { BATCH_BYTES, BATCH_RECORDS, bytesOf, cutBatch, type Item } from './record-batch.ts';

const ALL = { changes: Number.POSITIVE_INFINITY, records: Number.POSITIVE_INFINITY };
const message = { key: 'ORD-1', value: '{}', headers: { eventId: 'e' } };
const item = (fields: Partial<Item> = {}): Item => ({
  ...{ token: { _data: '82' }, message, ends: false, bytes: 100 },
  ...fields,
});
const many = (count: number, fields: Partial<Item> = {}) =>
  Array.from({ length: count }, () => item(fields));

describe('one request', () => {
  it('takes all that waits, up to its records and its bytes', () => {
    expect(cutBatch(many(7), ALL)).toBe(7);
    expect(cutBatch(many(BATCH_RECORDS + 1), ALL)).toBe(BATCH_RECORDS);
    expect(cutBatch(many(10, { bytes: BATCH_BYTES / 4 }), ALL)).toBe(4);
  });

  it('takes one that is too large alone, and nothing with it', () => {
    const large = item({ bytes: BATCH_BYTES + 1 });
    expect(cutBatch([large, item()], ALL)).toBe(1);
    expect(cutBatch([item(), large], ALL)).toBe(1);
  });

  it('ends where the place has to be saved, and with the record it is to die behind', () => {
    expect(cutBatch(many(80), { ...ALL, changes: 50 })).toBe(50);
    expect(cutBatch(many(80), { ...ALL, records: 20 })).toBe(20);
    expect(cutBatch(many(80), { ...ALL, records: 0 })).toBe(1);
    // A change without a record is no event to die at.
    const mixed = [item({ message: undefined }), ...many(3)];
    expect(cutBatch(mixed, { ...ALL, records: 2 })).toBe(3);
  });

  it('counts bytes, not characters', () => {
    const wide = { ...message, value: '語'.repeat(10) };
    expect(bytesOf(wide) - bytesOf({ ...message, value: '' })).toBe(30);
  });
});
