/**
 * The two writes of a connector: records to the broker, the place behind them to the database. No
 * transaction spans the two; which of them comes first decides what a death between them costs.
 */
import type { Child } from '#lib/process/child.ts';
import type { CdcState, ResumeToken } from './cdc-state.ts';
import type { ConnectorSettings } from './connector-settings.ts';
import type { Publisher } from './publisher.ts';
import type { Item, Room } from './record-batch.ts';

export interface Delivery {
  /** One piece of the stream: one request to the broker. */
  take(changes: readonly Item[]): Promise<void>;
  /** How much the next piece may hold, so that place and death come where they were promised. */
  room(): Room;
  /** The place of a collection in which nothing happens. */
  saveIdle(token: unknown): void;
  /** Whoever leaves with a goodbye leaves no tail. */
  saveLast(): Promise<void>;
  /** An armed crash point takes effect from here on. */
  die(): void;
  /** Behind the last change that was published in this life. */
  readonly behind: ResumeToken | null;
}

type Saving = Pick<ConnectorSettings, 'save' | 'every' | 'dieAfter'>;

export function openDelivery(
  child: Child,
  { save, every, dieAfter: planned }: Saving,
  state: CdcState,
  publish: Publisher['publish'],
): Delivery {
  let dieAfter = planned;
  let behind: ResumeToken | null = null;
  let published = 0;
  let unsaved = 0;
  let busy = false;
  let idleSaved: Promise<void> = Promise.resolve();
  const enough = every === 'batch' ? 1 : every;
  const due = () => dieAfter !== null && published > dieAfter;

  // #region deliver
  async function deliver(changes: readonly Item[]): Promise<void> {
    const { token, ends } = lastOf(changes);
    if (save === 'before') {
      await state.saveToken(token);
      if (due()) await child.crashPoint('token-saved');
      await publish(messagesOf(changes));
      behind = token;
      return;
    }
    await publish(messagesOf(changes));
    behind = token;
    if (due()) await child.crashPoint('published');
    unsaved += changes.length;
    if (unsaved < enough && !ends) return;
    await state.saveToken(token);
    unsaved = 0;
  }
  // #endregion

  return {
    async take(changes) {
      busy = true;
      try {
        await idleSaved;
        published += messagesOf(changes).length;
        await deliver(changes);
      } finally {
        busy = false;
      }
    },
    room: () => ({
      changes: every === 'batch' ? Number.POSITIVE_INFINITY : every - unsaved,
      records: dieAfter === null ? Number.POSITIVE_INFINITY : dieAfter + 1 - published,
    }),
    saveIdle(token) {
      if (busy || !isToken(token) || (token._data === behind?._data && unsaved === 0)) return;
      behind = token;
      unsaved = 0;
      // Not saved this time is saved the next: nothing is lost by an older place.
      idleSaved = state.saveToken(token).catch((error) => console.error(error));
    },
    async saveLast() {
      if (behind) await state.saveToken(behind);
    },
    die() {
      dieAfter = published;
    },
    get behind() {
      return behind;
    },
  };
}

const messagesOf = (changes: readonly Item[]) => changes.flatMap(({ message }) => message ?? []);

function lastOf(changes: readonly Item[]): Item {
  const last = changes.at(-1);
  if (!last) throw new RangeError('nothing to deliver');
  return last;
}

const isToken = (token: unknown): token is ResumeToken =>
  typeof token === 'object' && token !== null && '_data' in token;
