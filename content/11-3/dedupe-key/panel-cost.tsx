'use client';
/** What refusals cost, one at a time and as a batch, on one scale, measured just now. */
import { ControlButton } from '#components/lab/panel-control.tsx';
import { ratioOf } from './model-readings.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Costs() {
  const words = useWords();
  const cost = useFacts(({ costs }) => costs.at(-1));
  const ratio = useFacts(ratioOf);
  const ways = [
    { way: 'one', ms: cost?.one, refused: cost?.refusedOne },
    { way: 'batch', ms: cost?.batch, refused: cost?.refusedBatch },
  ] as const;
  const most = Math.max(cost?.one ?? 1, cost?.batch ?? 1);
  return (
    <figure className={css.costs} data-testid="costs" aria-label={words.costName}>
      {ways.map(({ way, ms, refused }) => (
        <div key={way} className={css.cost}>
          <span>{words.way[way]}</span>
          <span className={css.bar} aria-hidden="true">
            {ms !== undefined && <i style={{ width: percentOf(ms, most) }} />}
          </span>
          <b className={css.strong}>{ms === undefined ? '–' : words.ms(ms)}</b>
          <span>{ms && refused ? words.perSecond(Math.round((refused / ms) * 1000)) : ''}</span>
        </div>
      ))}
      <p className={css.note}>
        {cost ? words.costSaid(cost.refusedOne) : words.noCost}{' '}
        {ratio !== undefined && <b className={css.strong}>{words.times(ratio)}</b>}
      </p>
      <p className={`${css.note} ${css.press}`}>
        <ControlButton control="measure">{words.measure}</ControlButton>
      </p>
    </figure>
  );
}

const percentOf = (ms: number, most: number): string => `${((100 * ms) / most).toFixed(2)}%`;
