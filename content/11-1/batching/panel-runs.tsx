'use client';
import { bytesOf, rateOf } from './model-facts.ts';
/** What each way of sending came to, as bars on one scale; the one that goes on grows. */
import css from './panel.module.css';
import { Envelope } from './panel-envelope.tsx';
import type { Run, Tally } from './settings.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

type Way = Pick<Run, 'perRequest' | 'acks' | 'gzip'>;

/** The ways that the text measures, in its order: their rows are there from the beginning. */
const TEXT_WAYS: readonly Way[] = [
  { perRequest: 1, acks: -1, gzip: false },
  { perRequest: 1000, acks: -1, gzip: false },
  { perRequest: 1, acks: 0, gzip: false },
  { perRequest: 1, acks: -1, gzip: true },
  { perRequest: 1000, acks: -1, gzip: true },
];

const nameOf = ({ perRequest, acks, gzip }: Way) => `${perRequest} ${acks} ${gzip}`;
const TEXT_NAMES = new Set(TEXT_WAYS.map(nameOf));

export interface Shown {
  readonly name: string;
  /** null: a way of the reader's own, which they have not chosen yet. */
  readonly way: Way | null;
  readonly run: Run | undefined;
  /** The newest try came to nothing: what is drawn is an older one. */
  readonly failed: boolean;
  /** Messages a second, so far or in the end; 0 before its turn. */
  readonly rate: number;
  readonly tally: Tally | undefined;
}

/** The newest run of each way of the text, and in a last row that of any other way. */
export function shownOf(runs: readonly Run[], tally: Tally | null): readonly Shown[] {
  const row = (name: string, way: Way | null, tries: readonly Run[]): Shown => {
    const run = tries.findLast(({ state }) => state !== 'failed');
    const failed = tries.at(-1)?.state === 'failed';
    const own = run && tally?.id === run._id ? tally : undefined;
    const soFar = own && own.ms > 0 ? (own.records / own.ms) * 1000 : 0;
    const rate = run?.state === 'over' ? rateOf(run) : soFar;
    return { name, way, run, failed, rate, tally: own };
  };
  const others = runs.filter((run) => !TEXT_NAMES.has(nameOf(run)));
  const newest = others.at(-1);
  const alike = (way: Way) => runs.filter((run) => nameOf(run) === nameOf(way));
  return [
    ...TEXT_WAYS.map((way) => row(nameOf(way), way, alike(way))),
    row('other', newest ?? null, newest ? alike(newest) : []),
  ];
}

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
