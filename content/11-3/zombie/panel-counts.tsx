'use client';
import { Counts } from '#components/view/counts.tsx';
/** The counts on which the lab turns: charges with and without the index, dead letters, lag. */
import { lagOf, twiceIn } from './model-readings.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function CountsRow() {
  const words = useWords();
  const paid = useFacts(({ charges }) => charges.length);
  const paidTwice = useFacts(({ charges }) => twiceIn(charges));
  const bare = useFacts((state) => state.bare.length);
  const bareTwice = useFacts((state) => twiceIn(state.bare));
  const letters = useFacts((state) => Object.keys(state.letters).length);
  const lag = useFacts((state) => lagOf(state));
  return (
    <section className={css.counts} aria-label={words.counts} data-testid="counts">
      <Counts
        words={words}
        counts={[
          { label: words.bare, count: bare, doubled: bareTwice },
          { label: words.guarded, count: paid, doubled: paidTwice },
          { label: words.letters, count: letters },
          { label: words.lag, count: lag },
        ]}
      />
    </section>
  );
}
