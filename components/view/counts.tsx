/** How many there are of this and that, and how many of them are there twice: in words, too. */
import css from './counts.module.css';

export interface CountFacts {
  label: string;
  count: number;
  /** Of them; without it, it can't be twice, and nothing is said of it. */
  doubled?: number;
}

export interface CountsProps {
  counts: readonly CountFacts[];
  words: {
    number: (count: number) => string;
    twice: (count: number) => string;
    /** None is there twice. */
    once: string;
  };
}

export function Counts({ counts, words }: CountsProps) {
  return (
    <dl className={css.counts}>
      {counts.map(({ label, count, doubled }) => (
        <div key={label}>
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
      ))}
    </dl>
  );
}
