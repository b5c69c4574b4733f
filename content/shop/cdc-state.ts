/**
 * Where a connector keeps its place: one document of `cdc_state` for each connector, in the same
 * database as the data, and so in another system than the events.
 */
import { type Db, Timestamp } from 'mongodb';

export const CDC_STATE = 'cdc_state';

export interface ResumeToken {
  readonly _data: string;
}

/** A place in the oplog: behind an event, or at a time of the cluster's clock. */
export type Place =
  | { readonly startAfter: ResumeToken }
  | { readonly startAtOperationTime: Timestamp };

interface StoredPlace {
  readonly _id: string;
  readonly token?: ResumeToken;
  /** Where a copy began, or where it was first started. */
  readonly position?: Timestamp;
  /** A copy was begun and not finished: what stands in the topic is a part. */
  readonly copying?: boolean;
  /** UUIDs of the collection so far: it has another one once it was dropped and made anew. */
  readonly followed?: readonly string[];
  readonly savedAt: number;
  readonly saves: number;
}

export interface CdcState {
  /** `copying`: the copy that this place belongs to was never finished. */
  read(): Promise<{ readonly place: Place | null; readonly copying: boolean }>;
  followed(): Promise<readonly string[]>;
  /** Writes the UUID of what is followed down. */
  follows(uuid: string): Promise<void>;
  saveToken(token: ResumeToken): Promise<void>;
  notePosition(position: Timestamp, copying: boolean): Promise<void>;
  /** Unless there is a place already: whatever is written from this time on is owed. */
  noteFirst(position: Timestamp): Promise<void>;
}

export function openCdcState(database: Db, connector: string): CdcState {
  const states = database.collection<StoredPlace>(CDC_STATE);
  const set = ($set: Partial<StoredPlace>, $unset: Partial<Record<keyof StoredPlace, ''>> = {}) =>
    states.updateOne(
      { _id: connector },
      { $set: { ...$set, savedAt: Date.now() }, $unset, $inc: { saves: 1 } },
      { upsert: true },
    );
  return {
    async read() {
      const stored = await states.findOne({ _id: connector });
      return { place: stored ? placeOf(stored) : null, copying: stored?.copying === true };
    },
    async followed() {
      return (await states.findOne({ _id: connector }))?.followed ?? [];
    },
    async follows(uuid) {
      await states.updateOne({ _id: connector }, { $addToSet: { followed: uuid } });
    },
    async saveToken(token) {
      await set({ token }, { position: '', copying: '' });
    },
    async notePosition(position, copying) {
      await set({ position, copying }, { token: '' });
    },
    async noteFirst(position) {
      const first = { position, copying: false, savedAt: Date.now(), saves: 0 };
      await states.updateOne({ _id: connector }, { $setOnInsert: first }, { upsert: true });
    },
  };
}

/** Whatever is written from here on belongs to this connector, whenever it is first started. */
export async function noteBeginning(database: Db, connector: string): Promise<void> {
  await openCdcState(database, connector).noteFirst(await timeToCome(database));
}

/** A stream that is given a time begins with it; at this one, nothing has been written yet. */
export async function timeToCome(database: Db): Promise<Timestamp> {
  const { t, i } = (await database.command({ ping: 1 })).operationTime as Timestamp;
  return new Timestamp({ t, i: i + 1 });
}

/** `startAfter` and not `resumeAfter`: only it goes on behind a collection that was dropped. */
function placeOf({ token, position }: StoredPlace): Place | null {
  if (token) return { startAfter: token };
  return position ? { startAtOperationTime: position } : null;
}

const TOKEN_TIME = /^82([0-9A-F]{8})([0-9A-F]{8})/;

/** The cluster time within a token: the first thing in it, `82` seconds increment. */
export function timeOfToken({ _data }: ResumeToken): Timestamp | undefined {
  const [, seconds, increment] = TOKEN_TIME.exec(_data) ?? [];
  if (seconds === undefined || increment === undefined) return undefined;
  return new Timestamp({ t: Number.parseInt(seconds, 16), i: Number.parseInt(increment, 16) });
}

const TOKEN_UUID = /5A1004([0-9A-F]{32})/;

/** Of the collection whose change it is; undefined in a token that is of no change, but of a time. */
export const uuidOfToken = ({ _data }: ResumeToken): string | undefined =>
  TOKEN_UUID.exec(_data)?.[1]?.toLowerCase();

export const timeText = (time: Timestamp): string => `${time.t}.${time.i}`;
