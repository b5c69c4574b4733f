'use client';
/**
 * The three who need to know. Under each, how it came to know of the last series: by a call held
 * open to the order service, or by what the event itself carried.
 */
import { ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { CallLine, EventLine } from '#components/view/call-line.tsx';
import { lagOf } from './model.ts';
import { CONSUMERS, type Consumer } from './order-state.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Consumers() {
  const words = useWords();
  return (
    <section className={css.consumers} aria-label={words.consumers}>
      {CONSUMERS.map((name) => (
        <div key={name} className={css.consumer}>
          <Card name={name} />
          <Need name={name} />
        </div>
      ))}
      <p className={css.acts}>
        <ControlButton control="rest-all">{words['rest-all']}</ControlButton>
        <ControlButton control="work-all">{words['work-all']}</ControlButton>
      </p>
    </section>
  );
}

function Card({ name }: { name: Consumer }) {
  const words = useWords();
  const lag = useFacts((state) => lagOf(state, name));
  const reading = useFacts(({ groups }) => groups[name].committed !== null);
  return <PanelProcess name={name} reads={reading ? words.lag(lag) : words.notRead} />;
}

/** How this one came by what it had to know of the last series. */
function Need({ name }: { name: Consumer }) {
  const words = useWords();
  const series = useFacts((state) => state.series.at(-1));
  const answered = useFacts(({ calls }) => calls[`${series?.id} ${name}`] ?? 0);
  const lag = useFacts((state) => lagOf(state, name));
  const refusal = useFacts(({ refusals }) => refusals[name]);
  const key = useFacts(({ records }) => records.at(-1)?.key ?? null);
  const waits = lag > 0 && refusal !== undefined;
  if (waits) {
    return <CallLine state="broken" label={words.refused(refusal.reason, refusal.attempt)} />;
  }
  if (!series) return <p className={css.quiet}>{words.nothingYet}</p>;
  if (answered > 0) {
    return <CallLine state={lag > 0 ? 'open' : 'done'} label={words.asked(answered)} />;
  }
  if (lag > 0) return <p className={css.quiet}>{words.unread(lag)}</p>;
  return <EventLine keyName={key} label={words.carried} />;
}
