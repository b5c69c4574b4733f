'use client';
/** One question, answered by the order service and by the copy that notification keeps. */
import { ControlButton } from '#components/lab/panel-control.tsx';
import { CallLine } from '#components/view/call-line.tsx';
import type { Messages } from './messages.id.ts';
import type { Asked } from './model.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Answers() {
  const words = useWords();
  const asked = useFacts((state) => state.asked.at(-1));
  return (
    <section className={css.answers} aria-label={words.question} data-testid="answers">
      <p>
        <b>{asked ? words.whereTo(asked.orderId) : words.question}</b>{' '}
        <ControlButton control="change-silent">{words.silent}</ControlButton>
        <ControlButton control="change-told">{words.told}</ControlButton>
        <ControlButton control="ask-both">{words.ask}</ControlButton>
      </p>
      <div className={css.sides}>
        <section aria-label={words.byCall} data-testid="answer-call">
          <p>{words.byCall}</p>
          {asked ? <Call asked={asked} /> : <p className={css.copy}>{words.notAsked}</p>}
        </section>
        <section aria-label={words.byCopy} data-testid="answer-copy">
          <p>{words.byCopy}</p>
          <p className={css.copy}>{asked ? copyOf(asked, words) : words.notAsked}</p>
        </section>
      </div>
    </section>
  );
}

function Call({ asked: { call } }: { asked: Asked }) {
  const words = useWords();
  const { state, errno, status, ms } = call;
  return state ? (
    <CallLine state="done" label={words.says(state.address, state.version, words.ms(ms))} />
  ) : (
    <CallLine state="broken" label={words.after(errno ?? `HTTP ${status}`, words.ms(ms))} />
  );
}

function copyOf({ copy, call, ms, at }: Asked, words: Messages): string {
  if (copy === null) return words.noCopy;
  const said = words.says(copy.address, copy.version, words.ms(ms));
  const age = words.seconds(Math.max(0, at - copy.copiedAt));
  if (call.state === null) return words.unchecked(said, age);
  return copy.version < call.state.version ? words.stale(said, age) : words.fresh(said);
}
