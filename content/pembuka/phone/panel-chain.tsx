'use client';
/**
 * The figure of the lab `phone`: the buyer's line to the order service, and below it the five calls
 * that must all be answered before the buyer is.
 */
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useClock } from '#components/lab/use-clock.ts';
import { useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import { CallLine } from '#components/view/call-line.tsx';
import { quantile } from '../../shop/ledger.ts';
import { SERVICES, type ServiceName } from '../../shop/services.ts';
import type { Messages } from './messages.id.ts';
import { ORDERS, type State, type WatchedCall } from './model.ts';
import css from './panel-chain.module.css';
import { Fate, Manners } from './panel-controls.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Chain() {
  const words = useWords();
  return (
    <section
      className={css.chain}
      aria-label={`${words.figure}. ${words.caption}`}
      data-testid="chain"
    >
      <p className="sr-only" data-testid="summary">
        {useSummary()}
      </p>
      <div className={css.row} data-row="buyer">
        <Buyer />
        <PanelProcess name={ORDERS} />
        <div className={css.heads} aria-hidden="true">
          <span>{words.failing}</span>
          <span>{words.delay}</span>
        </div>
      </div>
      {SERVICES.map((name) => (
        <div key={name} className={css.row}>
          <ServiceLine name={name} />
          <PanelProcess name={name} />
          <Manners name={name} />
          <Fate name={name} />
        </div>
      ))}
    </section>
  );
}

/** The whole time an order takes: its line is open while any of the five is. */
function Buyer() {
  const words = useWords();
  const watched = useFacts((state) => state.watched);
  const open = watched !== null && watched.ms === undefined;
  const waited = useWaiting(watched?.since ?? 0, open);
  if (watched === null) return <Silent label={`${words.buyer}: ${words.noOrder}`} />;
  const { orderId, ms, status } = watched;
  const what =
    ms === undefined
      ? words.holding(words.ms(waited))
      : words.heldFor(words.ms(ms), String(status ?? '–'));
  const state = open ? 'open' : status === 201 ? 'done' : 'broken';
  return <CallLine state={state} label={`${orderId}: ${what}`} />;
}

function ServiceLine({ name }: { name: ServiceName }) {
  const words = useWords();
  const call = useFacts(({ watched }) => watched?.calls[name]);
  const over = useFacts(({ watched }) => watched?.ms !== undefined);
  const open = call !== undefined && call.ms === undefined;
  const waited = useWaiting(call?.since ?? 0, open);
  if (!call) return <Silent label={over ? words.neverCalled : words.notCalled} />;
  const state = open ? 'open' : call.status === 200 ? 'done' : 'broken';
  return <CallLine state={state} label={said(call, waited, words)} />;
}

function said(call: WatchedCall, waited: number, words: Messages): string {
  const { attempt, ms, status, errno } = call;
  const nth = attempt > 1 ? words.attempt(attempt) : '';
  if (ms === undefined) return nth + words.holding(words.ms(waited));
  if (errno !== null) return nth + words.brokenAfter(errno, words.ms(ms));
  return status === 200
    ? nth + words.heldFor(words.ms(ms), '200')
    : nth + words.refusedAfter(String(status), words.ms(ms));
}

/** Nobody has called: no line at all. */
function Silent({ label }: { label: string }) {
  return (
    <div className={css.silent} data-testid="call" data-state="silent">
      <span>{label}</span>
    </div>
  );
}

/** How long a line has been held open by now, ms. In the past time stands still. */
function useWaiting(since: number, open: boolean): number {
  const offset = useView((view) => view.clockOffset);
  const past = useView((view) => view.past);
  const now = useClock(offset, 50, past || !open);
  return open ? Math.max(0, now - since) : 0;
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(summed(state))));
}

function summed({ series, book }: State) {
  const one = series.at(-1);
  return {
    placed: one?.placed ?? 0,
    accepted: one?.accepted ?? 0,
    p50: one && quantile(one, 0.5),
    dead: SERVICES.filter((name) => book[name].killed),
  };
}
