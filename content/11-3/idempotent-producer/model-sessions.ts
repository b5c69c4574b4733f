/**
 * Who wrote what under which number: sessions of the producer, and in each the numbers it has used.
 * A number that was asked for more than once is one record; an order that was answered under
 * another's number is no record at all. Everything the text shows is decided by this alone.
 */
import { latest } from '#lib/fold/latest.ts';
import type { RequestFact, SendFact } from '../../shop/proxied-documents.ts';
import type { Copy } from '../../shop/proxied-state.ts';
import type { Facts } from './model.ts';

/** One number of one session: what the log holds under it, and who asked for it. */
export interface Slot {
  readonly copy: Copy;
  /** In the order in which the proxy saw them. */
  readonly requests: readonly RequestFact[];
  /** Answered with this place, though the log holds another order there. */
  readonly swallowed: readonly SendFact[];
  /** An earlier order of the very same form, under an event of its own. */
  readonly formOf: string | null;
}

export interface Session {
  /** `4001/0`; of a producer without numbers its pid, `pid 812`. */
  readonly name: string;
  readonly numbered: boolean;
  readonly pid: number;
  readonly slots: readonly Slot[];
}

type Numbered = Copy['number'];

const nameOf = (number: Numbered, pid: number): string =>
  number ? `${number.id}/${number.epoch}` : `pid ${pid}`;

const same = (one: Numbered, other: Numbered): boolean =>
  one !== null &&
  other !== null &&
  one.id === other.id &&
  one.epoch === other.epoch &&
  one.sequence === other.sequence;

/** In the order in which their first record stands in the log. */
export const sessionsOf = ({ copies, requests, sends }: Facts): readonly Session[] =>
  sessions(copies, requests, sends);

const sessions = latest(
  (
    copies: Facts['copies'],
    requests: Facts['requests'],
    sends: Facts['sends'],
  ): readonly Session[] => {
    const asked = Object.values(requests).sort((a, b) => a.id - b.id);
    const called = Object.values(sends).sort((a, b) => a.at - b.at);
    const found = new Map<string, { numbered: boolean; pid: number; slots: Slot[] }>();
    for (const copy of copies) {
      const name = nameOf(copy.number, copy.pid);
      const known = found.get(name) ?? { numbered: copy.number !== null, pid: copy.pid, slots: [] };
      found.set(name, known);
      known.slots.push({
        copy,
        requests: asked.filter((one) => isFor(one, copy)),
        swallowed: called.filter((send) => isSwallowed(send, copy)),
        formOf: formBefore(copies, copy),
      });
    }
    return [...found].map(([name, parts]) => ({ name, ...parts }));
  },
);

const isFor = (request: RequestFact, copy: Copy): boolean =>
  copy.number ? same(request.number, copy.number) : request.baseOffset === copy.offset;

const isSwallowed = ({ outcome, baseOffset, eventId }: SendFact, copy: Copy): boolean =>
  outcome === 'acked' && baseOffset === copy.offset && eventId !== copy.eventId;

const formBefore = (copies: readonly Copy[], { key, eventId, offset }: Copy): string | null =>
  copies.find((one) => one.key === key && one.eventId !== eventId && one.offset < offset)?.order ??
  null;

export const slotsOf = (state: Facts): readonly Slot[] =>
  sessionsOf(state).flatMap(({ slots }) => slots);

export const cutsOf = ({ requests }: Slot): number =>
  requests.filter(({ fate }) => fate === 'cut').length;

/** Orders that were answered with success and that the log does not hold. */
export const swallowedOf = (
  state: Facts,
): readonly { readonly send: SendFact; readonly slot: Slot }[] =>
  slotsOf(state)
    .flatMap((slot) => slot.swallowed.map((send) => ({ send, slot })))
    .filter(({ send }) => !state.copies.some(({ eventId }) => eventId === send.eventId));

export const copiesOf = ({ copies }: Facts, event: string): readonly Copy[] =>
  copies.filter(({ eventId }) => eventId === event);

export const sendsOf = ({ sends }: Facts, event: string): readonly SendFact[] =>
  Object.values(sends)
    .filter(({ eventId }) => eventId === event)
    .sort((a, b) => a.at - b.at);
