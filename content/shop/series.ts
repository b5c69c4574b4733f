/** The document of a series: written before its first buyer comes, closed after the last answer. */
import type { Db } from 'mongodb';
import type { BookEntry } from './services.ts';

interface SeriesBegun {
  readonly asked: number;
  readonly together: number;
  readonly retries: number;
  readonly forecast: number | null;
  readonly ways: readonly string[];
}

interface SeriesDocument extends SeriesBegun {
  readonly _id: number;
  readonly services: readonly object[];
  readonly startedAt: Date;
  readonly endedAt?: Date;
}

/** Under which conditions it begins, and what was foretold. Resolves with its number. */
export async function beginSeries(
  database: Db,
  book: readonly BookEntry[],
  begun: SeriesBegun,
): Promise<number> {
  const counter = await database
    .collection<{ _id: string; n: number }>('counters')
    .findOneAndUpdate(
      { _id: 'series' },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
  const _id = counter?.n ?? 1;
  const services = book.map(({ _id: service, failPercent, delayMs, killed }) => ({
    ...{ service, failPercent, delayMs, killed },
  }));
  const document = { _id, ...begun, services, startedAt: new Date() };
  await database.collection<SeriesDocument>('series').insertOne(document);
  return _id;
}

/** What an earlier process of this name left open: its buyers are gone with it. */
export async function endForsaken(database: Db): Promise<void> {
  await database
    .collection<SeriesDocument>('series')
    .updateMany({ endedAt: { $exists: false } }, { $set: { endedAt: new Date() } });
}

export async function endSeries(database: Db, series: number): Promise<void> {
  await database
    .collection<SeriesDocument>('series')
    .updateOne({ _id: series }, { $set: { endedAt: new Date() } });
}
