'use client';
/** What the analytics answer: a SELECT as it was run, and its rows with a bar for each sum. */
import { clocks } from '#components/lab/time.ts';
import { useLab } from '#components/lab/use-lab.ts';
import { shownAnswer } from './model-answers.ts';
import css from './panel.module.css';
import { fill, useForm } from './panel-form.ts';
import { AskForm } from './panel-search.tsx';
import { SELECT_NAMES, SELECTS, type SelectName } from './selects.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Rows with a line of their own; the tab of the evidence has all of them. */
const LINES = 3;

export function AnalyticsView() {
  const words = useWords();
  const { select } = useForm();
  return (
    <section className={css.view} aria-label={words.analyticsView} data-testid="analytics-view">
      <AskForm control="select" label={words.select}>
        <label className={css.field}>
          <span className="sr-only">{words.selectLabel}</span>
          <select
            value={select}
            onChange={({ target }) => fill({ select: target.value })}
            data-testid="form-select"
          >
            {SELECT_NAMES.map((name) => (
              <option key={name} value={name}>
                {words.selectOption[name]}
              </option>
            ))}
          </select>
        </label>
      </AskForm>
      <pre className={css.sql} data-testid="sql">
        {SELECTS[select]}
      </pre>
      <Rows asked={select} />
    </section>
  );
}

function Rows({ asked }: { readonly asked: SelectName }) {
  const { locale } = useLab();
  const words = useWords();
  const answer = useFacts(shownAnswer);
  if (!answer) return <p className={css.empty}>{words.notSummed}</p>;
  if (answer.name !== asked) return <p className={css.empty}>{words.notSelected}</p>;
  const { name, rows } = answer;
  const most = Math.max(1, ...rows.map(({ turnover }) => turnover));
  return (
    <ul className={css.rows} data-testid="turnover" data-select={name}>
      {rows.slice(0, LINES).map(({ label, orders, turnover }) => (
        <li key={label}>
          <span>{name === 'minute' ? clocks[locale].time(Number(label)) : label}</span>
          <i style={{ width: `${(turnover / most) * 100}%` }} aria-hidden="true" />
          <b>
            {words.ordersOf(orders)} · {words.rupiah(turnover)}
          </b>
        </li>
      ))}
    </ul>
  );
}
