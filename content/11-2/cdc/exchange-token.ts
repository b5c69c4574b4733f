/**
 * Puts a token into `cdc_state` that the connector can't go on from: one of another collection, or
 * one whose time lies before everything the oplog still holds. Both are real tokens of this server;
 * of the second only the time was turned back.
 */
import type { Document } from 'mongodb';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { openCdcState, type ResumeToken } from '../../shop/cdc-state.ts';
import { CONNECTOR, TOPIC } from './names.ts';

/** What a token begins with; after it, eight hexadecimal digits with the seconds of its time. */
const TOKEN = '82';
/** A second of 1970. */
const LONG_AGO = '00000001';

export async function exchangeToken({ db, kafka }: LabContext, of: 'other' | 'old'): Promise<void> {
  const state = openCdcState(db, CONNECTOR);
  const { place } = await state.read();
  // The id of an event is the token of its change.
  const published = (await kafka.records(TOPIC)).map(({ headers }) => headers.eventId ?? '');
  const own = published.findLast((id) => id.startsWith(TOKEN));
  if (!place || own === undefined) {
    throw new LabError('no-token', { retriable: true, about: CONNECTOR });
  }
  const old = { _data: `${TOKEN}${LONG_AGO}${own.slice(TOKEN.length + LONG_AGO.length)}` };
  await state.saveToken(of === 'other' ? await tokenOfAnother(db) : old);
}

/** The token of a change that another collection has just seen. */
async function tokenOfAnother(db: LabContext['db']): Promise<ResumeToken> {
  const customers = db.collection<Document>('customers');
  const { operationTime } = await db.command({ ping: 1 });
  await customers.insertOne({ name: 'dewi', at: Date.now() });
  const stream = customers.watch([], { startAtOperationTime: operationTime });
  try {
    const change = await stream.next();
    return change._id as ResumeToken;
  } finally {
    await stream.close();
  }
}
