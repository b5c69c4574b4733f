'use client';
/**
 * The deck of a night, in the order in which its cards fall. A card lies face down until the dealer
 * has played it; one that nobody died of says so.
 */
import { latest } from '#lib/fold/latest.ts';
import type { State } from './model.ts';
import type { CardFact } from './model-documents.ts';
import { cardsOf } from './model-readings.ts';
import { NIGHT } from './names.ts';
import css from './panel-deck.module.css';
import { FaultSymbol } from './panel-symbols.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const cardsIn = latest((cards: State['cards'], night: number) => cardsOf({ cards }, night));
/** Where the cards of the first night will lie. */
const PLACES = Array.from({ length: NIGHT.kills + NIGHT.others }, (_, index) => index);

export function Deck({ night, asTable }: { night: number | null; asTable: boolean }) {
  const words = useWords();
  const dealt = useFacts((state) => state.cards);
  const cards = night === null ? [] : cardsIn(dealt, night);
  if (asTable) return <DeckTable cards={cards} />;
  return (
    <ol className={css.deck} aria-label={words.deck} data-testid="deck">
      {cards.length === 0 &&
        PLACES.map((place) => <li key={place} data-state="empty" aria-hidden="true" />)}
      {cards.map((card) => (
        <CardItem key={card.id} card={card} />
      ))}
    </ol>
  );
}

const stateOf = ({ playedAt, missed }: CardFact) =>
  playedAt === null ? 'down' : missed ? 'missed' : 'fallen';

function CardItem({ card }: { card: CardFact }) {
  const words = useWords();
  const state = stateOf(card);
  const { kind, target, at } = card;
  if (state === 'down') {
    return (
      <li data-testid="card" data-state={state}>
        <small>{words.fallsAt(at)}</small>
      </li>
    );
  }
  return (
    <li data-testid="card" data-state={state} data-kind={kind}>
      <FaultSymbol kind={kind} />
      <b>{words.card[kind]}</b>
      {target && <span>{target}</span>}
      <small>{state === 'missed' ? words.missed : words.detail(card)}</small>
    </li>
  );
}

/** The same deck in rows; what lies face down is not told here either. */
function DeckTable({ cards }: { cards: readonly CardFact[] }) {
  const words = useWords();
  return (
    <table className={css.table} data-testid="deck-table">
      <caption className="sr-only">{words.deck}</caption>
      <thead>
        <tr>
          <th scope="col">{words.colAt}</th>
          <th scope="col">{words.colCard}</th>
          <th scope="col">{words.colTarget}</th>
          <th scope="col">{words.colDetail}</th>
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <tr key={card.id}>
            <th scope="row">{words.number(card.at)}</th>
            {card.playedAt === null ? (
              <td colSpan={3}>{words.faceDown}</td>
            ) : (
              <>
                <td>{words.card[card.kind]}</td>
                <td>{card.target ?? '–'}</td>
                <td>{card.missed ? words.missed : words.detail(card)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
