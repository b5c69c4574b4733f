'use client';
/**
 * Where every order of the log is, as each group has it: in the database, in a process's memory,
 * still in the log, or passed over and in none of them. One bar a group, on one scale.
 */
import { endOf, whereabouts } from './model-where.ts';
import { GROUPS, type GroupName } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const KINDS = ['stored', 'memory', 'log', 'lost'] as const;

export function Fates() {
  const words = useWords();
  return (
    <section className={css.fates} aria-label={words.fates} data-testid="fates">
      {GROUPS.map((name) => (
        <Fate key={name} name={name} />
      ))}
    </section>
  );
}

function Fate({ name }: { name: GroupName }) {
  const words = useWords();
  const end = useFacts(endOf);
  // A plain value, so that the row is drawn again only when a number in it changed.
  const counts = useFacts((state) => {
    const found = whereabouts(state, name);
    return KINDS.map((kind) => found[kind]).join(' ');
  }).split(' ');
  const paused = useFacts((state) => name === 'analytics' && state.paused);
  const [stored = 0, memory = 0, log = 0, lost = 0] = counts.map(Number);
  const share = { stored, memory, log, lost };
  return (
    <div className={css.fate} data-group={name}>
      <b>{name}</b>
      <div className={css.bar} aria-hidden="true">
        {KINDS.map((kind) => (
          <i
            key={kind}
            data-kind={kind}
            style={{ width: `${end === 0 ? 0 : (share[kind] * 100) / end}%` }}
          />
        ))}
      </div>
      <p>
        <span>{name === 'payment' ? words.paid(stored) : words.counted(stored)}</span>
        {name === 'analytics' && <span data-kind="memory">{words.inMemory(memory)}</span>}
        <span>{words.inLog(log)}</span>
        {lost > 0 && <span data-kind="lost">{words.lost(lost)}</span>}
        {paused && <code>{words.paused}</code>}
      </p>
    </div>
  );
}
