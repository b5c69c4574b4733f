/** Which errors mean that a token is of no use here: no retry helps, and somebody has to decide. */
import { type Db, MongoServerError } from 'mongodb';
import type { Refusal as Told } from '#lib/events.ts';
import { type CdcState, type Place, timeOfToken, timeText, uuidOfToken } from './cdc-state.ts';
import type { Refusal } from './connector-settings.ts';

/**
 * 286 ChangeStreamHistoryLost: older than the oplog. 280 ChangeStreamFatalError: not found in what
 * the oplog has of this collection. 260 InvalidResumeToken and the parser's own: no token at all.
 */
const REFUSED_CODES = [286, 280, 260, 9, 15, 40647, 40649];
const REFUSED_LABEL = 'NonResumableChangeStreamError';

/** undefined: any other trouble; it may pass, and the stream is opened again. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof ForeignToken) return error.refusal;
  if (!(error instanceof MongoServerError)) return undefined;
  const code = Number(error.code);
  if (!REFUSED_CODES.includes(code) && !error.hasErrorLabel(REFUSED_LABEL)) return undefined;
  const { codeName, message, errorLabels } = error;
  return { code, ...(codeName ? { codeName } : {}), message, labels: errorLabels };
}

/** 286 and 280: what it points behind is no longer there. Any other code: it is no token at all. */
const HISTORY_LOST = [286, 280];

/** The same for whoever watches the connector. */
export function toldAs({ code, codeName, message }: Refusal): Told {
  if (typeof code === 'string') return { cause: code, code, message };
  const cause = HISTORY_LOST.includes(code) ? 'history-lost' : 'no-token';
  return { cause, code: `${code} ${codeName ?? ''}`.trim(), message };
}

class ForeignToken extends Error {
  readonly refusal: Refusal;
  constructor(code: 'foreign-collection' | 'foreign-time', message: string) {
    super(message);
    this.refusal = { code, message, labels: [] };
  }
}

/**
 * Asked before the stream is opened, because the server would keep silent: about a token of another
 * collection until the next change of this one, about a token from the future until its own clock
 * gets there. Such a stream looks alive, and brings nothing.
 *
 * @throws ForeignToken, which `refusalOf` knows
 */
export async function requireOwnToken(
  database: Db,
  collection: string,
  state: CdcState,
  place: Place | null,
): Promise<void> {
  const collections = await database.listCollections({}, { nameOnly: false }).toArray();
  const uuids = new Map(collections.map(({ name, info }) => [name, hex(info?.uuid)]));
  const current = uuids.get(collection);
  if (place && 'startAfter' in place) {
    const uuid = uuidOfToken(place.startAfter);
    const followed = await state.followed();
    if (uuid !== undefined && uuid !== current && !followed.includes(uuid)) {
      const [owner = 'unknown'] = [...uuids].find(([, known]) => known === uuid) ?? [];
      const what = `the token is of collection ${owner} (uuid ${uuid}), not of ${collection}`;
      throw new ForeignToken('foreign-collection', what);
    }
    await requirePast(database, timeOfToken(place.startAfter));
  }
  if (current !== undefined) await state.follows(current);
}

async function requirePast(database: Db, time: ReturnType<typeof timeOfToken>): Promise<void> {
  const now = (await database.command({ ping: 1 })).operationTime;
  if (!time || !now || time.lessThanOrEqual(now)) return;
  const what = `the token's cluster time ${timeText(time)} is ahead of this cluster's ${timeText(now)}`;
  throw new ForeignToken('foreign-time', what);
}

const hex = (uuid: unknown): string | undefined =>
  typeof uuid === 'object' && uuid !== null && 'toHexString' in uuid
    ? String((uuid as { toHexString(dashes: boolean): string }).toHexString(false))
    : undefined;
