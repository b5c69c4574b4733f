'use client';
/** What one transaction costs beside one insert and two, on one scale, as measured just now. */
import css from './panel-cost.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const WAYS = ['one', 'two', 'transaction'] as const;

export function Costs() {
  const words = useWords();
  const cost = useFacts(({ costs }) => costs.at(-1));
  const most = cost ? Math.max(cost.one, cost.two, cost.transaction) : 1;
  return (
    <figure className={css.costs} data-testid="costs" aria-label={words.costName}>
      {WAYS.map((way) => (
        <div key={way} className={css.cost} data-way={way}>
          <span>{words.way[way]}</span>
          <span className={css.bar} aria-hidden="true">
            {cost && <i style={{ width: `${(100 * cost[way]) / most}%` }} />}
          </span>
          <b className={css.number}>{cost ? words.ms(cost[way]) : '–'}</b>
          <span>{cost ? words.times(cost[way] / cost.one) : ''}</span>
        </div>
      ))}
      <p className={css.verdict}>{cost ? words.costSaid(cost.orders) : words.noCost}</p>
    </figure>
  );
}
