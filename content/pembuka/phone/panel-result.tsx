'use client';
/** What the buyers of the last series were answered, and how long each of them waited. */
import { useBox } from '#components/view/use-figure.ts';
import { percentOf, promised, quantile, type Series } from '../../shop/ledger.ts';
import css from './panel-result.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Result() {
  const words = useWords();
  const series = useFacts((state) => state.series.at(-1));
  if (!series) return <p className={css.result}>{words.noSeries}</p>;
  return (
    <div className={css.result} data-testid="result" data-over={series.over}>
      <p>
        <b>{words.seriesName(series.id)}</b>{' '}
        <span>{words.placedOf(words.number(series.placed), words.number(series.asked))}</span>
        <br />
        <Figures series={series} />
      </p>
      <Histogram series={series} />
    </div>
  );
}

function Figures({ series }: { series: Series }) {
  const words = useWords();
  const [p50, p99] = [quantile(series, 0.5), quantile(series, 0.99)];
  const { percent, ms } = promised(series.services, series.retries);
  const share = series.placed > 0 && words.accepted(words.percent(percentOf(series)));
  const waits =
    p50 !== undefined &&
    p99 !== undefined &&
    ` · ${words.waitP50(words.ms(p50))} · ${words.waitP99(words.ms(p99))}`;
  return (
    <>
      <strong>{share}</strong>
      {waits}
      <br />
      <span className={css.expected}>
        {words.arithmetic(words.percent(percent), words.ms(ms))}
        {series.forecast !== null && `; ${words.foretold(words.percent(series.forecast))}`}
      </span>
    </>
  );
}

const HEIGHT = 56;
const BASE = 42;
/** A bar and the room beside it, px. */
const STEP = 7;
const BAR = 5;

/** Waits as bars, from nothing to the longest: accepted below, failed hollow on top of them. */
function Histogram({ series }: { series: Series }) {
  const words = useWords();
  const { ref, width } = useBox<HTMLElement>();
  const bins = binsOf(series, Math.max(1, Math.floor(width / STEP)));
  const most = Math.max(1, ...bins.bars.map(({ accepted, failed }) => accepted + failed));
  const tall = (count: number) => (count === 0 ? 0 : Math.max(1.5, (count / most) * (BASE - 4)));
  return (
    <figure
      ref={ref}
      className={css.histogram}
      aria-label={words.histogram(words.seriesName(series.id))}
    >
      <svg width={width} height={HEIGHT} aria-hidden="true">
        {bins.bars.map(({ accepted, failed }, index) => {
          const [x, low] = [index * STEP, tall(accepted)];
          const high = tall(failed);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            <g key={index}>
              <rect className={css.bar} x={x} y={BASE - low} width={BAR} height={low} />
              {failed > 0 && (
                <rect
                  className={css.barFailed}
                  x={x + 0.75}
                  y={BASE - low - high}
                  width={BAR - 1.5}
                  height={high}
                />
              )}
            </g>
          );
        })}
        <path className={css.base} d={`M0 ${BASE + 0.5}H${width}`} />
      </svg>
      <span>0</span>
      <span>{words.ms(bins.longest)}</span>
    </figure>
  );
}

function binsOf({ waits }: Series, count: number) {
  const all = Object.entries(waits).map(([ms, wait]) => ({ ms: Number(ms), ...wait }));
  const longest = Math.max(200, ...all.map(({ ms }) => ms));
  const bars = Array.from({ length: count }, () => ({ accepted: 0, failed: 0 }));
  for (const { ms, accepted, failed } of all) {
    const bar = bars[Math.min(count - 1, Math.floor((ms / longest) * count))];
    if (!bar) continue;
    bar.accepted += accepted;
    bar.failed += failed;
  }
  return { bars, longest };
}
