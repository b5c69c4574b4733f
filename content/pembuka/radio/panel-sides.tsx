'use client';
/**
 * The same orders both ways. By telephone a line is held open until the last service has answered;
 * by radio an event leaves as a wave, and the buyer waits for the broker's receipt alone.
 */
import { useClock } from '#components/lab/use-clock.ts';
import { useView } from '#components/lab/use-lab.ts';
import { CallLine, EventLine } from '#components/view/call-line.tsx';
import { quantile } from '../../shop/ledger.ts';
import type { Messages } from './messages.id.ts';
import type { Watched, Way } from './model.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Sides() {
  return (
    <div className={css.sides}>
      <Side way="phone" />
      <Side way="radio" />
    </div>
  );
}

function Side({ way }: { way: Way }) {
  const words = useWords();
  const series = useFacts((state) => state.series[way].at(-1));
  const p50 = series && quantile(series, 0.5);
  return (
    <section className={css.side} aria-label={words[way]} data-testid="side" data-side={way}>
      <p>
        <b>{words[way]}</b>{' '}
        {series && (
          <>
            <strong data-testid={`share-${way}`}>
              {words.share(words.number(series.accepted), words.number(series.placed))}
            </strong>
            {p50 !== undefined && ` · ${words.p50(words.ms(p50))}`}{' '}
            <span className={css.which}>{words.seriesName(series.id)}</span>
          </>
        )}
      </p>
      <LastOrder way={way} />
    </section>
  );
}

function LastOrder({ way }: { way: Way }) {
  const words = useWords();
  const watched = useFacts((state) => state.watched[way]);
  const other = useFacts((state) => state.watched[way === 'radio' ? 'phone' : 'radio']);
  const open = watched !== undefined && watched.ms === undefined;
  const offset = useView((view) => view.clockOffset);
  const past = useView((view) => view.past);
  const now = useClock(offset, 50, past || !open);
  if (!watched) {
    const label = other ? words.notBoth : words.noOrder;
    return <p className={css.silent}>{label}</p>;
  }
  const label = said(watched, Math.max(0, now - watched.since), way, words);
  if (way === 'radio' && (open || watched.status === 201)) {
    return <EventLine keyName={watched.customer} label={label} />;
  }
  const state = open ? 'open' : watched.status === 201 ? 'done' : 'broken';
  return <CallLine state={state} label={label} />;
}

function said(watched: Watched, waited: number, way: Way, words: Messages): string {
  const { orderId, ms, status, failedAt } = watched;
  if (ms === undefined) return words.waiting(words.ms(waited));
  const answer = String(status ?? '–');
  if (failedAt) return words.failedAt(orderId, failedAt, answer, words.ms(ms));
  return way === 'radio' && status === 201
    ? words.stored(orderId, words.ms(ms))
    : words.answered(orderId, answer, words.ms(ms));
}
