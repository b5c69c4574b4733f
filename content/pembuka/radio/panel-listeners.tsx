'use client';
/** The five listeners: each a process, with how far its bookmark is behind the log. */
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { SERVICES, type ServiceName } from '../../shop/services.ts';
import { lagOf } from './model.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Listeners() {
  const words = useWords();
  const notified = useFacts((state) => state.notified.length);
  const orders = useFacts(({ end, low }) => end - low);
  return (
    <div className={css.listeners}>
      {SERVICES.map((name) => (
        <Listener key={name} name={name} />
      ))}
      <p className={css.stored} data-testid="stored">
        {words.notifications(notified, orders)}
      </p>
    </div>
  );
}

function Listener({ name }: { name: ServiceName }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const known = useFacts(({ processes }) => processes[name] !== undefined);
  const lag = useFacts((state) => lagOf(state, name));
  const reading = useFacts(({ groups }) => groups[name].committed !== null);
  const lingers = useFacts(({ groups }) => groups[name].members.length > 0);
  const past = useView((view) => view.past);
  const fate = alive || !known ? 'kill' : 'revive';
  return (
    <PanelProcess
      name={name}
      reads={reading ? words.lag(lag) : words.notRead}
      lingering={!past && lingers}
    >
      <CardControl control={`${fate}-${name}`}>{words[fate]}</CardControl>
    </PanelProcess>
  );
}
