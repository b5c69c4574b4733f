'use client';
/**
 * Every order of the last series as one bar, as high as it was charged often, over the bookmark of
 * the group: how far the effects went, and how far the broker knows of it.
 */
import type { ReactNode } from 'react';
import { Ribbon } from '#components/view/rail.tsx';
import { useBox } from '#components/view/use-figure.ts';
import { lastSeries, type Outcome, outcomeOf, signalsIn } from './model-series.ts';
import { type ConsumerName, SIGNALS } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** px: the drawing, the line under the bars, one charge; and what is kept free at both ends. */
const HEIGHT = 62;
const LINE = 44;
const UNIT = 12;
const PAD = 7;
/** Charges of one order that are drawn; a fourth one would touch the words above. */
const UNITS_MAX = 3;
/** Where the signals are marked: above the highest bar, px. */
const MARKS = LINE - UNITS_MAX * UNIT - 4;
/** Narrower than this, a single missing order would not be seen, px. */
const MARK_MIN = 4;
/** Says for all three that nothing is there yet. */
const FIRST: ConsumerName = 'payment-batch';

const drawn = (stroke: string, strokeWidth: number) => ({ fill: 'none', stroke, strokeWidth });

export function Strip({ name }: { name: ConsumerName }) {
  const words = useWords();
  const series = useFacts(lastSeries);
  const outcome = useFacts((state) => outcomeOf(state, name, lastSeries(state)));
  const committed = useFacts(({ groups }) => groups[name].committed);
  const { ref, width } = useBox<HTMLDivElement>();
  const { orders, once, again, never } = outcome;
  const each = orders > 0 ? Math.max(0, width - 2 * PAD) / orders : 0;
  const waiting = orders - once - again.length - never.length;
  const x = (offset: number) => PAD + Math.min(orders, Math.max(0, offset - series.first)) * each;
  const said = { once, again: again.length, never: never.length, waiting };
  return (
    <>
      <Positions {...{ committed, outcome }} first={series.first}>
        {orders === 0 && name === FIRST && words.emptyStrip}
      </Positions>
      <div ref={ref} className={css.strip} data-testid="strip">
        {orders > 0 && width > 0 && (
          <svg
            width={width}
            height={HEIGHT}
            role="img"
            aria-label={`${name}: ${words.stripSaid(said)}`}
          >
            <path d={`M${PAD} ${LINE}H${width - PAD}`} {...drawn('var(--rule)', 1)} />
            <path fill="var(--ink)" d={bars(outcome, each, (times) => [0, Math.min(1, times)])} />
            <path fill="var(--accent)" d={bars(outcome, each, (times) => [1, times])} />
            <path
              d={gaps(outcome, series.first, x, each)}
              {...drawn('var(--accent)', 1.5)}
              strokeDasharray="2 1.5"
            />
            {SIGNALS.map((signal) => (
              <Signals
                key={signal}
                {...{ name, signal }}
                middle={(offset) => x(offset) + each / 2}
              />
            ))}
            {committed !== null && (
              <>
                <path d={`M${PAD} ${LINE}H${x(committed)}`} {...drawn('var(--ink)', 2)} />
                <g style={{ transform: `translate(${x(committed)}px, ${LINE}px)` }}>
                  <Ribbon style={0} />
                </g>
              </>
            )}
          </svg>
        )}
      </div>
    </>
  );
}

interface PositionsProps {
  readonly committed: number | null;
  readonly outcome: Outcome;
  readonly first: number;
  readonly children?: ReactNode;
}

/** Both numbers count alike: the next offset to be read, and the next one to be charged. */
function Positions({ committed, outcome, first, children }: PositionsProps) {
  const words = useWords();
  const from = Math.max(committed ?? 0, first);
  const ahead = outcome.times.slice(from - first).filter((times) => times > 0).length;
  const behind = Math.max(0, Math.min(from, first + outcome.orders) - outcome.effect);
  const gap = ahead > 0 ? words.ahead(ahead) : behind > 0 ? words.behind(behind) : words.level;
  return (
    <p className={css.positions} data-testid="positions">
      <span>
        {words.committed} <b>{committed ?? '–'}</b>
      </span>
      <span>
        {words.effect} <b>{outcome.effect}</b>
      </span>
      {outcome.orders > 0 && <span data-gap={ahead > 0 || behind > 0 || undefined}>{gap}</span>}
      {children}
    </p>
  );
}

/** The charges of every order from the first to the last one wanted, as one path. */
function bars(
  { times }: Outcome,
  each: number,
  wanted: (times: number) => readonly [number, number],
): string {
  const wide = each > 3 ? each - 1 : Math.max(0.6, each - 0.2);
  return times
    .map((count, index) => {
      const [from, to] = wanted(Math.min(count, UNITS_MAX));
      if (to <= from) return '';
      const left = (PAD + index * each).toFixed(2);
      return `M${left} ${LINE - from * UNIT}v${-(to - from) * UNIT}h${wide.toFixed(2)}V${LINE - from * UNIT}z`;
    })
    .join('');
}

/** An empty frame where an order was passed over: money that should be there and is not. */
function gaps({ never }: Outcome, first: number, x: (offset: number) => number, each: number) {
  const wide = Math.max(MARK_MIN, each - 1);
  return never
    .filter((offset) => offset >= first)
    .map((offset) => {
      const left = x(offset) + each / 2 - wide / 2;
      return `M${left.toFixed(2)} ${LINE - 1}v${-(UNIT - 1)}h${wide.toFixed(2)}v${UNIT - 1}z`;
    })
    .join('');
}

interface SignalsProps {
  readonly name: ConsumerName;
  readonly signal: (typeof SIGNALS)[number];
  /** The middle of an order, px. */
  middle(offset: number): number;
}

const SHAPE = {
  SIGKILL: 'm-3.5 -3.5l7 7m0 -7l-7 7',
  SIGTERM: 'm-3.5 0a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1 -7 0',
} as const;

/** Where a program stood when its signal came: a cross for SIGKILL, a ring for SIGTERM. */
function Signals({ name, signal, middle }: SignalsProps) {
  // As one string, so that nothing is made anew while nothing has changed.
  const offsets = useFacts((state) =>
    signalsIn(state, name, lastSeries(state), signal)
      .flatMap(({ offset }) => offset ?? [])
      .join(' '),
  );
  const marks = offsets
    .split(' ')
    .filter(Boolean)
    .map((offset) => `M${middle(Number(offset)).toFixed(2)} ${MARKS}${SHAPE[signal]}`);
  return <path data-signal={signal} d={marks.join('')} {...drawn('var(--ink)', 1.75)} />;
}
