/** What the facts of this lab mean: milestones, figures of the text, guesses borne out. */
import type { LabModel } from '#lib/lab.ts';
import type { SendFact } from '../../shop/proxied-documents.ts';
import { type Copy, isReadBack } from '../../shop/proxied-state.ts';
import type { Facts } from './model.ts';
import { copiesOf, cutsOf, type Slot, sendsOf, slotsOf, swallowedOf } from './model-sessions.ts';

const isAcked = (send: SendFact | undefined): boolean => send?.outcome === 'acked';

/** Numbered, asked for once, answered. */
const plain = (state: Facts): Slot | undefined =>
  slotsOf(state).find(
    ({ copy, requests }) =>
      copy.number !== null && requests.length === 1 && requests[0]?.fate === 'passed',
  );

/** Its ack was cut, and the call that it belonged to has ended well. */
const lost = (state: Facts): { slot: Slot; send: SendFact } | undefined => {
  for (const slot of slotsOf(state)) {
    if (slot.copy.number === null || cutsOf(slot) === 0) continue;
    const [send] = sendsOf(state, slot.copy.eventId);
    if (send?.outcome === 'acked') return { slot, send };
  }
  return undefined;
};

/** Asked for more than once under one number, and one record all the same. */
const recognised = (state: Facts): Slot | undefined => {
  const found = lost(state);
  if (!found || found.slot.requests.length < 2) return undefined;
  return copiesOf(state, found.slot.copy.eventId).length === 1 ? found.slot : undefined;
};

/** The program called `send` again, as another process, and was answered. */
function resent(state: Facts): { again: SendFact; copies: readonly Copy[] } | undefined {
  for (const { copy } of slotsOf(state)) {
    const [first, ...others] = sendsOf(state, copy.eventId);
    const again = others.find((one) => one.pid !== first?.pid && isAcked(one));
    const copies = copiesOf(state, copy.eventId);
    if (again && copies.every(({ number }) => number !== null)) return { again, copies };
  }
  return undefined;
}

const twoSessions = (state: Facts): readonly Copy[] | undefined => {
  const copies = resent(state)?.copies ?? [];
  return new Set(copies.map(({ number }) => number?.id)).size > 1 ? copies : undefined;
};

/** Two events of one form, under two numbers of one session. */
function clicked(state: Facts): readonly Copy[] | undefined {
  for (const { copy } of slotsOf(state)) {
    const copies = state.copies.filter(
      ({ key, number }) => key === copy.key && number !== null && number.id === copy.number?.id,
    );
    if (new Set(copies.map(({ eventId }) => eventId)).size > 1) return copies;
  }
  return undefined;
}

const inTime = ({ sends }: Facts): readonly SendFact[] =>
  Object.values(sends).sort((a, b) => a.at - b.at);

/** The first call that its client gave up, though the log has its order. */
const givenUp = (state: Facts): SendFact | undefined =>
  inTime(state).find((one) => one.outcome === 'failed' && isNumbered(state, one));

/** The next call of the same process, once that has ended. */
function afterGivingUp(state: Facts): SendFact | undefined {
  const failed = givenUp(state);
  const next = failed && inTime(state).find((one) => one.pid === failed.pid && one.at > failed.at);
  return next?.outcome === 'open' ? undefined : next;
}

const isNumbered = (state: Facts, { eventId, pid }: SendFact): boolean =>
  copiesOf(state, eventId).some((copy) => copy.pid === pid && copy.number !== null);

/** The keys of forms that the log knows of. */
export const formsOf = ({ copies }: Facts): readonly string[] => [
  ...new Set(copies.map(({ key }) => key)),
];

const paidOnce = (state: Facts): boolean => {
  const forms = formsOf(state);
  const paid = Object.values(state.payments).map(({ key }) => key);
  return (
    forms.length > 0 &&
    (state.groups.payment.committed ?? 0) >= state.end &&
    Object.keys(state.refusals).length > 0 &&
    paid.length === forms.length &&
    forms.every((key) => paid.includes(key))
  );
};

/** In the order of the text. */
export const milestones = {
  numbered: (state) => plain(state) !== undefined,
  recognised: (state) => recognised(state) !== undefined,
  session: (state) => twoSessions(state) !== undefined,
  clicked: (state) => clicked(state) !== undefined,
  swallowed: (state) => swallowedOf(state).length > 0,
  paid: paidOnce,
} satisfies Record<string, (state: Facts) => boolean>;

export const measures: LabModel<Facts>['measures'] = {
  repeat: (state) => {
    const found = lost(state);
    if (!found || !isReadBack(state, found.send)) return undefined;
    const times = copiesOf(state, found.slot.copy.eventId).length;
    const option = times > 1 ? 'twice' : 'once';
    return { option, value: `×${times}, ✓` };
  },
  session: (state) => {
    const found = resent(state);
    if (!found || !isReadBack(state, found.again)) return undefined;
    const { copies } = found;
    return { option: copies.length > 1 ? 'twice' : 'once', value: `×${copies.length}` };
  },
  exhausted: (state) => {
    const next = afterGivingUp(state);
    if (!next) return undefined;
    if (!isAcked(next)) return { option: 'error', value: '✗' };
    if (!isReadBack(state, next)) return undefined;
    const times = copiesOf(state, next.eventId).length;
    return { option: times > 0 ? 'stored' : 'lost', value: `×${times}, ✓` };
  },
};

const listed = (all: readonly (string | number)[] | undefined): string | undefined =>
  all && [...new Set(all)].join(', ');

/** The figures of each experiment's first order; later ones don't change them. */
export const live: LabModel<Facts>['live'] = {
  firstId: (state) => plain(state)?.copy.number?.id,
  firstEpoch: (state) => plain(state)?.copy.number?.epoch.toString(),
  firstSequence: (state) => plain(state)?.copy.number?.sequence.toString(),
  repeatOrder: (state) => recognised(state)?.copy.order,
  repeatOffset: (state) => recognised(state)?.copy.offset.toString(),
  repeatSequence: (state) => recognised(state)?.copy.number?.sequence.toString(),
  repeatRequests: (state) => listed(recognised(state)?.requests.map(({ id }) => `#${id}`)),
  sessionOrder: (state) => twoSessions(state)?.[0]?.order,
  sessionOffsets: (state) => listed(twoSessions(state)?.map(({ offset }) => offset)),
  sessionIds: (state) => listed(twoSessions(state)?.map(({ number }) => number?.id ?? '–')),
  clickedKey: (state) => clicked(state)?.[0]?.key,
  clickedOrders: (state) => listed(clicked(state)?.map(({ order }) => order)),
  clickedSequences: (state) => listed(clicked(state)?.map(({ number }) => number?.sequence ?? '–')),
  failedOrder: (state) => givenUp(state)?.order,
  lostOrder: (state) => swallowedOf(state)[0]?.send.order,
  lostOffset: (state) => swallowedOf(state)[0]?.send.baseOffset?.toString(),
  lostOwner: (state) => swallowedOf(state)[0]?.slot.copy.order,
  lostSequence: (state) => swallowedOf(state)[0]?.slot.copy.number?.sequence.toString(),
  records: ({ copies }) => copies.length.toString(),
  forms: (state) => formsOf(state).length.toString(),
  charges: ({ payments }) => Object.keys(payments).length.toString(),
  refused: ({ refusals }) => Object.keys(refusals).length.toString(),
};
