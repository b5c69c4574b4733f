'use client';
/**
 * Each session of the producer as a row, and the numbers it used as its cells: one number is one
 * record, however often it was asked for. A mark below a cell is a request, as the proxy saw its ack
 * end; an order that was answered with somebody else's number is named there, in the accent.
 */
import { useMemo } from 'react';
import { Chip } from '#components/view/chip.tsx';
import type { Messages } from './messages.id.ts';
import { type Session, type Slot, sessionsOf } from './model-sessions.ts';
import css from './panel-sessions.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Rows of the figure, and numbers of a row: older ones make room, and are counted. */
const ROWS = 3;
const SLOTS = 7;

const MARKS = { passed: '✓', cut: '✗', unanswered: '?' } as const;

interface Choosing {
  onChoose(offset: number): void;
}

export function Sessions({ onChoose }: Choosing) {
  const words = useWords();
  const sessions = useFacts(sessionsOf);
  const shown = useMemo(() => sessions.slice(-ROWS), [sessions]);
  const blank = Array.from({ length: ROWS - shown.length }, (_, index) => `blank-${index}`);
  return (
    <section className={css.sessions} aria-label={words.sessions} data-testid="sessions">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.colSession}</th>
            <th scope="col">{words.colSlots}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((session) => (
            <Row key={session.name} {...{ session, words, onChoose }} />
          ))}
          {blank.map((name, index) => (
            <tr key={name} data-blank="">
              <th scope="row" aria-hidden={shown.length > 0 || index > 0 || undefined} />
              <td>{shown.length === 0 && index === 0 ? words.noSession : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps extends Choosing {
  readonly session: Session;
  readonly words: Messages;
}

function Row({ session, words, onChoose }: RowProps) {
  const { name, numbered, pid, slots } = session;
  const earlier = Math.max(0, slots.length - SLOTS);
  return (
    <tr data-session={name}>
      <th scope="row">
        <b className={css.name}>{numbered ? name : words.unnumbered}</b>
        <span className={css.pid}>{words.byPid(pid)}</span>
      </th>
      <td>
        <div className={css.along}>
          <ol className={css.slots}>
            {earlier > 0 && <li className={css.earlier}>{words.earlier(earlier)}</li>}
            {slots.slice(-SLOTS).map((slot) => (
              <li key={slot.copy.offset}>
                <Cell {...{ slot, words, onChoose }} />
              </li>
            ))}
          </ol>
        </div>
      </td>
    </tr>
  );
}

function Cell({ slot, words, onChoose }: Choosing & { slot: Slot; words: Messages }) {
  const { copy, requests, swallowed, formOf } = slot;
  const { order, offset, number, customer, nth } = copy;
  const acks = requests.map(({ fate }) => words.ackFates[fate]).join(', ');
  const said = [
    ...(number ? [words.seq(number.sequence)] : []),
    words.slotSaid(order, offset, acks),
    ...(formOf === null ? [] : [words.sameFormSaid(formOf)]),
    ...swallowed.map((send) => words.swallowedSaid(send.order)),
  ];
  return (
    <button
      type="button"
      className={css.slot}
      data-slot={offset}
      data-lost={swallowed.length > 0 || undefined}
      aria-label={said.join('. ')}
      onClick={() => onChoose(offset)}
    >
      <i>{number ? words.seq(number.sequence) : words.at(offset)}</i>
      <Chip keyName={customer} size={23} {...(nth > 1 ? { state: 'duplicate' as const } : {})} />
      <span className={css.acks}>
        {requests.map(({ id, fate }) => (
          <span key={id} data-fate={fate}>
            {MARKS[fate]}
          </span>
        ))}
      </span>
      {swallowed.length > 0 && (
        <span className={css.lost}>
          {words.swallowed(swallowed.map((send) => send.order).join(' '))}
        </span>
      )}
      {formOf !== null && <span className={css.form}>{words.sameForm(formOf)}</span>}
    </button>
  );
}
