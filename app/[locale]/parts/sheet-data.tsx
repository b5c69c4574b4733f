'use client';
/** What later labs need: calls and events, oplog, transaction, money. */
import { CallLine, EventLine } from '#components/view/call-line.tsx';
import { DocumentSheets } from '#components/view/document-sheets.tsx';
import { Money } from '#components/view/money.tsx';
import { type OplogEntry, OplogTape } from '#components/view/oplog-tape.tsx';
import { type OutcomeCell, OutcomeGrid, type OutcomeMark } from '#components/view/outcome-grid.tsx';
import { TransactionBox } from '#components/view/transaction-box.tsx';
import css from './sheet.module.css';
import { Part, type PartProps } from './sheet.tsx';

const OPS = 'i orders,u orders,c txn,i stock,u stock,i outbox,d outbox,i orders,u orders,i outbox';
const entries: OplogEntry[] = OPS.split(',').map((text, index) => {
  const [op, collection] = text.split(' ');
  return { id: `${index}`, op: op as OplogEntry['op'], collection: collection ?? '' };
});

/** One letter a delivery: stored, refused, waiting. */
const GRIDS = ['srrrrrrrrr'.repeat(5), 'srrrrrrrsrrrrrrwwwwwwwww', ''];
const MARKS: Record<string, OutcomeMark> = { s: 'stored', r: 'refused', w: 'waiting' };
const outcomes = (marks: string): OutcomeCell[] =>
  Array.from(marks, (letter, id) => ({
    id,
    keyName: 'dewi',
    mark: MARKS[letter] ?? 'waiting',
  }));

export function SheetData({ w, locale }: PartProps) {
  const rupiah = (sum: number) => `Rp${new Intl.NumberFormat(locale).format(sum)}`;
  const money = { label: w.charged, rightful: 10_000, scale: 480_000, rightfulText: w.rightful };
  return (
    <>
      <Part id="calls" title={w.calls}>
        <div className={css.pair}>
          <CallLine state="open" label={w.call} />
          <CallLine state="done" label={w.done} />
          <CallLine state="broken" label={w.broken} />
          <EventLine keyName="joko" label={w.event} />
        </div>
      </Part>
      <Part id="oplog" title={w.oplog}>
        <OplogTape name={w.oplog} entries={entries} cut note={w.oplogNote} />
      </Part>
      <Part id="transaction" title={w.transaction}>
        <TransactionBox
          name={w.inside}
          state="open"
          leaving={{ keyName: 'dewi', label: w.outside }}
        >
          <DocumentSheets keyName="dewi" lines={['orders', 'ORD-7']} count={1} width={140} />
          <DocumentSheets keyName="dewi" lines={['outbox', 'evt-7']} count={1} width={140} />
        </TransactionBox>
        <TransactionBox name={w.aborted} state="aborted">
          <DocumentSheets keyName="dewi" lines={['orders', 'ORD-7']} count={0} width={140} />
        </TransactionBox>
      </Part>
      <Part id="outcomes" title={w.outcomes}>
        <div className={css.three}>
          {GRIDS.map((marks) => (
            <OutcomeGrid key={marks} name={`${w.outcomes}: ${marks}`} cells={outcomes(marks)} />
          ))}
        </div>
      </Part>
      <Part id="money" title={w.money}>
        <div className={css.pair}>
          <Money {...money} amount={480_000} text={rupiah(480_000)} verdict={w.surplus} />
          <Money {...money} amount={10_000} text={rupiah(10_000)} verdict={w.exact} />
          <Money {...money} amount={0} text={rupiah(0)} verdict={w.missing} />
        </div>
      </Part>
    </>
  );
}
