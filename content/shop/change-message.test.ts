import { type ChangeStreamDocument, Timestamp } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { timeOfToken, timeText, uuidOfToken } from './cdc-state.ts';
import { copyMessage, toMessage } from './change-message.ts';

const change = (fields: object) =>
  ({
    _id: { _data: '8269267A120000000329' },
    ns: { db: 'shop', coll: 'orders' },
    clusterTime: new Timestamp({ t: 1764129298, i: 3 }),
    documentKey: { _id: 'ORD-1' },
    ...fields,
  }) as unknown as ChangeStreamDocument;

describe('a change as a record', () => {
  it('has the token of its change as its id, and the document’s trace', () => {
    const fullDocument = { _id: 'ORD-1', total: 5, traceId: 't-1' };
    expect(toMessage(change({ operationType: 'insert', fullDocument }))).toEqual({
      key: 'ORD-1',
      value: JSON.stringify({ op: 'insert', _id: 'ORD-1', document: fullDocument }),
      headers: {
        eventId: '8269267A120000000329',
        eventType: 'orders.insert',
        clusterTime: '1764129298.3',
        schemaVersion: '1',
        traceId: 't-1',
      },
    });
  });

  it('tells when it was committed and when it was read', () => {
    const wallTime = new Date('2026-11-23T06:01:02.003Z');
    const { headers } =
      toMessage(change({ operationType: 'delete', wallTime }), undefined, 1_764_129_298_004) ?? {};
    expect(headers).toMatchObject({
      occurredAt: '2026-11-23T06:01:02.003Z',
      readAt: '2025-11-26T03:54:58.004Z',
    });
  });

  it('keeps its key and says null when the document is gone', () => {
    const gone = toMessage(change({ operationType: 'update', fullDocument: null }));
    expect(JSON.parse(gone?.value ?? '')).toEqual({ op: 'update', _id: 'ORD-1', document: null });
    const deleted = toMessage(change({ operationType: 'delete' }));
    expect(JSON.parse(deleted?.value ?? '')).toMatchObject({ op: 'delete', document: null });
  });

  it('leaves a document out that the topic would not take, and says how large it was', () => {
    // The broker counts bytes: twenty thousand of these characters are sixty thousand.
    for (const note of ['x'.repeat(60_000), '語'.repeat(20_000)]) {
      const fullDocument = { _id: 'ORD-1', note };
      const message = toMessage(change({ operationType: 'insert', fullDocument }));
      const value = JSON.parse(message?.value ?? '');
      expect(value).toMatchObject({ _id: 'ORD-1', document: null });
      expect(value.leftOut).toBeGreaterThan(60_000);
    }
  });

  it('says of a document that was never read how large it is', () => {
    const message = toMessage(change({ operationType: 'insert', fullDocument: null }), 16_000_000);
    expect(JSON.parse(message?.value ?? '')).toMatchObject({ document: null, leftOut: 16_000_000 });
  });

  it('is none when the collection itself changed', () => {
    expect(toMessage(change({ operationType: 'drop' }))).toBeUndefined();
    expect(toMessage(change({ operationType: 'invalidate' }))).toBeUndefined();
  });

  it('has an id of another kind when it was copied', () => {
    const { headers } = copyMessage({ _id: 'ORD-1' }, 'orders', '17.2');
    expect(headers).toMatchObject({ eventId: 'copy-17.2-ORD-1', eventType: 'orders.read' });
  });
});

describe('the time in a token', () => {
  it('is read where it stands, and not where it doesn’t', () => {
    const time = timeOfToken({ _data: '8269267A120000000329' });
    expect(time && timeText(time)).toBe(`${0x69267a12}.3`);
    expect(timeOfToken({ _data: 'XYZ' })).toBeUndefined();
  });

  it('stands before the uuid of the collection, in a token of a change', () => {
    const uuid = '490821C2FF2B440C850C5506C0E43DBD';
    const token = {
      _data: `826B079BB0000000042B022C0100296E5A1004${uuid}46645F696400646B079B0004`,
    };
    expect(uuidOfToken(token)).toBe(uuid.toLowerCase());
    expect(uuidOfToken({ _data: '826B079BB0000000042B0229296E04' })).toBeUndefined();
  });
});
