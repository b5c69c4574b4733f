/** Which errors mean that a token is of no use here: no retry helps, and somebody has to decide. */
import { type Db, MongoServerError } from 'mongodb';
import { type Place, timeOfToken, timeText } from './cdc-state.ts';
import type { Refusal } from './connector-settings.ts';

/**
 * 286 ChangeStreamHistoryLost: older than the oplog. 280 ChangeStreamFatalError: of another
 * collection. 260 InvalidResumeToken and the parser's own: no token at all.
 */
const REFUSED_CODES = [286, 280, 260, 9, 14, 40647, 40649, 50811];
const REFUSED_LABEL = 'NonResumableChangeStreamError';

/** undefined: any other trouble; it may pass, and the stream is opened again. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof ForeignTime) return error.refusal;
  if (!(error instanceof MongoServerError)) return undefined;
  const code = Number(error.code);
  if (!REFUSED_CODES.includes(code) && !error.hasErrorLabel(REFUSED_LABEL)) return undefined;
  const { codeName, message, errorLabels } = error;
  return { code, ...(codeName ? { codeName } : {}), message, labels: errorLabels };
}

class ForeignTime extends Error {
  readonly refusal: Refusal;
  constructor(message: string) {
    super(message);
    this.refusal = { code: 'foreign-time', message, labels: [] };
  }
}

/**
 * A token from the future is another cluster's. The server would wait until its own clock gets
 * there, and say nothing all the while: so it is asked before.
 */
export async function requireOwnTime(database: Db, place: Place | null): Promise<void> {
  const time = place && 'startAfter' in place ? timeOfToken(place.startAfter) : undefined;
  if (!time) return;
  const now = (await database.command({ ping: 1 })).operationTime;
  if (!now || time.lessThanOrEqual(now)) return;
  throw new ForeignTime(
    `the token's cluster time ${timeText(time)} is ahead of this cluster's ${timeText(now)}`,
  );
}
