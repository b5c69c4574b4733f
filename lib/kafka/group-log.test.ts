import { describe, expect, it } from 'vitest';
import {
  assignment,
  commitKey,
  commitValue,
  groupKey,
  groupValue,
} from '../testing/group-records.ts';
import { decodeGroupRecord } from './group-log.ts';

const bookmark = { kind: 'committed', group: 'payment', topic: 'pesanan', partition: 2 };

describe('a commit in the group log', () => {
  it.each([0, 1, 2, 3] as const)('of value version %i tells the offset', (version) => {
    const fact = decodeGroupRecord(
      commitKey('payment', 'pesanan', 2),
      commitValue(version, 4_294_967_301),
    );
    expect(fact).toEqual({ ...bookmark, offset: 4_294_967_301 });
  });

  it('has a key of two versions', () => {
    const key = commitKey('payment', 'pesanan', 2, 0);
    expect(decodeGroupRecord(key, commitValue(3, 6))).toEqual({ ...bookmark, offset: 6 });
  });

  it('without a value says that the bookmark is gone', () => {
    const fact = decodeGroupRecord(commitKey('payment', 'pesanan', 2), null);
    expect(fact).toEqual({ ...bookmark, offset: null });
  });

  it('keeps names that are not ASCII whole', () => {
    const fact = decodeGroupRecord(commitKey('pembayaran-é', 'pesanan', 2), commitValue(3, 0));
    expect(fact).toMatchObject({ group: 'pembayaran-é', topic: 'pesanan', offset: 0 });
  });
});

describe('a group in the group log', () => {
  it.each([0, 1, 2, 3])('of value version %i tells its members and what they read', (version) => {
    const value = groupValue(version, 7, [
      { client: 'payment', assignment: assignment({ pesanan: [0, 2], lain: [1] }) },
      { client: 'second', instance: 'static-1', assignment: assignment({ pesanan: [1] }) },
    ]);
    expect(decodeGroupRecord(groupKey('payment'), value)).toEqual({
      kind: 'group',
      group: 'payment',
      generation: 7,
      members: [
        { client: 'payment', partitions: [0, 2, 1], sessionMs: 6000 },
        { client: 'second', partitions: [1], sessionMs: 6000 },
      ],
    });
  });

  it('has members without partitions while it is rebalancing', () => {
    const value = groupValue(3, 8, [
      { client: 'one', assignment: null },
      { client: 'two', assignment: Buffer.alloc(0) },
    ]);
    const members = [
      { client: 'one', partitions: [], sessionMs: 6000 },
      { client: 'two', partitions: [], sessionMs: 6000 },
    ];
    expect(decodeGroupRecord(groupKey('payment'), value)).toMatchObject({ members });
  });

  it('is empty when the last member left, and gone when its value is', () => {
    const empty = decodeGroupRecord(groupKey('payment'), groupValue(3, 9, []));
    expect(empty).toMatchObject({ generation: 9, members: [] });
    const gone = decodeGroupRecord(groupKey('payment'), null);
    expect(gone).toEqual({ kind: 'group', group: 'payment', generation: 0, members: [] });
  });

  it('of a version that we cannot read is refused aloud, not guessed', () => {
    const value = groupValue(4, 7, []);
    expect(() => decodeGroupRecord(groupKey('payment'), value)).toThrow(/version 4/);
  });
});

describe('what is neither', () => {
  it.each([3, 9, 14])('is left out (key version %i)', (version) => {
    const key = Buffer.alloc(20);
    key.writeInt16BE(version);
    expect(decodeGroupRecord(key, Buffer.from('whatever'))).toBeUndefined();
  });

  it('is left out when it has no key', () => {
    expect(decodeGroupRecord(null, Buffer.from('x'))).toBeUndefined();
  });
});
