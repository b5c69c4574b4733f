/** What the facts of the lab `outbox` mean: milestones, what bore a guess out, and live figures. */
import type { LabModel } from '#lib/lab.ts';
import type { Facts } from './model.ts';
import type { Attempt } from './model-documents.ts';
import { differencesOf } from './model-fates.ts';
import { afterOf, fieldsOf } from './model-records.ts';
import { FORGOTTEN_BUYER } from './names.ts';

const outboxOf = ({ outbox }: Facts, id: string) =>
  Object.entries(outbox).filter(([, { orderId }]) => orderId === id);

const isSent = (state: Facts, orderId: string): boolean =>
  Object.values(state.events).some((event) => event.orderId === orderId);

type Test = (attempt: Attempt) => boolean;

const whole: Test = ({ forget, died }) => !forget && !died;
const diedBefore: Test = ({ forget, died, crashPoint }) =>
  !forget && died && crashPoint !== 'after-commit';
const diedAfter: Test = ({ forget, died, crashPoint }) =>
  !forget && died && crashPoint === 'after-commit';
/** Died once the event was written and before the order was committed. */
const orphaned: Test = ({ forget, died, crashPoint }) =>
  forget && died && crashPoint === 'before-commit';

/** The first of its kind whose documents say the same: later ones don't change the figures. */
function firstOf(state: Facts, test: Test, holds: (state: Facts, id: string) => boolean) {
  return state.attempts.find((one) => test(one) && holds(state, one.orderId));
}

const both = (state: Facts, id: string) =>
  state.orders[id] !== undefined && outboxOf(state, id).length > 0;
const neither = (state: Facts, id: string) =>
  state.orders[id] === undefined && outboxOf(state, id).length === 0;

const together = (state: Facts) => firstOf(state, whole, both);
const vanished = (state: Facts) => firstOf(state, diedBefore, neither);
const survived = (state: Facts) =>
  firstOf(state, diedAfter, (facts, id) => both(facts, id) && isSent(facts, id));
const alone = (state: Facts) =>
  firstOf(state, orphaned, (facts, id) => !facts.orders[id] && isSent(facts, id));

/** Whether the old consumer read an event of this version: undefined while it has met none. */
function readBy(state: Facts, version: string): boolean | undefined {
  const ids = Object.entries(state.events)
    .filter(([, event]) => event.version === version)
    .map(([id]) => id);
  if (ids.some((id) => state.payments[id])) return true;
  return ids.some((id) => state.parked[id]) ? false : undefined;
}

/** Where the telephone number of the buyer who was erased still stands; undefined before that. */
export function phonesOf(state: Facts) {
  const theirs = Object.values(state.orders).filter(({ customer }) => customer === FORGOTTEN_BUYER);
  return {
    orders: theirs.filter(({ phone }) => phone).length,
    raw: state.phones.raw[FORGOTTEN_BUYER]?.length ?? 0,
    events: state.phones.events[FORGOTTEN_BUYER]?.length ?? 0,
  };
}

const isErased = (state: Facts): boolean =>
  state.erasure !== null && state.raw.end > 0 && phonesOf(state).orders === 0;

export const ratioOf = ({ costs }: Facts): number | undefined => {
  const last = costs.at(-1);
  return last && last.transaction / last.one;
};

/** In the order of the text. */
export const milestones = {
  together: (state) => together(state) !== undefined,
  vanished: (state) => vanished(state) !== undefined,
  survived: (state) => survived(state) !== undefined,
  orphaned: (state) => alone(state) !== undefined,
  leaked: (state) => isErased(state) && phonesOf(state).raw > 0,
  evolved: (state) => readBy(state, '2') !== undefined && readBy(state, '3') !== undefined,
  priced: ({ costs }) => costs.length > 0,
} satisfies Record<string, (state: Facts) => boolean>;

const countOf = (attempt: Attempt | undefined): number | undefined => attempt?.entries?.length;

function entriesMeasured(attempt: Attempt | undefined, least: number) {
  const count = countOf(attempt);
  if (count === undefined) return undefined;
  return { option: String(Math.min(Math.max(count, least), least + 2)), value: String(count) };
}

/** A transaction that takes this many times one insert, rounded, is called much dearer. */
const MANY = 4;

export const measures: LabModel<Facts>['measures'] = {
  entries: (state) => entriesMeasured(together(state), 1),
  aborted: (state) => entriesMeasured(vanished(state), 0),
  committed: (state) => {
    const event = survived(state);
    return event && { option: 'delivered', value: '1 event' };
  },
  forgotten: (state) => {
    const tried = state.attempts.find(orphaned);
    if (!tried || neither(state, tried.orderId)) return undefined;
    const [orders, outbox] = [
      state.orders[tried.orderId] ? 1 : 0,
      outboxOf(state, tried.orderId).length,
    ];
    return { option: orders > 0 ? 'order' : 'event', value: `orders ${orders}, outbox ${outbox}` };
  },
  phone: (state) => {
    if (!isErased(state)) return undefined;
    const { raw, events } = phonesOf(state);
    const option = raw === 0 ? 'nowhere' : events > 0 ? 'both' : 'raw';
    return { option, value: `${raw} : ${events}` };
  },
  versions: (state) => {
    const [added, broken] = [readBy(state, '2'), readBy(state, '3')];
    if (added === undefined || broken === undefined) return undefined;
    const option = !added ? 'none' : broken ? 'both' : 'added';
    const said = (ok: boolean) => (ok ? '✓' : '✕');
    return { option, value: `v2 ${said(added)} v3 ${said(broken)}` };
  },
  cost: (state) => {
    const ratio = ratioOf(state);
    if (ratio === undefined) return undefined;
    const times = Math.round(ratio);
    const option = times <= 1 ? 'same' : times < MANY ? 'some' : 'many';
    return { option, value: `× ${ratio.toFixed(1)}` };
  },
};

const cost = (state: Facts, way: 'one' | 'two' | 'transaction'): string | undefined => {
  const last = state.costs.at(-1);
  return last && `${Math.round(last[way])} ms`;
};

export const live: LabModel<Facts>['live'] = {
  entries: (state) => countOf(together(state))?.toString(),
  inside: (state) => together(state)?.entries?.[0]?.writes.join(' + '),
  abortedEntries: (state) => countOf(vanished(state))?.toString(),
  survivor: (state) => survived(state)?.orderId,
  orphan: (state) => alone(state)?.orderId,
  withoutOrder: (state) => String(differencesOf(state).withoutOrder.length),
  rawFields: ({ raw }) => {
    const born = raw.records.findLast(({ headers }) => headers.op === 'insert');
    return born && String(Object.keys(afterOf(born)).length);
  },
  eventFields: ({ records }) => {
    const first = records[0];
    return first && String(Object.keys(fieldsOf(first)).length);
  },
  phonesInOrders: (state) => (state.erasure ? String(phonesOf(state).orders) : undefined),
  phonesInRaw: (state) => (state.erasure ? String(phonesOf(state).raw) : undefined),
  phonesInEvents: (state) => (state.erasure ? String(phonesOf(state).events) : undefined),
  parkedReason: ({ parked }) => Object.values(parked).at(-1)?.reason[0],
  costOne: (state) => cost(state, 'one'),
  costTwo: (state) => cost(state, 'two'),
  costTransaction: (state) => cost(state, 'transaction'),
  ratio: (state) => ratioOf(state)?.toFixed(1),
};
