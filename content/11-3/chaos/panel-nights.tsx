'use client';
import { brokenIn } from './model-readings.ts';
import css from './panel.module.css';
import { fill } from './panel-form.ts';
/** The nights of this run: each with what was off and how it ended. One of them is looked at. */
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Nights({ shown }: { shown: number | null }) {
  const words = useWords();
  const nights = useFacts((state) => state.nights);
  const all = Object.values(nights);
  return (
    <nav className={css.nights} aria-label={words.nights} data-testid="nights">
      {all.length === 0 ? <p>{words.noNight}</p> : <span>{words.nightRow}</span>}
      {all.map(({ id, plan, off, state }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === shown}
          title={words.night(id, plan.seed)}
          data-testid={`night-${id}`}
          data-state={state}
          onClick={() => fill({ night: id })}
        >
          <b>{id}</b> {words.dealtWith(off)}: <Ending night={id} />
        </button>
      ))}
    </nav>
  );
}

function Ending({ night }: { night: number }) {
  const words = useWords();
  const state = useFacts(({ nights }) => nights[night]?.state ?? 'broken');
  const audit = useFacts(({ audits }) => audits[night]);
  const broken = audit ? brokenIn(audit).length : 0;
  const word = audit ? words.ended(broken) : words.state[state];
  return <span data-broken={broken > 0 || undefined}>{word}</span>;
}
