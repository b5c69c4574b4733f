'use client';
/** A ruler from a thousand to a thousand million messages a second: yours, and what others told. */
import { useBox } from '#components/view/use-figure.ts';
import { rateOf } from './model-facts.ts';
import css from './panel-charts.module.css';
import { MARKS } from './published.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const HEIGHT = 62;
const LINE = 36;
const PAD = 10;
/** Powers of ten at both ends. */
const FROM = 3;
const TO = 9;

interface RulerProps {
  /** What the calculator is asked for, messages a second. */
  readonly rate: number;
  readonly asTable: boolean;
}

export function Ruler({ rate, asTable }: RulerProps) {
  const words = useWords();
  const best = useFacts(({ runs }) =>
    runs.reduce((most, run) => Math.max(most, run.state === 'over' ? rateOf(run) : 0), 0),
  );
  const { ref, width } = useBox<HTMLElement>();
  const x = (value: number) => {
    const share = (Math.log10(Math.max(1, value)) - FROM) / (TO - FROM);
    return PAD + Math.min(1, Math.max(0, share)) * Math.max(0, width - 2 * PAD);
  };
  const powers = Array.from({ length: TO - FROM + 1 }, (_, index) => FROM + index);
  return (
    <figure ref={ref} className={css.ruler} aria-label={words.rulerName} data-testid="ruler">
      {!asTable && (
        <svg width={width} height={HEIGHT} aria-hidden="true">
          <path className={css.axis} d={`M${PAD} ${LINE}H${width - PAD}`} />
          {powers.map((power) => (
            <g key={power}>
              <path className={css.axis} d={`M${x(10 ** power)} ${LINE}v6`} />
              <text x={x(10 ** power)} y={LINE + 18} textAnchor={anchorOf(power)}>
                {words.powerOf(power)}
              </text>
            </g>
          ))}
          {MARKS.map((mark, index) => (
            <g key={mark.id}>
              <circle className={css.mark} cx={x(mark.rate)} cy={LINE} r={4} />
              <text x={x(mark.rate)} y={LINE - 10} textAnchor="middle">
                {'abcdef'[index]}
              </text>
            </g>
          ))}
          {best > 0 && <path className={css.yours} d={ribbon(x(best))} />}
          <path className={css.asked} d={`M${x(rate)} ${LINE - 8}v16`} />
        </svg>
      )}
      <figcaption>
        {best > 0 && <span data-testid="ruler-best">{words.rulerBest(best)}</span>}{' '}
        {words.rulerAsked(rate)}{' '}
        {MARKS.map((mark, index) => (
          <span key={mark.id} title={mark.source}>
            <b>{'abcdef'[index]}</b> {words.marks(mark.id, mark.rate, mark.year)}{' '}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** A bookmark that hangs on the line, as readers have it elsewhere. */
const ribbon = (x: number): string => `M${x - 5} ${LINE - 16}h10v16l-5 -4l-5 4z`;

/** The words at both ends stay within the ruler. */
function anchorOf(power: number): 'start' | 'middle' | 'end' {
  if (power === FROM) return 'start';
  return power === TO ? 'end' : 'middle';
}
