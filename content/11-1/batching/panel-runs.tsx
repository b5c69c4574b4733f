'use client';
import { bytesOf, rateOf } from './model-facts.ts';
/** What each way of sending came to, as bars on one scale; the one that goes on grows. */
import css from './panel.module.css';
import { Envelope } from './panel-envelope.tsx';
import type { Run, Tally } from './settings.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Ways that are drawn; the evidence lists every run. */
const SHOWN_MAX = 6;

export interface Shown {
  readonly run: Run;
  /** Messages a second, so far or in the end; 0 before its turn. */
  readonly rate: number;
  readonly tally: Tally | undefined;
}

/** The newest run of each way, oldest first: a way that is measured again keeps one row. */
export function shownOf(runs: readonly Run[], tally: Tally | null): readonly Shown[] {
  const byWay = new Map<string, Run>();
  for (const run of runs) {
    if (run.state === 'failed') continue;
    const way = `${run.perRequest} ${run.acks} ${run.gzip}`;
    byWay.delete(way);
    byWay.set(way, run);
  }
  return [...byWay.values()].slice(-SHOWN_MAX).map((run) => {
    const own = tally?.id === run._id ? tally : undefined;
    const soFar = own && own.ms > 0 ? (own.records / own.ms) * 1000 : 0;
    return { run, rate: run.state === 'over' ? rateOf(run) : soFar, tally: own };
  });
}

export function Runs({ asTable }: { asTable: boolean }) {
  const words = useWords();
  const runs = useFacts((state) => state.runs);
  const tally = useFacts((state) => state.tally);
  const shown = shownOf(runs, tally);
  const most = Math.max(1, ...shown.map(({ rate }) => rate));
  if (shown.length === 0) {
    return (
      <p className={css.empty} data-testid="runs">
        {words.noRuns}
      </p>
    );
  }
  if (asTable) return <RunTable shown={shown} />;
  return (
    <figure className={css.runs} data-testid="runs" aria-label={words.runsName}>
      <figcaption className="sr-only">
        {shown.map(({ run, rate }) => `${words.wayOf(run)}: ${words.perSecond(rate)}. `)}
      </figcaption>
      {shown.map((one) => (
        <Row key={one.run._id} one={one} most={most} />
      ))}
    </figure>
  );
}

function Row({ one, most }: { one: Shown; most: number }) {
  const words = useWords();
  const { run, rate } = one;
  return (
    <div className={css.run} data-testid="run" data-state={run.state} aria-hidden="true">
      <span className={css.way}>{words.wayOf(run)}</span>
      <Envelope count={run.perRequest} gzip={run.gzip} label="" small />
      <svg className={css.bar} width="100%" height={18} aria-hidden="true">
        <rect
          className={run.state === 'over' ? css.done : css.going}
          x={0.75}
          y={2}
          width={`${Math.max(0.25, (rate / most) * 99)}%`}
          height={14}
        />
      </svg>
      <span className={css.rate}>
        <b>{words.number(Math.round(rate))}</b> {words.messagesPerSecond}
      </span>
      <span className={css.detail}>{detailOf(one, words)}</span>
    </div>
  );
}

function detailOf({ run, tally }: Shown, words: ReturnType<typeof useWords>): string {
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
          <tr key={one.run._id} data-testid="run" data-state={one.run.state}>
            <th scope="row">{words.wayOf(one.run)}</th>
            <td>{words.number(Math.round(one.rate))}</td>
            <td>{detailOf(one, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
