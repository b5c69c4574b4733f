/** One small drawing for each kind of fault; its word always stands beside it. */
import type { CardKind } from './names.ts';
import css from './panel-deck.module.css';

/** A process, struck out. */
const KILLED = 'M3.5 6.5h15v9h-15zM7 4l8 14M15 4l-8 14';

/** In a box of 22. */
const DRAWN: Readonly<Record<CardKind, string>> = {
  'kill-payment': KILLED,
  'kill-order-service': KILLED,
  'kill-relay': KILLED,
  // A frost star.
  'freeze-payment':
    'M11 2.5v17M3.6 6.8l14.8 8.4M18.4 6.8L3.6 15.2M8.5 4L11 6.5L13.5 4M8.5 18L11 15.5L13.5 18',
  // The answer turns back, and the line is cut.
  'drop-acks':
    'M2.5 7h17M16 3.8L19.5 7L16 10.2M19.5 15h-5M8 15H2.5M6 11.8L2.5 15L6 18.2M10 18.5l3-7',
  // The same record twice.
  duplicates: 'M3 3h11v11H3zM14 7.5h5v11H8V14',
  // A record that nobody can read.
  poison: 'M3.5 3.5h15v15h-15zM6.5 9l2.5 3l2.5-3l2.5 3l2-2.5M6.5 14.5h9',
  // The tower, out of reach.
  'broker-away': 'M11 3v4M11 7L6 19M11 7l5 12M9 12.5h4M7.7 15.5h6.6M3 18L19 5',
};

export function FaultSymbol({ kind }: { kind: CardKind }) {
  return (
    <svg className={css.symbol} viewBox="0 0 22 22" aria-hidden="true">
      <path d={DRAWN[kind]} />
    </svg>
  );
}
