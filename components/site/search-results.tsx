/** The list of what was found. Plain links: the browser itself opens what is folded at the place. */
import type { SearchHit } from './search-hit.ts';

export function SearchResults({ hits }: { hits: readonly SearchHit[] }) {
  return (
    <ol className="hits">
      {hits.map(({ href, title, place, excerpt }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two hits may lead to one place
        <li key={index}>
          <a href={href} data-testid="hit">
            <b>{title}</b> <span className="hit-place">{place}</span>
          </a>
          <p>
            {excerpt.map(({ text, hit }, at) => {
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one excerpt never move
              return hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
            })}
          </p>
        </li>
      ))}
    </ol>
  );
}
