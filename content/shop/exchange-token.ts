/**
 * Puts a token into `cdc_state` that the connector can't go on from: one of another collection, or
 * one whose time lies before everything the oplog still holds. Both are real tokens of this server;
 * of the second only the time was turned back.
 */
import type { Document } from 'mongodb';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { openCdcState, type ResumeToken } from './cdc-state.ts';

/** What a token begins with; after it, eight hexadecimal digits with the seconds of its time. */
const TOKEN = '82';
/** A second of 1970. */
const LONG_AGO = '00000001';

/** Whose token it is, and the topic in which the ids of its events stand. */
interface Owner {
  readonly connector: string;
  readonly topic: string;
}

/** @throws LabError `no-token` before the connector has published anything */
export async function exchangeToken(
  { db, kafka }: Pick<LabContext, 'db' | 'kafka'>,
  { connector, topic }: Owner,
  of: 'other' | 'old',
): Promise<void> {
  const state = openCdcState(db, connector);
  const { place } = await state.read();
  // The id of an event is the token of its change.
  const published = (await kafka.records(topic)).map(({ headers }) => headers.eventId ?? '');
  const own = published.findLast((id) => id.startsWith(TOKEN));
  if (!place || own === undefined) {
    throw new LabError('no-token', { retriable: true, about: connector });
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
