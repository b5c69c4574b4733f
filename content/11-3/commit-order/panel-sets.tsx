'use client';
/** The orders of the last series as sets, by id: never charged, once, more than once, waiting. */
import type { State } from './model.ts';
import { lastSeries, type Outcome, orderAt, ordersIn, outcomeOf } from './model-series.ts';
import type { ConsumerName } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Ids named of one set: as many as have their line beside a count where the room is short. */
const NAMED_MAX = 3;

export function Sets({ name }: { name: ConsumerName }) {
  const words = useWords();
  const read = (what: (outcome: Outcome) => number) => (state: State) =>
    what(outcomeOf(state, name, lastSeries(state)));
  const never = useFacts(read((outcome) => outcome.never.length));
  const again = useFacts(read((outcome) => outcome.again.length));
  const once = useFacts(read((outcome) => outcome.once));
  const orders = useFacts((state) => ordersIn(lastSeries(state)));
  const waiting = orders - once - again - never;
  return (
    <p className={css.sets} data-testid="sets">
      <Named what="never" name={name} count={never} title={words.setNever} />
      <span data-set="once">
        {words.setOnce} <b>{words.number(once)}</b>
      </span>
      <Named what="again" name={name} count={again} title={words.setAgain} />
      {waiting > 0 && (
        <span data-set="waiting">
          {words.setWaiting} {words.number(waiting)}
        </span>
      )}
    </p>
  );
}

interface NamedProps {
  readonly what: 'never' | 'again';
  readonly name: ConsumerName;
  readonly count: number;
  readonly title: string;
}

/** A set that should be empty: whoever is in it is named. */
function Named({ what, name, count, title }: NamedProps) {
  const words = useWords();
  const ids = useFacts((state) => {
    const offsets = outcomeOf(state, name, lastSeries(state))[what];
    return offsets
      .slice(0, NAMED_MAX)
      .map((offset) => orderAt(state, offset))
      .join(' ');
  });
  return (
    <span data-set={what} data-wrong={count > 0 || undefined}>
      {title} <b>{words.number(count)}</b> {count > 0 && <code>{ids}</code>}
      {count > NAMED_MAX && ' …'}
    </span>
  );
}
