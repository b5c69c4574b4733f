/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabFact } from '#lib/events.ts';
import { document, folding } from '#lib/testing/events.ts';
import { model, type State } from './model.ts';
import {
  CHANGES,
  COLLECTIONS,
  collectionOf,
  type Guard,
  groupOf,
  ORDERS,
  type Road,
  STREAM,
  TOPICS,
  type View,
} from './names.ts';

export { document } from '#lib/testing/events.ts';

const IDS = Array.from({ length: ORDERS }, (_, index) => `ORD-${index + 1}`);

/** As every test's truth has it: ten pieces of ORD-1, twenty of ORD-2, … at Rp10. */
const qtyOf = (id: string): number => 10 * Number(id.slice('ORD-'.length));

export const orders: readonly LabFact[] = IDS.map((id) =>
  document(COLLECTIONS.orders, id, {
    ...{ customer: 'dewi', item: 'kopi', qty: qtyOf(id), total: 10 * qtyOf(id), version: CHANGES },
  }),
);

export const held = (view: View, id: string, qty: number): LabFact =>
  document(collectionOf(view), id, {
    ...{ customer: 'dewi', qty, total: 10 * qty, version: CHANGES },
    from: { topic: TOPICS.ordered, offset: 299 },
  });

export interface Passed {
  readonly ordered?: number;
  readonly shuffled?: number;
  readonly stale?: number;
  readonly guard?: Guard;
  /** Orders that the view has wrong. */
  readonly wrong?: readonly string[];
  /** Each number so many times what it should be. */
  readonly times?: number;
  readonly next?: number;
}

let made = 0;

export function passed(view: View, what: Passed): LabFact {
  const { ordered = 0, shuffled = 0, stale = 0, guard = 'version', wrong = [], times = 1 } = what;
  made += 1;
  const topic = shuffled > 0 ? TOPICS.shuffled : TOPICS.ordered;
  return document(COLLECTIONS.passes, `pass-${made}`, {
    ...{ view, seen: { ordered, shuffled }, guards: view === 'guarded' ? [guard] : [] },
    ...{ applied: ordered + shuffled - stale, stale, topic, next: what.next ?? STREAM },
    documents: IDS.map((_id) => {
      const qty = wrong.includes(_id) ? 1 : times * qtyOf(_id);
      return { _id, qty, total: 10 * qty };
    }),
    at: new Date(0),
  });
}

/** All three of them, as the stream leaves them. */
export const passedAll = (what: Passed): LabFact[] => [
  passed('inc', what),
  passed('set', what),
  passed('guarded', what),
];

export const told = (road: Road, offset: number, value: object): LabFact => ({
  type: 'records',
  topic: TOPICS[road],
  partition: 0,
  low: 0,
  end: offset + 1,
  records: [{ offset, at: 0, key: 'ORD-1', value: JSON.stringify(value), headers: {} }],
});

export const committed = (view: View, road: Road, offset: number | null): LabFact => ({
  ...{ type: 'committed', group: groupOf(view), topic: TOPICS[road], partition: 0, offset },
});

export const fold = folding(model);

export const measured = (name: string, state: State) => model.measures[name]?.(state);
