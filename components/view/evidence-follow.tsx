/** The small button of a row that opens the way of the order it is about. */
import css from './evidence.module.css';

interface FollowProps {
  readonly order: string | undefined;
  readonly word: string;
  follow(order: string): void;
}

export function Follow({ order, word, follow }: FollowProps) {
  if (order === undefined) return null;
  const name = `${word} ${order}`;
  return (
    <button
      type="button"
      className={css.copy}
      data-follow={order}
      aria-label={name}
      title={name}
      onClick={() => follow(order)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3 5.5v4.5a2 2 0 0 0 2 2h5.5" />
        <circle cx="3" cy="3.5" r="2" />
        <circle cx="12.5" cy="12" r="2" />
      </svg>
    </button>
  );
}
