/**
 * Reads a source ahead while its consumer works, and hands over in one piece what has come
 * meanwhile: a consumer that keeps up gets one thing at a time, one that falls behind gets many.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

export interface Ahead<Item> extends AsyncIterable<readonly Item[]> {
  /** Read, and not handed over yet. */
  readonly waiting: number;
}

interface Options<Item> {
  /** Reading rests while what waits weighs this much, or more; the last one may exceed it. */
  readonly most: number;
  weightOf(item: Item): number;
  /** How many of those that wait belong to the next piece; at least one. */
  cut(waiting: readonly Item[]): number;
}

/**
 * To be iterated once. Everything that was read is handed over in its order, and only then does the
 * source's end, or its error, reach the consumer.
 */
export function readAhead<Item>(
  source: AsyncIterable<Item>,
  { most, weightOf, cut }: Options<Item>,
): Ahead<Item> {
  const waiting: Item[] = [];
  const came = bell();
  const went = bell();
  let weight = 0;
  let end: { readonly error?: unknown } | undefined;
  let left = false;

  async function read(): Promise<void> {
    for await (const item of source) {
      waiting.push(item);
      weight += weightOf(item);
      came.ring();
      while (weight >= most && !left) await went.rung();
      if (left) return;
    }
  }

  async function* pieces(): AsyncGenerator<readonly Item[]> {
    void read()
      .then(() => ({}))
      .catch((error: unknown) => ({ error }))
      .then((how) => {
        end = how;
        came.ring();
      });
    try {
      for (;;) {
        if (waiting.length === 0) {
          if (end && 'error' in end) throw end.error;
          if (end) return;
          await came.rung();
          // A source brings several at a time: those that came with this one go with it.
          await nextTurn();
          continue;
        }
        const piece = waiting.splice(0, Math.max(1, cut(waiting)));
        for (const item of piece) weight -= weightOf(item);
        went.ring();
        yield piece;
      }
    } finally {
      left = true;
      went.ring();
    }
  }

  return {
    get waiting() {
      return waiting.length;
    },
    [Symbol.asyncIterator]: pieces,
  };
}

/** Whoever waits for it is asked to look again; a ring that nobody hears is forgotten. */
function bell() {
  let heard: () => void = () => undefined;
  return {
    ring: () => heard(),
    rung: () =>
      new Promise<void>((resolve) => {
        heard = resolve;
      }),
  };
}
