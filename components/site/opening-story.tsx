/** Under the drawing of the front page: the story it tells, and what the chapter promises. */
import { promises, storyWords } from './words.story.ts';
import type { Locale } from './words.ts';

export function Story({ locale }: { locale: Locale }) {
  return (
    <section className="story" aria-labelledby="cerita">
      <div className="story-told">
        <h2 id="cerita">{storyWords.title[locale]}</h2>
        <p>{storyWords.phone[locale]}</p>
        <p>{storyWords.radio[locale]}</p>
        <p>{storyWords.tower[locale]}</p>
      </div>
      <div className="story-bends">
        <h3>{storyWords.bends[locale]}</h3>
        <ol>
          <li>{storyWords.records[locale]}</li>
          <li>{storyWords.pulls[locale]}</li>
          <li>{storyWords.later[locale]}</li>
        </ol>
      </div>
    </section>
  );
}

/** Each promise is a ruler: it holds up to the mark, and there its limit stands. */
export function Promises({ locale }: { locale: Locale }) {
  return (
    <section className="promises" aria-labelledby="janji">
      <h2 id="janji">{storyWords.why[locale]}</h2>
      <ul>
        {promises.map(({ name, says, limit }) => (
          <li key={name.en}>
            <svg className="ruler" width="100%" height="16" aria-hidden="true">
              <path d="M1 3V13" />
              <line x1="0" x2="76%" y1="8" y2="8" />
              <line x1="76%" x2="76%" y1="1" y2="15" />
              <line className="beyond" x1="76%" x2="100%" y1="8" y2="8" />
            </svg>
            <h3>{name[locale]}</h3>
            <p>{says[locale]}</p>
            <p className="limit">
              <b>{storyWords.until[locale]}</b> {limit[locale]}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
