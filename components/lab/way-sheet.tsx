'use client';
/**
 * One order's whole way over the page: choose it, see its figure and its table. It draws what the
 * panel draws from, the facts up to the moment that is shown, so stepping back takes it along.
 */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Dialog } from '#components/site/dialog.tsx';
import css from '#components/view/way.module.css';
import { WayFigure } from '#components/view/way-figure.tsx';
import { WayTable } from '#components/view/way-table.tsx';
import { spanIn, stationText } from '#components/view/way-text.ts';
import { type WayWords, wayWordsOf } from '#components/view/way-words.ts';
import type { LabEvent } from '#lib/events.ts';
import type { Way, WayReader } from '#lib/way/way.ts';
import { clocks } from './time.ts';
import { useLab, useView } from './use-lab.ts';

interface WaySheetProps {
  readonly reader: WayReader;
  /** null: the youngest. */
  readonly order: string | null;
  onClose(): void;
}

export function WaySheet({ reader, order, onClose }: WaySheetProps) {
  const { locale } = useLab();
  const { events, folded, past } = useFactsShown();
  const words = wayWordsOf(locale, folded);
  const dialog = useRef<HTMLDialogElement>(null);
  const [wanted, setWanted] = useState(order);
  useEffect(() => {
    dialog.current?.showModal();
    // Which order is the first question; the button that closes it can wait.
    dialog.current?.querySelector('select')?.focus();
  }, []);
  const orders = useMemo(() => reader.orders(events), [reader, events]);
  const chosen = wanted ?? orders[0];
  const way = useMemo(
    () => (chosen === undefined ? undefined : reader.follow(events, chosen)),
    [reader, events, chosen],
  );
  const listed = chosen === undefined || orders.includes(chosen) ? orders : [chosen, ...orders];
  const { time } = clocks[locale];
  const [first, last] = [events[0]?.at, events.at(-1)?.at];
  return (
    <Dialog ref={dialog} title={words.title} locale={locale} testid="way" wide onClose={onClose}>
      {chosen === undefined ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p className={css.choice}>
            <label>
              {words.choose}
              <select
                data-testid="way-order"
                value={chosen}
                onChange={({ target }) => setWanted(target.value)}
              >
                {listed.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
            <span data-testid="way-summary">
              {way ? summaryOf(way, words, spanIn(locale)) : words.unknown(chosen)}
            </span>
          </p>
          {past && last !== undefined && <p className={css.ids}>{words.past(time(last))}</p>}
          {way && <Shown {...{ way, words }} />}
          {folded && first !== undefined && (
            <p className={css.notes}>{words.foldedAway(time(first))}</p>
          )}
        </>
      )}
    </Dialog>
  );
}

/** The facts up to the moment that the panel shows; the same list while nothing has changed. */
function useFactsShown() {
  const history = useDeferredValue(useView((view) => view.history));
  const shown = useMemo((): readonly LabEvent[] => {
    if (!history) return [];
    const { events, cursor } = history;
    return cursor === null ? events : events.slice(0, cursor);
  }, [history]);
  return {
    events: shown,
    folded: (history?.base.seq ?? 0) > 0,
    past: history !== undefined && history.cursor !== null,
  };
}

function summaryOf(way: Way, words: WayWords, span: (ms: number) => string): string {
  const { order, hops, stations } = way;
  const timed = hops.filter(({ at }) => at !== null);
  const [from, to] = [timed[0]?.at?.ms, timed.at(-1)?.at?.ms];
  const last = stations.find(({ id }) => id === timed.at(-1)?.station);
  return words.summary({
    order,
    hops: hops.length + stations.reduce((sum, { more }) => sum + more, 0),
    span: from === undefined || to === undefined ? undefined : span(to - from),
    last: last ? stationText(last, words) : '–',
  });
}

/** Ids that are written out; an order of many events has more. */
const IDS_MAX = 3;

function Shown({ way, words }: { readonly way: Way; readonly words: WayWords }) {
  const { locale } = useLab();
  const span = spanIn(locale);
  const { hops, stations, events, traces } = way;
  const absent = stations.filter(({ state }) => state === 'absent');
  const unknown = hops.some(({ at }) => at === null);
  const listed = (name: string, ids: readonly string[]) => {
    if (ids.length === 0) return [];
    const more = ids.length > IDS_MAX ? ` +${ids.length - IDS_MAX}` : '';
    return [`${name} ${ids.slice(0, IDS_MAX).join(', ')}${more}`];
  };
  const ids = [...listed('eventId', events), ...listed('traceId', traces)];
  return (
    <>
      {ids.length > 0 && (
        <p className={css.ids} data-testid="way-ids">
          {ids.join(' · ')}
        </p>
      )}
      <figure>
        <WayFigure {...{ way, words, span }} />
        <WayTable
          {...{ way, words, span }}
          exact={clocks[locale].exact}
          name={`${words.title}: ${way.order}`}
        />
      </figure>
      <div className={css.notes}>
        <p>{`${words.aboutScale} ${words.aboutClocks}`}</p>
        {unknown && <p>{words.aboutUnknown}</p>}
        {absent.length > 0 && (
          <>
            <p>{words.absentTitle}:</p>
            <ul>
              {absent.map(({ id, kind }) => (
                <li key={id}>{words.absent[kind]}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
