/**
 * The model of the lab `retention`: its milestones, what each guess is held against, and the values
 * that the text shows. What they are read from is folded in `model-facts.ts`.
 */
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import {
  type Facts,
  FIRST_RETENTION_MS,
  initial,
  lostOf,
  OUT_OF_RANGE,
  reduce,
} from './model-facts.ts';
import { fromTheEnd, type Return } from './model-outage.ts';
import { DROPPED } from './prices.ts';

export {
  CATALOG,
  FIRST_RETENTION_MS,
  FLOW_SECONDS,
  GROUP,
  LIMITS,
  lagOf,
  lostOf,
  OUT_OF_RANGE,
  oldestUnread,
  PRICE_TOPIC,
  TOPIC,
  WORK_MS,
  WRITER,
} from './model-facts.ts';

export type State = Facts & WithReached;

const isBuried = ({ prices: { kept } }: Facts): boolean => {
  const own = kept.filter(({ key }) => key === DROPPED);
  return own.length === 1 && own[0]?.value === null;
};

/** The first return to what was left, as the text asks for it: who began at the end is no answer. */
const lossy = ({ returns }: Facts): Return | undefined =>
  returns.find((one) => one.lost > 0 && !fromTheEnd(one));
/** Away for longer than the first retention, with orders waiting, and the longer one kept them. */
const whole = ({ returns }: Facts): Return | undefined =>
  returns.findLast(
    ({ lost, awayMs, committed, end, retentionMs }) =>
      lost === 0 &&
      end > committed &&
      awayMs >= FIRST_RETENTION_MS &&
      retentionMs > FIRST_RETENTION_MS,
  );

/** In the order of the text. */
export const milestones = {
  reading: ({ group }) => (group.committed ?? 0) >= 10,
  expired: (state) => lostOf(state) > 0,
  returned: (state) => lossy(state) !== undefined,
  survived: (state) => whole(state) !== undefined,
  compacted: ({ prices }) => prices.first !== null,
  buried: isBuried,
  passed: ({ progress }) => progress.passedHere === true,
} satisfies Record<string, (state: Facts) => boolean>;

const text = (value: number | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {
    'next-offset': (state) => {
      const back = lossy(state);
      if (!back) return undefined;
      return { option: 'low', value: `offset ${back.offset}` };
    },
    compaction: ({ prices: { first } }) => {
      if (first === null) return undefined;
      return {
        option: first.kept > first.keys ? 'at-least' : 'exact',
        value: `${first.kept} / ${first.end}`,
      };
    },
    tombstone: (state) => {
      const grave = state.prices.kept.find(({ key, value }) => key === DROPPED && value === null);
      // Of the moment in which it was written: the log grows on, and its place was the end before.
      return grave && { option: 'more', value: `end ${grave.offset} → ${grave.offset + 1}` };
    },
  },
  live: {
    end: ({ end }) => String(end),
    low: ({ low }) => String(low),
    committed: ({ group }) => text(group.committed),
    retention: ({ retentionMs }) => text(retentionMs),
    lost: (state) => text(lossy(state)?.lost),
    lostFrom: (state) => text(lossy(state)?.committed),
    nextOffset: (state) => text(lossy(state)?.offset),
    line: ({ lines }) => lines.find(({ message }) => message.startsWith(OUT_OF_RANGE))?.message,
    awaySeconds: (state) => text(mapped(whole(state), ({ awayMs }) => Math.round(awayMs / 1000))),
    pricesKept: ({ prices }) => String(prices.kept.length),
    pricesEnd: ({ prices }) => String(prices.end),
  },
});

function mapped<In, Out>(value: In | undefined, to: (value: In) => Out): Out | undefined {
  return value === undefined ? undefined : to(value);
}
