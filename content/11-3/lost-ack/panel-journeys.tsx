'use client';
/**
 * The last Produce requests as a sequence: to the right they leave for the broker, to the left their
 * acks return. An ack that was cut ends at the proxy, half way. Each row is an entry of the proxy's
 * ledger, joined to the record that the broker's answer named.
 */
import { useMemo } from 'react';
import { Chip } from '#components/view/chip.tsx';
import type { Messages } from './messages.id.ts';
import { type Leg, legsOf } from './model-traces.ts';
import { PROXY, SERVICE } from './names.ts';
import css from './panel-journeys.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Rows of the figure: a doubled order and one before and after it. */
const ROWS = 4;

export function Journeys() {
  const words = useWords();
  const legs = useFacts(legsOf);
  const shown = useMemo(() => legs.slice(-ROWS), [legs]);
  const blank = Array.from({ length: ROWS - shown.length }, (_, index) => `blank-${index}`);
  return (
    <section className={css.journeys} aria-label={words.journeys} data-testid="journeys">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.colSend}</th>
            <th scope="col" className={css.way}>
              <span aria-hidden="true">
                <span>{SERVICE}</span>
                <span>{PROXY}</span>
                <span>broker</span>
              </span>
              <span className="sr-only">{words.colWay}</span>
            </th>
            <th scope="col">{words.colHeard}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((leg) => (
            <Row key={leg.request.id} leg={leg} words={words} />
          ))}
          {blank.map((name, index) => (
            <tr key={name} data-blank="">
              <td />
              <td className={css.way} />
              <td>{shown.length === 0 && index === 0 ? words.noJourney : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ leg, words }: { leg: Leg; words: Messages }) {
  const { request, copy, send } = leg;
  const { fate, baseOffset } = request;
  const nth = copy?.nth ?? 1;
  return (
    <tr data-fate={fate} data-request={request.id}>
      <th scope="row">
        <b className={css.order}>{copy?.order ?? '–'}</b>
        <span className={css.call}>
          send {send?.id.split('/').at(-1) ?? '–'} · #{request.id}
        </span>
      </th>
      <td className={css.way}>
        <span className={css.lines}>
          <span className={css.go}>
            <Chip
              keyName={copy?.customer ?? null}
              size={23}
              {...(nth > 1 ? { state: 'duplicate' as const } : {})}
            />
          </span>
          <span className={css.back} aria-hidden="true">
            {fate === 'unanswered' ? '' : <i>{words.ack(baseOffset ?? -1)}</i>}
          </span>
          {fate === 'cut' && (
            <span className={css.cut} aria-hidden="true">
              ✗
            </span>
          )}
          <span className="sr-only">{saidOf(leg, words)}</span>
        </span>
      </td>
      <td className={css.heard}>{heardOf(leg, words)}</td>
    </tr>
  );
}

function saidOf({ request: { fate, baseOffset } }: Leg, words: Messages): string {
  if (fate === 'unanswered') return words.noAnswer;
  const ack = fate === 'cut' ? words.ackGone : words.ackCame;
  return `${words.storedAt(baseOffset ?? -1)}, ${ack}`;
}

function heardOf({ request, send, last }: Leg, words: Messages): string {
  if (send === undefined) return '–';
  const { outcome, baseOffset } = send;
  if (!last) return words.heardNothing;
  if (outcome === 'acked' && baseOffset === request.baseOffset) {
    return words.heardAcked(baseOffset ?? -1);
  }
  if (outcome === 'failed') return words.heardFailed;
  return request.fate === 'passed' ? words.heardOpen : words.heardNothing;
}
