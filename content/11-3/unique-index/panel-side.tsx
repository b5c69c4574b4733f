'use client';
/**
 * One of the two services over the same deliveries: its process, how each delivery ended, and what
 * stands in the database. Both sides have the same rows, so that they can be compared by eye.
 */
import { useMemo } from 'react';
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { DocumentSheets } from '#components/view/document-sheets.tsx';
import { Money } from '#components/view/money.tsx';
import { type OutcomeCell, OutcomeGrid } from '#components/view/outcome-grid.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { CRASH_POINTS, type CrashPoint } from './crash-points.ts';
import type { ConsumerName, State } from './model.ts';
import { caughtUp, sumOf, truthOf } from './model-readings.ts';
import css from './panel.module.css';
import { fill, useForm } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Its card's own start, which obeys the crash point chosen there. */
const START = { 'payment-naive': 'start-naive', payment: 'start-payment' } as const;
const SHORT = { 'payment-naive': 'naive', payment: 'payment' } as const;
/** Deliveries in a grid: as many as one wave. */
const SHOWN = 50;

export function Side({ name }: { name: ConsumerName }) {
  return (
    <section className={css.side} aria-label={name} data-testid="side" data-side={name}>
      <Service name={name} />
      <Outcomes name={name} />
      <Charged name={name} />
      <LastSheets name={name} />
    </section>
  );
}

function Service({ name }: { name: ConsumerName }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const lingers = useFacts(({ groups }) => groups[name].members.length > 0);
  const past = useView((view) => view.past);
  const short = SHORT[name];
  const how = name === 'payment' ? words.howUnique : words.howNaive;
  return (
    <PanelProcess name={name} {...(alive ? { reads: how } : {})} lingering={!past && lingers}>
      {alive ? (
        <>
          <CardControl control={`stop-${short}`}>{words.stop}</CardControl>
          <CardControl control={`kill-${short}`}>{words.kill}</CardControl>
        </>
      ) : (
        <>
          <CrashChoice name={name} />
          <CardControl control={START[name]}>{words.run}</CardControl>
        </>
      )}
    </PanelProcess>
  );
}

/** Holds for the next start only. */
function CrashChoice({ name }: { name: ConsumerName }) {
  const words = useWords();
  const { crash } = useForm();
  // The server takes no crash point before this guess is stored, so none can be chosen.
  const guessed = useFacts(({ progress }) => progress.predictions['after-crash'] !== undefined);
  const points: readonly CrashPoint[] = CRASH_POINTS[name];
  const choose = (value: string) => {
    const { [name]: _before, ...others } = crash;
    const point = points.find((known) => known === value);
    fill({ crash: point ? { ...others, [name]: point } : others });
  };
  return (
    <label className={css.crash}>
      <span>{words.diesAt}</span>
      <select
        value={crash[name] ?? ''}
        onChange={({ target }) => choose(target.value)}
        data-testid={`crash-${SHORT[name]}`}
      >
        <option value="">{words.diesNowhere}</option>
        {!guessed && <option disabled>{words.lockedPrediction}</option>}
        {points.map((point) => (
          <option key={point} disabled={!guessed}>
            {point}
          </option>
        ))}
      </select>
    </label>
  );
}

function Outcomes({ name }: { name: ConsumerName }) {
  const words = useWords();
  const outcomes = useFacts((state) => state.outcomes[name]);
  const records = useFacts((state) => state.records);
  const committed = useFacts(({ groups }) => groups[name].committed ?? 0);
  const cells = useMemo(
    () => cellsOf(records, outcomes, committed),
    [records, outcomes, committed],
  );
  const count = (mark: OutcomeCell['mark']) => cells.filter((cell) => cell.mark === mark).length;
  const [stored, refused, waiting] = [count('stored'), count('refused'), count('waiting')];
  // The index refuses; a program that asked first passes it over by itself.
  const [away, by] = name === 'payment' ? [words.refusedBy, 'E11000'] : [words.foundBy, 'findOne'];
  const said = `${words.lastDeliveries(cells.length)}: ${words.stored(stored)}, ${away(refused)} ${by}, ${words.waiting(waiting)}`;
  return (
    <>
      <OutcomeGrid name={said} cells={cells} places={SHOWN} />
      <p className={css.counts}>
        <span>
          <b data-testid={`stored-${SHORT[name]}`}>{words.stored(stored)}</b>
        </span>
        <span>
          {waiting > 0 ? (
            words.waiting(waiting)
          ) : (
            <>
              {away(refused)} <code>{by}</code>
            </>
          )}
        </span>
      </p>
    </>
  );
}

function cellsOf(
  records: State['records'],
  outcomes: State['outcomes'][ConsumerName],
  committed: number,
): OutcomeCell[] {
  return records
    .filter(({ control }) => !control)
    .slice(-SHOWN)
    .map(({ offset, key }) => {
      const outcome = outcomes[offset];
      if (outcome === 'inserted') return { id: offset, keyName: key, mark: 'stored' };
      // Behind the bookmark and nothing stored for it: it was turned away, whoever told us or not.
      const away = outcome !== undefined || offset < committed;
      return { id: offset, keyName: key, mark: away ? 'refused' : 'waiting' };
    });
}

function Charged({ name }: { name: ConsumerName }) {
  const words = useWords();
  const amount = useFacts((state) => sumOf(state, name).amount);
  const count = useFacts((state) => sumOf(state, name).count);
  const truth = useFacts((state) => truthOf(state).amount);
  const rightful = useFacts((state) => truthOf(state).count);
  const open = useFacts((state) => !caughtUp(state, name));
  const scale = useFacts(scaleOf);
  const verdict =
    rightful === 0
      ? words.nothingYet
      : count > rightful
        ? words.surplus(count - rightful)
        : count < rightful
          ? words.missing(rightful - count)
          : words.exact;
  return (
    <Money
      label={words.charged}
      text={words.rupiah(amount)}
      amount={amount}
      rightful={truth}
      open={open}
      scale={scale}
      rightfulText={words.rightful(words.rupiah(truth))}
      verdict={verdict}
    />
  );
}

/** Both bars are drawn on the scale of the greatest sum. */
const scaleOf = (state: State): number =>
  Math.max(
    truthOf(state).amount,
    sumOf(state, 'payment-naive').amount,
    sumOf(state, 'payment').amount,
  );

/** The sheets of the youngest event: what one order has become. */
function LastSheets({ name }: { name: ConsumerName }) {
  const words = useWords();
  const eventId = useFacts(lastEvent);
  const key = useFacts(({ events }) => events[eventId]?.key ?? null);
  const total = useFacts(({ events }) => events[eventId]?.total ?? 0);
  const count = useFacts(({ payments }) => payments[name][eventId]?.length ?? 0);
  return (
    <div className={css.sheets}>
      <DocumentSheets
        keyName={key}
        lines={[eventId, words.rupiah(total)]}
        count={count}
        words={count === 0 ? words.noSheet : words.sheets(count)}
        width={160}
        height={50}
      />
    </div>
  );
}

function lastEvent({ records }: State): string {
  return records.findLast(({ headers }) => headers.eventId)?.headers.eventId ?? '–';
}
