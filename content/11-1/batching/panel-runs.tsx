'use client';
import { bytesOf } from './model-facts.ts';
import { type Shown, shownOf } from './model-rows.ts';
/** What each way of sending came to, as bars on one scale; the one that goes on grows. */
import css from './panel.module.css';
import { Envelope } from './panel-envelope.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Runs({ asTable }: { asTable: boolean }) {
  const words = useWords();
  const runs = useFacts((state) => state.runs);
  const tally = useFacts((state) => state.tally);
  const shown = shownOf(runs, tally);
  const most = Math.max(1, ...shown.map(({ rate }) => rate));
  if (asTable) return <RunTable shown={shown} />;
  return (
    <figure className={css.runs} data-testid="runs" aria-label={words.runsName}>
      <figcaption className="sr-only">
        {shown.map(({ run, rate }) => run && `${words.wayOf(run)}: ${words.perSecond(rate)}. `)}
      </figcaption>
      {shown.map((one) => (
        <Row key={one.name} one={one} most={most} />
      ))}
    </figure>
  );
}

function Row({ one, most }: { one: Shown; most: number }) {
  const words = useWords();
  const { way, run, rate } = one;
  return (
    <div className={css.run} data-testid="run" data-state={run?.state ?? 'none'} aria-hidden="true">
      <span className={css.way}>{way ? words.wayOf(way) : words.ownWay}</span>
      <Envelope count={way?.perRequest ?? 0} gzip={way?.gzip ?? false} label="" small />
      <svg className={css.bar} width="100%" height={16} aria-hidden="true">
        {run && (
          <rect
            className={run.state === 'over' ? css.done : css.going}
            x={0.75}
            y={1}
            width={`${Math.max(0.25, (rate / most) * 99)}%`}
            height={13}
          />
        )}
        {!run && <path className={css.ahead} d="M0.5 1v13" />}
      </svg>
      <span className={css.rate}>
        {run && (
          <>
            <b>{words.number(Math.round(rate))}</b> {words.messagesPerSecond}
          </>
        )}
      </span>
      <span className={css.detail}>{detailOf(one, words)}</span>
    </div>
  );
}

function detailOf(shown: Shown, words: ReturnType<typeof useWords>): string {
  const { run, failed, tally } = shown;
  if (failed) return words.runFailed;
  if (!run) return words.notYet;
  if (run.state === 'waiting') return words.inLine(run.ahead);
  const { outcome } = run;
  if (!outcome) return tally ? words.soFar(tally.records, tally.requests) : words.begins;
  const parts = [
    words.requests((outcome.requests / outcome.ms) * 1000),
    run.acks === 0
      ? words.arrivedOf(outcome.end - outcome.from, outcome.records)
      : words.waits(outcome.p50, outcome.p99),
    words.bytesEach(bytesOf(run)),
  ];
  return parts.join(' · ');
}

function RunTable({ shown }: { shown: readonly Shown[] }) {
  const words = useWords();
  return (
    <table className={css.table} data-testid="runs">
      <caption className="sr-only">{words.runsName}</caption>
      <thead>
        <tr>
          <th scope="col">{words.colWay}</th>
          <th scope="col">{words.messagesPerSecond}</th>
          <th scope="col">{words.colDetail}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((one) => (
          <tr key={one.name} data-testid="run" data-state={one.run?.state ?? 'none'}>
            <th scope="row">{one.way ? words.wayOf(one.way) : words.ownWay}</th>
            <td>{one.run ? words.number(Math.round(one.rate)) : '–'}</td>
            <td>{detailOf(one, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
