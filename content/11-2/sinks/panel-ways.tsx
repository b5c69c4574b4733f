'use client';
/**
 * The way of the newest orders on one axis of time: from the commit at the left to where each view
 * had them. Every mark is a time that somebody wrote down: database, connector, broker, view.
 */
import { Chip } from '#components/view/chip.tsx';
import { METRICS } from '#components/view/layout.ts';
import { useFigure } from '#components/view/use-figure.ts';
import { lastMany, spreadOf } from './model.ts';
import type { Way } from './model-ways.ts';
import { SINKS, type SinkName } from './names.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';
import css from './ways.module.css';

/** Orders drawn, the newest at the bottom, as in the log the youngest comes last. */
const LINES = 4;
/** As in the style sheet: names at the left, delays at the right, at the size of a desk, px. */
const LEFT = 104;
const RIGHT = 190;
const HEIGHT = 20;
/** A view that was not running for a while must not squeeze all the others, ms. */
const AXIS_MAX = 5000;

export function Ways() {
  const words = useWords();
  const ways = useFacts((state) => state.ways).slice(-LINES);
  const box = useFigure<HTMLElement>();
  const k = METRICS[box.size].scale;
  const width = Math.max(60, box.width - (box.size === 'phone' ? 0 : (LEFT + RIGHT) * k));
  const end = axisEnd(ways);
  return (
    <section
      ref={box.ref}
      className={css.ways}
      aria-label={words.ways}
      data-testid="ways"
      data-size={box.size}
    >
      <p className={css.legend}>
        <b>{words.ways}</b>
        <span>{words.axis(end)}</span>
      </p>
      <p className={css.legend}>
        {SINKS.map((sink) => (
          <Delay key={sink} sink={sink} />
        ))}
      </p>
      {ways.length === 0 && <p className={css.empty}>{words.noWays}</p>}
      <ul>
        {ways.map((way) => (
          <Line key={way.orderId} {...{ way, width, k, end }} />
        ))}
      </ul>
    </section>
  );
}

/** The delays of the last flow of many orders, as far as it has come. */
function Delay({ sink }: { readonly sink: SinkName }) {
  const words = useWords();
  const p50 = useFacts((state) => spreadOf(state, lastMany(state)?._id ?? -1, sink).p50);
  const p99 = useFacts((state) => spreadOf(state, lastMany(state)?._id ?? -1, sink).p99);
  const orders = useFacts((state) => spreadOf(state, lastMany(state)?._id ?? -1, sink).orders);
  return (
    <span data-testid={`spread-${sink}`}>
      <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
        <circle r="4" className={css[sink]} />
      </svg>{' '}
      {sink} {p50 === undefined || p99 === undefined ? '–' : words.spread(orders, p50, p99)}
    </span>
  );
}

function axisEnd(ways: readonly Way[]): number {
  const all = ways.flatMap((way) => [
    since(way, way.appendedAt),
    ...SINKS.map((s) => since(way, way[s])),
  ]);
  const longest = Math.max(10, ...all.filter((ms) => ms !== null && ms <= AXIS_MAX).map(Number));
  const magnitude = 10 ** Math.floor(Math.log10(longest));
  return [1, 2, 5, 10].map((step) => step * magnitude).find((step) => step >= longest) ?? longest;
}

const since = ({ committedAt }: Way, at: number | null): number | null =>
  at === null ? null : at - committedAt;

interface LineProps {
  readonly way: Way;
  readonly width: number;
  readonly k: number;
  readonly end: number;
}

function Line({ way, width, k, end }: LineProps) {
  const words = useWords();
  const { orderId, customer, readAt, appendedAt } = way;
  const [search, analytics] = [since(way, way.search), since(way, way.analytics)];
  const x = (ms: number | null) => 5 + (Math.min(Math.max(0, ms ?? 0), end) / end) * (width - 10);
  const y = (HEIGHT * k) / 2;
  const last = Math.max(search ?? 0, analytics ?? 0, appendedAt - way.committedAt);
  return (
    <li data-order={orderId} data-search={search ?? undefined}>
      <span className={css.order}>
        <Chip keyName={customer} size={16} state="stored" /> <code>{orderId}</code>
      </span>
      <svg width={width} height={HEIGHT * k} aria-hidden="true">
        <line className={css.rail} x1={5} x2={width - 5} y1={y} y2={y} />
        <line className={css.gone} x1={5} x2={x(last)} y1={y} y2={y} />
        <path className={css.tick} d={`M5 ${y - 6}V${y + 6}`} />
        <path className={css.tick} d={`M${x(since(way, readAt))} ${y - 4}V${y + 4}`} />
        <rect
          className={css.cell}
          x={x(since(way, appendedAt)) - 4}
          y={y - 4}
          width={8}
          height={8}
        />
        {analytics !== null && (
          <circle className={css.analytics} cx={x(analytics)} cy={y} r={4.5} />
        )}
        {search !== null && <circle className={css.search} cx={x(search)} cy={y} r={4.5} />}
      </svg>
      <span className={css.ms}>{words.wayMs(search, analytics)}</span>
      <span className="sr-only">
        {words.waySaid(orderId, readAt - way.committedAt, appendedAt - way.committedAt)}
      </span>
    </li>
  );
}
