/**
 * The model of the lab `call-or-publish`: its milestones, what each guess is held against, and the
 * values that the text shows. What they are read from is folded in `model-facts.ts`.
 */
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { callsOf, type Facts, initial, reduce } from './model-facts.ts';
import type { Asked, Series } from './model-told.ts';
import { CONSUMERS } from './order-state.ts';

export { COPIES, COUNT, callsOf, lagOf, lagsOf, ORDERS, RUN_MAX, TOPIC } from './model-facts.ts';
export type { Asked, Refusal } from './model-told.ts';

export type State = Facts & WithReached;

/** The first thin series that each of the three has asked for, order by order. */
const askedFor = ({ series, calls }: Facts): Series | undefined =>
  series.find(
    ({ id, form, count }) =>
      form === 'thin' && CONSUMERS.every((name) => (calls[`${id} ${name}`] ?? 0) >= count),
  );

/** The first time both answered, and disagreed. */
const disagreed = ({ asked }: Facts): Asked | undefined =>
  asked.find(({ call, copy }) => call.state && copy && copy.version < call.state.version);

/** The first question about a changed order while the order service could answer. */
const compared = ({ asked }: Facts): Asked | undefined =>
  asked.find(({ change, call, copy }) => change && !change.told && call.state && copy);

/** The first question that the order service was too dead to answer. */
const unheard = ({ asked }: Facts): Asked | undefined =>
  asked.find(({ dead, call, copy }) => dead && !call.state && copy);

/** In the order of the text. */
export const milestones = {
  called: (state) => askedFor(state) !== undefined,
  stuck: ({ stuck }) => stuck !== null,
  resumed: ({ resumed }) => resumed,
  carried: ({ carried }) => carried !== null,
  stale: (state) => disagreed(state) !== undefined,
  fresh: ({ caught }) => caught !== null,
  unheard: (state) => unheard(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

const text = (value: number | string | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

const bytesOf = ({ series }: Facts, form: Series['form']): string | undefined =>
  text(series.findLast((one) => one.form === form)?.bytes);

const tenths = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : String(Math.round(ms / 100) / 10);

const ageOf = (asked: Asked | undefined): number | undefined =>
  asked?.change ? asked.at - asked.change.changedAt : undefined;

const heldFor = (asked: Asked | undefined): number | undefined =>
  asked?.copy ? asked.at - asked.copy.copiedAt : undefined;

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {
    calls: (state) => {
      const series = askedFor(state);
      if (!series) return undefined;
      const calls = callsOf(state, series.id);
      const option = calls === 0 ? '0' : calls <= series.count ? '20' : '60';
      return { option, value: `${calls} GET / ${series.count} event` };
    },
    stuck: ({ stuck }) =>
      stuck ? { option: 'wait', value: `lag ${stuck.lag}, ${stuck.reason}` } : undefined,
    carried: (state) =>
      state.carried
        ? { option: 'done', value: `lag 0, ${callsOf(state, state.carried.series)} GET` }
        : undefined,
    stale: (state) => {
      const asked = compared(state);
      const [call, copy] = [asked?.call.state, asked?.copy];
      if (!call || !copy) return undefined;
      const option = copy.version < call.version ? 'old' : 'new';
      return { option, value: `GET v${call.version}, copy v${copy.version}` };
    },
    now: (state) => {
      const asked = unheard(state);
      if (!asked) return undefined;
      const { errno, status } = asked.call;
      return { option: 'copy', value: `GET ${errno ?? status}, copy v${asked.copy?.version}` };
    },
  },
  live: {
    calls: (state) => text(askedFor(state) && callsOf(state, askedFor(state)?.id ?? 0)),
    thinBytes: (state) => bytesOf(state, 'thin'),
    fullBytes: (state) => bytesOf(state, 'full'),
    stuckLag: ({ stuck }) => text(stuck?.lag),
    stuckReason: ({ stuck }) => text(stuck?.reason),
    carriedHandled: ({ carried, handled }) => text(carried && (handled[carried.series] ?? 0)),
    carriedCalls: (state) => text(state.carried && callsOf(state, state.carried.series)),
    askedAddress: (state) => text(disagreed(state)?.call.state?.address),
    copyAddress: (state) => text(disagreed(state)?.copy?.address),
    staleFor: (state) => tenths(ageOf(disagreed(state))),
    caughtMs: ({ caught }) => text(caught && Math.round(caught.ms)),
    unheardReason: (state) => text(unheard(state)?.call.errno),
    unheardAddress: (state) => text(unheard(state)?.copy?.address),
    unheardAge: (state) => tenths(heldFor(unheard(state))),
  },
});
