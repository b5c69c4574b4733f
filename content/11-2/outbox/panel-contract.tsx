'use client';
/**
 * One order as two records: what raw CDC sends out, and the event that was designed. Beside it where
 * a telephone number still stands after its buyer was erased, and which versions were understood.
 */
import type { ReactNode } from 'react';
import type { LogRecord } from '#lib/events.ts';
import { latest } from '#lib/fold/latest.ts';
import type { State } from './model.ts';
import { phonesOf } from './model-readings.ts';
import { afterOf, fieldsOf } from './model-records.ts';
import { FORGOTTEN_BUYER, RAW_TOPIC, TOPIC, VERSIONS } from './names.ts';
import css from './panel-contract.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Fields that both records have, by another name in one of them. */
const SHARED = ['_id', 'orderId', 'customer', 'item', 'total', 'amount', 'voucher'];

/** The youngest order that raw CDC told of as new, and the event of the same one, if it is there. */
const pairOf = latest((raw: readonly LogRecord[], events: readonly LogRecord[]) => {
  const left = raw.findLast(({ headers }) => headers.op === 'insert');
  const same = events.findLast(({ key }) => key === left?.key);
  return { left, right: same ?? events.at(-1) };
});

export function Contract() {
  const words = useWords();
  const raw = useFacts((state) => state.raw.records);
  const events = useFacts((state) => state.records);
  const { left, right } = pairOf(raw, events);
  return (
    <figure className={css.contract} data-testid="contract" aria-label={words.contractName}>
      <Fields
        title={RAW_TOPIC}
        record={left}
        fields={left && afterOf(left)}
        empty={words.rawEmpty}
      />
      <div>
        <Fields
          title={TOPIC}
          record={right}
          fields={right && fieldsOf(right)}
          empty={words.eventEmpty}
        />
        <Phones />
        <Versions />
      </div>
    </figure>
  );
}

interface FieldsProps {
  readonly title: string;
  readonly record: LogRecord | undefined;
  readonly fields: Readonly<Record<string, unknown>> | undefined;
  readonly empty: string;
}

function Fields({ title, record, fields, empty }: FieldsProps) {
  const words = useWords();
  return (
    <table className={css.fields} data-testid={`fields-${title}`}>
      <caption>
        <code className={css.topic}>{title}</code>{' '}
        {record ? `${record.key} @${record.offset}` : empty}
      </caption>
      <tbody>
        {Object.entries(fields ?? {}).map(([name, value]) => {
          const inner = title === RAW_TOPIC && !SHARED.includes(name);
          return (
            <tr key={name} data-inner={inner || undefined}>
              <th scope="row" className={css.fieldName}>
                {name}
                {inner && <span className="sr-only"> ({words.inner})</span>}
              </th>
              <td className={css.fieldValue}>
                {typeof value === 'object' ? JSON.stringify(value) : String(value)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const sumsOf = (state: State) => {
  const { orders, raw, events } = phonesOf(state);
  return `${orders} ${raw} ${events}`;
};

function Phones() {
  const words = useWords();
  const [orders = '0', raw = '0', events = '0'] = useFacts(sumsOf).split(' ');
  return (
    <p className={css.places} data-testid="phones">
      {words.phoneOf(FORGOTTEN_BUYER)}
      <Place name="orders">{words.documents(Number(orders))}</Place>
      <Place name={RAW_TOPIC}>{words.records(Number(raw))}</Place>
      <Place name={TOPIC}>{words.records(Number(events))}</Place>
    </p>
  );
}

function Place({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span>
      <code className={css.placeName}>{name}</code> <b className={css.number}>{children}</b>
    </span>
  );
}

function Versions() {
  const words = useWords();
  const events = useFacts((state) => state.events);
  const payments = useFacts((state) => state.payments);
  const parked = useFacts((state) => state.parked);
  return (
    <p className={css.places} data-testid="versions">
      {words.oldConsumer}
      {VERSIONS.map((version) => {
        const ids = Object.keys(events).filter((id) => events[id]?.version === version);
        const aside = ids.find((id) => parked[id]);
        const effect = ids.some((id) => payments[id]) ? 'paid' : aside ? 'parked' : null;
        return (
          <span key={version} data-version={version} data-effect={effect ?? undefined}>
            <code className={css.placeName}>v{version}</code>{' '}
            <b className={css.number}>{effect ? words.effect[effect] : '–'}</b>
            {aside && <small> {parked[aside]?.reason[0]}</small>}
          </span>
        );
      })}
    </p>
  );
}
