'use client';
/** The case in hand: which form it is about, the four causes to choose from, and what it was. */
import { ControlButton } from '#components/lab/panel-control.tsx';
import type { Messages } from './messages.id.ts';
import type { CaseFact } from './model-documents.ts';
import { casesOf, openCaseOf } from './model-readings.ts';
import { CAUSES } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function CaseRow() {
  const words = useWords();
  const open = useFacts(openCaseOf);
  const last = useFacts((state) => casesOf(state).at(-1));
  return (
    <section className={css.case} aria-label={words.caseOf(last?.id ?? 0)} data-testid="case">
      <span>
        <b>{words.caseOf(last?.id ?? 0)}</b>{' '}
        {open ? <code>{open.key}</code> : <Verdict last={last} words={words} />}
      </span>
      <span className={css.names}>
        {open ? (
          CAUSES.map((cause) => (
            <ControlButton key={cause} control={`name-${cause}`}>
              {words.causes[cause]}
            </ControlButton>
          ))
        ) : (
          <ControlButton control="case">{words.case}</ControlButton>
        )}
      </span>
    </section>
  );
}

function Verdict({ last, words }: { last: CaseFact | undefined; words: Messages }) {
  if (last?.cause == null) return <span>{words.caseRests}</span>;
  const cause = words.causes[last.cause];
  const right = last.named === last.cause;
  return (
    <span data-testid="verdict" data-right={right || undefined}>
      {right ? words.caseRight(cause) : words.caseWrong(cause)}
      {last.seed !== null && ` (${words.seed(last.seed)})`}
    </span>
  );
}
