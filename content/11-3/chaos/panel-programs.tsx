'use client';
/** Everybody of the night: who is found dead is started again, and has another pid then. */
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { deathsOf } from './model-readings.ts';
import { BUYERS, HAND, PAYMENTS, PROXY, RELAY, SERVICE } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Along the way of an order, and then who reads. */
const ALONG = [BUYERS, SERVICE, RELAY, PROXY, ...PAYMENTS, HAND] as const;

export function Programs({ night }: { night: number | null }) {
  return (
    <div className={css.programs} data-testid="programs">
      {ALONG.map((name) => (
        <Program key={name} name={name} night={night} />
      ))}
    </div>
  );
}

function Program({ name, night }: { name: string; night: number | null }) {
  const words = useWords();
  const deaths = useFacts((state) => (night === null ? 0 : deathsOf(state, night, name)));
  const owns = useFacts(({ group }) =>
    group.members
      .filter(({ client }) => client === name)
      .flatMap(({ partitions }) => partitions.map((partition) => `P${partition}`))
      .join(' '),
  );
  const told = [owns, deaths > 0 ? words.died(deaths) : ''].filter(Boolean).join(' · ');
  return <PanelProcess name={name} reads={told || words.does[name] || '–'} />;
}
