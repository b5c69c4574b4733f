/** What the facts of the lab `dedupe-key` mean: milestones, what bore a guess out, live figures. */
import type { LabModel } from '#lib/lab.ts';
import type { Facts } from './model.ts';
import { type Row, rowsOf, totalOf } from './model-outcomes.ts';
import { EVENTS, type PresetName, SENT, TRIAL_EVENTS } from './names.ts';

/** The row of a broken design once its four attacks are over. */
function overOf(state: Facts, name: PresetName): Row | undefined {
  const row = rowsOf(state)[name];
  return row?.trial.state === 'over' ? row : undefined;
}

const attempted = (state: Facts): number | undefined => {
  const row = overOf(state, 'attempt');
  return row && totalOf(row, 'payment', ['retry']);
};

/** Payments and notifications of the attack with one delivery an event. */
const shared = (state: Facts) => {
  const row = overOf(state, 'shared');
  if (!row) return undefined;
  const paid = totalOf(row, 'payment', ['two']);
  return { paid, told: totalOf(row, 'notification', ['two']) };
};

const missing = (state: Facts): number | undefined => {
  const row = overOf(state, 'missing');
  return row && totalOf(row, 'payment', SENT);
};

const expired = (state: Facts): number | undefined => {
  const row = overOf(state, 'expiring');
  return row && totalOf(row, 'payment', ['replay']);
};

export const ratioOf = ({ costs }: Facts): number | undefined => {
  const last = costs.at(-1);
  return last && last.batch > 0 ? last.one / last.batch : undefined;
};

/** In the order of the text. */
export const milestones = {
  doubled: (state) => (attempted(state) ?? 0) > EVENTS,
  blocked: (state) => {
    const seen = shared(state);
    return seen !== undefined && seen.paid + seen.told < 2 * EVENTS;
  },
  swallowed: (state) => (missing(state) ?? TRIAL_EVENTS) < TRIAL_EVENTS,
  expired: (state) => (expired(state) ?? 0) > 0,
  priced: ({ costs }) => costs.length > 0,
} satisfies Record<string, (state: Facts) => boolean>;

/** A batch so many times quicker is called much quicker. */
const MANY = 5;

export const measures: LabModel<Facts>['measures'] = {
  attempt: (state) => {
    const paid = attempted(state);
    if (paid === undefined) return undefined;
    return { option: paid === 0 ? '0' : paid <= EVENTS ? '5' : '10', value: String(paid) };
  },
  shared: (state) => {
    const seen = shared(state);
    if (!seen) return undefined;
    const sum = seen.paid + seen.told;
    const option = sum === 0 ? '0' : sum < 2 * EVENTS ? '5' : '10';
    return { option, value: `${seen.paid} + ${seen.told}` };
  },
  missing: (state) => {
    const paid = missing(state);
    if (paid === undefined) return undefined;
    return { option: paid === 0 ? '0' : paid < TRIAL_EVENTS ? '1' : '15', value: String(paid) };
  },
  expiring: (state) => {
    const added = expired(state);
    if (added === undefined) return undefined;
    const option = added === 0 ? '0' : added < TRIAL_EVENTS ? 'some' : '15';
    return { option, value: String(added) };
  },
  cost: (state) => {
    const ratio = ratioOf(state);
    if (ratio === undefined) return undefined;
    const option = ratio < 2 ? 'same' : ratio <= MANY ? 'some' : 'many';
    return { option, value: `${ratio.toFixed(1)}×` };
  },
};

const DAY_MS = 86_400_000;

/** Refusals a second, of the last measurement. */
const perSecond = (refused: number | undefined, ms: number | undefined): string | undefined =>
  refused && ms ? String(Math.round((refused / ms) * 1000)) : undefined;

const seconds = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : (ms / 1000).toFixed(1);

export const live: LabModel<Facts>['live'] = {
  attemptPaid: (state) => attempted(state)?.toString(),
  sharedPaid: (state) => shared(state)?.paid.toString(),
  sharedTold: (state) => shared(state)?.told.toString(),
  missingPaid: (state) => missing(state)?.toString(),
  missingKey: (state) => state.missingKey ?? undefined,
  expiredPaid: (state) => expired(state)?.toString(),
  youngest: (state) => seconds(overOf(state, 'expiring')?.trial.forgotten?.youngestMs),
  oldest: (state) => seconds(overOf(state, 'expiring')?.trial.forgotten?.oldestMs),
  retentionDays: ({ retentionMs }) =>
    retentionMs === null ? undefined : String(Math.round(retentionMs / DAY_MS)),
  onePerSecond: ({ costs }) => perSecond(costs.at(-1)?.refusedOne, costs.at(-1)?.one),
  batchPerSecond: ({ costs }) => perSecond(costs.at(-1)?.refusedBatch, costs.at(-1)?.batch),
  ratio: (state) => ratioOf(state)?.toFixed(1),
};
