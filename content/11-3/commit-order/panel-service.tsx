'use client';
/** One of the three services: its process, the orders as it has charged them, and the money. */
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { Money } from '#components/view/money.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import type { State } from './model.ts';
import { lastSeries, ordersIn, outcomeOf, owedIn } from './model-series.ts';
import { CONSUMERS, type ConsumerName } from './names.ts';
import css from './panel.module.css';
import { shortOf } from './panel-part.ts';
import { Sets } from './panel-sets.tsx';
import { Strip } from './panel-strip.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Service({ name }: { name: ConsumerName }) {
  return (
    <section className={css.service} aria-label={name} data-testid="service" data-service={name}>
      <Card name={name} />
      <div className={css.middle}>
        <Strip name={name} />
        <Sets name={name} />
      </div>
      <Charged name={name} />
    </section>
  );
}

function Card({ name }: { name: ConsumerName }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const lingers = useFacts(({ groups }) => groups[name].members.length > 0);
  const past = useView((view) => view.past);
  const place = useFacts((state) => standingOf(state, name)?.place ?? null);
  const offset = useFacts((state) => standingOf(state, name)?.offset ?? 0);
  const reads = place ? words.standsAt(place, offset) : words.how[name];
  const short = shortOf(name);
  return (
    <PanelProcess name={name} reads={reads} lingering={!past && lingers}>
      {alive ? (
        <>
          <CardControl control={`stop-${short}`}>{words.stop}</CardControl>
          <CardControl control={`kill-${short}`}>{words.kill}</CardControl>
        </>
      ) : (
        <>
          <CardControl control={`midway-${short}`}>{words.midway}</CardControl>
          <CardControl control={`run-${short}`}>{words.run}</CardControl>
        </>
      )}
    </PanelProcess>
  );
}

/** Where this very process stands still; a dead one's note says nothing any more. */
export function standingOf(state: State, name: ConsumerName) {
  const standing = state.standings[name];
  const here = isAlive(state, name) && state.processes[name]?.pid === standing?.pid;
  return here ? standing : undefined;
}

function Charged({ name }: { name: ConsumerName }) {
  const words = useWords();
  const amount = useFacts((state) => outcomeOf(state, name, lastSeries(state)).amount);
  const owed = useFacts((state) => owedIn(lastSeries(state)));
  const scale = useFacts(scaleOf);
  const open = useFacts((state) => waitingOf(state, name) > 0);
  const verdict = useFacts((state) => verdictOf(state, name, words));
  return (
    <div className={css.charged}>
      <Money
        label={words.charged}
        text={words.rupiah(amount)}
        amount={amount}
        rightful={owed}
        open={open}
        scale={scale}
        rightfulText={words.rightful(words.rupiah(owed))}
        verdict={verdict}
      />
    </div>
  );
}

/** All three bars are drawn on the scale of the greatest sum. */
function scaleOf(state: State): number {
  const series = lastSeries(state);
  const sums = CONSUMERS.map((name) => outcomeOf(state, name, series).amount);
  return Math.max(owedIn(series), ...sums);
}

/** Orders of the last series that nobody can say anything of yet. */
function waitingOf(state: State, name: ConsumerName): number {
  const series = lastSeries(state);
  const { once, again, never } = outcomeOf(state, name, series);
  return ordersIn(series) - once - again.length - never.length;
}

function verdictOf(state: State, name: ConsumerName, words: ReturnType<typeof useWords>): string {
  const series = lastSeries(state);
  const { charges } = outcomeOf(state, name, series);
  const orders = ordersIn(series);
  if (orders === 0) return words.nothingYet;
  const waiting = waitingOf(state, name);
  if (charges > orders) return words.surplus(charges - orders);
  if (waiting > 0) return words.underWay(waiting);
  return charges < orders ? words.missing(orders - charges) : words.exact;
}
