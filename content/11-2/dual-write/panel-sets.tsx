'use client';
import { setsOf } from './model-fates.ts';
import { ORDERS, TOPIC } from './names.ts';
/** The three sets, by id: what only MongoDB knows, what both know, what only Kafka knows. */
import css from './panel-sets.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Ids named of one set: the youngest. */
const NAMED_MAX = 4;

export function SetsRow() {
  const words = useWords();
  const sets = useFacts(setsOf);
  return (
    <div className={css.sets}>
      <One
        name={`${ORDERS} \\ ${TOPIC}`}
        what="ghosts"
        ids={sets.ghosts}
        title={words.ghosts(sets.ghosts.length)}
        means={words.ghostsMean(words.rupiah(sets.paid))}
      />
      <One
        name={`${ORDERS} ∩ ${TOPIC}`}
        what="both"
        ids={sets.both}
        title={words.both(sets.both.length)}
        means={words.bothMean}
      />
      <One
        name={`${TOPIC} \\ ${ORDERS}`}
        what="orphans"
        ids={sets.orphans}
        title={words.orphans(sets.orphans.length)}
        means={words.orphansMean(words.rupiah(sets.shipped))}
      />
    </div>
  );
}

interface OneProps {
  readonly name: string;
  readonly what: 'ghosts' | 'both' | 'orphans';
  readonly ids: readonly string[];
  readonly title: string;
  readonly means: string;
}

function One({ name, what, ids, title, means }: OneProps) {
  const wrong = what !== 'both' && ids.length > 0;
  const more = ids.length > NAMED_MAX ? '… ' : '';
  return (
    <section aria-label={title} data-testid={`set-${what}`} data-wrong={wrong || undefined}>
      <p className={css.setName}>
        <b>{title}</b> <code>{name}</code>
      </p>
      <p className={css.ids}>{ids.length === 0 ? '∅' : more + ids.slice(-NAMED_MAX).join(' ')}</p>
      <p className={css.means}>{means}</p>
    </section>
  );
}
