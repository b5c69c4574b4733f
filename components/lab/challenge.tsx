/**
 * The challenge: its task, and the verdict in words. The check runs on the server over broker and
 * database; every condition shows both numbers and what was asked to know them.
 */
import type { ReactNode } from 'react';
import { Check, Cross } from '#components/site/icons.tsx';
import type { Locale, Text } from '#components/site/words.ts';
import { Failure, type FailureValue } from './failure.tsx';
import { inLocale } from './in-locale.ts';
import { clocks } from './time.ts';
import { labWords } from './words.ts';

export interface Condition {
  readonly id: string;
  readonly text: Text;
  readonly left: string;
  readonly right: string;
  readonly ok: boolean;
  /** Equal, if nothing is said. */
  readonly sign?: '≥' | '∈';
  readonly query: string;
}

export interface ChallengeValue {
  readonly passed: boolean;
  readonly at: number;
  readonly conditions: readonly Condition[];
}

export interface ChallengeProps {
  readonly children: ReactNode;
  readonly title?: string;
  readonly report?: ChallengeValue;
  /** When it was first passed, ms, if in this run: the stamp stays over a reload. */
  readonly passedAt?: number;
  readonly pending: boolean;
  /** `now` once every step is done. */
  readonly tone: 'now' | 'quiet';
  readonly disabled?: string;
  readonly failure?: FailureValue;
  readonly locale: Locale;
  onCheck(): void;
}

export function ChallengeView(props: ChallengeProps) {
  const { children, title, report, passedAt, pending, disabled, failure, locale } = props;
  const passed = report?.passed ?? (passedAt === undefined ? undefined : true);
  const note = pending ? labWords.checking[locale] : disabled;
  return (
    <section
      className="challenge"
      id="tantangan"
      data-passed={passed}
      aria-label={labWords.challenge[locale]}
    >
      <header>
        <h2>
          {labWords.challenge[locale]}
          {title && `: ${title}`}
        </h2>
        {passed !== undefined && <Stamp passed={passed} locale={locale} />}
      </header>
      <div className="challenge-task">{children}</div>
      <div className="do-row">
        <button
          type="button"
          className="button"
          data-tone={note ? 'waiting' : passed ? 'quiet' : props.tone}
          data-testid="check"
          aria-disabled={note !== undefined}
          onClick={() => {
            if (note === undefined) props.onCheck();
          }}
        >
          {report ? labWords.checkAgain[locale] : labWords.check[locale]}
        </button>
        <span className="do-note">{note}</span>
      </div>
      <Failure failure={failure} locale={locale} />
      <div role="status">{report && <Report report={report} locale={locale} />}</div>
    </section>
  );
}

function signOf({ ok, sign }: Condition): string {
  if (sign === '≥') return ok ? '≥' : '<';
  if (sign === '∈') return ok ? '∈' : '∉';
  return ok ? '=' : '≠';
}

function Stamp({ passed, locale }: { passed: boolean; locale: Locale }) {
  return (
    <span className="stamp" data-passed={passed} data-testid="stamp">
      {passed ? <Check /> : <Cross size={12} />}
      {passed ? labWords.passed[locale] : labWords.notYet[locale]}
    </span>
  );
}

function Report({ report, locale }: { report: ChallengeValue; locale: Locale }) {
  return (
    <>
      <ul className="conditions">
        {report.conditions.map((condition) => (
          <li key={condition.id} data-ok={condition.ok} data-testid={`condition-${condition.id}`}>
            {condition.ok ? <Check /> : <Cross size={12} />}
            <span className="sr-only">
              {condition.ok ? labWords.holds[locale] : labWords.fails[locale]}:
            </span>
            <span className="condition-text">{condition.text[locale]}</span>
            <span className="condition-sum">
              {inLocale(condition.left, locale)} {signOf(condition)}{' '}
              {inLocale(condition.right, locale)}
            </span>
            <code className="condition-query">
              <span className="sr-only">{labWords.query[locale]} </span>
              {condition.query}
            </code>
          </li>
        ))}
      </ul>
      <p className="checked-at">
        {labWords.checkedAt[locale]} {clocks[locale].time(report.at)}
      </p>
    </>
  );
}
