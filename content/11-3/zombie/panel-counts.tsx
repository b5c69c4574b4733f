'use client';
/** The counts on which the lab turns: charges with and without the index, dead letters, lag. */
import { lagOf, twiceIn } from './model-readings.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Counts() {
  const words = useWords();
  const paid = useFacts(({ charges }) => charges.length);
  const paidTwice = useFacts(({ charges }) => twiceIn(charges));
  const bare = useFacts((state) => state.bare.length);
  const bareTwice = useFacts((state) => twiceIn(state.bare));
  const letters = useFacts((state) => Object.keys(state.letters).length);
  const lag = useFacts((state) => lagOf(state));
  return (
    <section aria-label={words.counts} data-testid="counts">
      <dl className={css.counts}>
        <Count label={words.bare} count={bare} doubled={bareTwice} />
        <Count label={words.guarded} count={paid} doubled={paidTwice} />
        <Count label={words.letters} count={letters} />
        <Count label={words.lag} count={lag} />
      </dl>
    </section>
  );
}

function Count(props: { label: string; count: number; doubled?: number }) {
  const { label, count, doubled } = props;
  const words = useWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{words.number(count)}</b>
        {doubled !== undefined && count > 0 && (
          <span data-doubled={doubled > 0 || undefined}>
            {doubled > 0 ? words.twice(doubled) : words.once}
          </span>
        )}
      </dd>
    </div>
  );
}
