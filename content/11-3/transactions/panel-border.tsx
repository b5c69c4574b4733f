'use client';
/** Both sides of the border: bills inside Kafka, receipts in MongoDB, for the same orders. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { Counts } from '#components/view/counts.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { billsOf, collectionOf, ordersIn, sum, twiceIn } from './model-readings.ts';
import { BILLER, MANNERS } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Border() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, BILLER));
  const manner = useFacts((state) => state.manner);
  return (
    <section className={css.border} aria-label={words.border} data-testid="border">
      <div className={css.biller}>
        <PanelProcess name={BILLER} {...(alive ? { reads: words.manner[manner] } : {})}>
          {alive ? (
            <>
              <CardControl control="stop-biller">{words.stop}</CardControl>
              <CardControl control="kill-biller">{words.kill}</CardControl>
            </>
          ) : undefined}
        </PanelProcess>
        <div className={css.manners}>
          {MANNERS.map((one) => (
            <span key={one} className={css.manner}>
              <ControlButton control={`bill-${one}`}>{words.manner[one]}</ControlButton>
              <ControlButton control={`crash-${one}`}>{words.toDeath}</ControlButton>
            </span>
          ))}
          <span className={css.manner}>
            <ControlButton control="orders-few">{words['orders-few']}</ControlButton>
            <ControlButton control="orders-many">{words['orders-many']}</ControlButton>
          </span>
        </div>
      </div>
      <BorderCounts />
    </section>
  );
}

function BorderCounts() {
  const words = useWords();
  const orders = useFacts(ordersIn);
  const bills = useFacts((state) => sum(billsOf(state, 'read-committed')));
  const billsTwice = useFacts((state) => twiceIn(billsOf(state, 'read-committed')));
  const raw = useFacts((state) => sum(billsOf(state, 'read-uncommitted')));
  const collection = useFacts(collectionOf);
  const receipts = useFacts((state) => sum(shelfOf(state, collection)));
  const doubled = useFacts((state) => twiceIn(shelfOf(state, collection)));
  return (
    <Counts
      words={words}
      counts={[
        { label: words.orders, count: orders },
        { label: words.bills, count: bills, doubled: billsTwice },
        { label: words.billsRaw, count: raw },
        { label: words.receipts(collection), count: receipts, doubled },
      ]}
    />
  );
}

const shelfOf = (
  { bare, guarded }: { bare: Readonly<Record<number, number>>; guarded: typeof bare },
  collection: string,
) => (collection === 'receipts' ? guarded : bare);
