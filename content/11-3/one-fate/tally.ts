/**
 * Counts the runs of a `withTransaction` callback. The driver repeats it and tells nobody, so each
 * run that fails is written down here, apart from the transaction that was aborted.
 */
import { type Collection, MongoErrorLabel, MongoServerError, ObjectId } from 'mongodb';
import { type ErrorObject, toErrorObject } from '../../shop/error-object.ts';
import type { TryDocument } from './book.ts';

type About = Pick<TryDocument, 'name' | 'pid' | 'kind' | 'eventId' | 'offset' | 'handlers'>;

export interface Tally {
  run(callback: () => Promise<void>): Promise<void>;
  end(outcome: 'inserted' | 'refused', more?: Partial<TryDocument>): Promise<void>;
}

export function openTally(tries: Collection<TryDocument>, about: About): Tally {
  const _id = new ObjectId().toHexString();
  const startedAt = new Date();
  const codes: Record<string, number> = {};
  let runs = 0;
  let error: ErrorObject | null = null;
  let written = false;
  const write = async (more: Partial<TryDocument> = {}) => {
    written = true;
    const facts = { ...about, runs, codes: { ...codes }, error, startedAt, ...more };
    await tries.replaceOne({ _id }, facts, { upsert: true });
  };
  return {
    async run(callback) {
      runs += 1;
      try {
        await callback();
      } catch (thrown) {
        if (!(thrown instanceof MongoServerError)) throw thrown;
        const code = String(thrown.code);
        codes[code] = (codes[code] ?? 0) + 1;
        error = toErrorObject(thrown);
        // Fifty at once would write more than they work: a race is told of at its end.
        const again = thrown.hasErrorLabel(MongoErrorLabel.TransientTransactionError);
        if (again && about.kind !== 'race') await write();
        throw thrown;
      }
    },
    async end(outcome, more = {}) {
      // A delivery that went through at once is no news.
      if (!written && about.kind === 'delivery') return;
      await write({ endedAt: new Date(), outcome, ...more });
    },
  };
}
