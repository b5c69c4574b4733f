/**
 * Puts a token into `cdc_state` that the connector can't go on from: one of another collection, or
 * one whose time lies before everything the oplog still holds. Both are real tokens of this server;
 * of the second only the time was turned back.
 */
import type { Document } from 'mongodb';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { openCdcState, type ResumeToken } from '../../shop/cdc-state.ts';
import { CONNECTOR } from './names.ts';

/** A second of 1970, in the eight hexadecimal digits that a token begins with after `82`. */
const LONG_AGO = '00000001';

export async function exchangeToken({ db }: LabContext, of: 'other' | 'old'): Promise<void> {
  const state = openCdcState(db, CONNECTOR);
  const { place } = await state.read();
  if (!place || !('startAfter' in place)) {
    throw new LabError('no-token', { retriable: true, about: CONNECTOR });
  }
  if (of === 'other') return state.saveToken(await tokenOfAnother(db));
  const { _data } = place.startAfter;
  await state.saveToken({ _data: `82${LONG_AGO}${_data.slice(10)}` });
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
