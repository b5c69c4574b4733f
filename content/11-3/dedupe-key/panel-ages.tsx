'use client';
/**
 * How long a record can be read again, against how long its marker is remembered: two bars on one
 * scale of powers of ten, from a second to a year. Both from what broker and database say of
 * themselves; the dot is the age at which MongoDB has really deleted.
 */
import { useClock } from '#components/lab/use-clock.ts';
import { useView } from '#components/lab/use-lab.ts';
import { lastTrial } from './model-outcomes.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** A year, s: where the scale ends, and what has no end goes on. */
const LONGEST = 31_536_000;
const TICKS = [1, 60, 3600, 86_400, 2_592_000] as const;

const partOf = (seconds: number): number =>
  Math.min(1, Math.max(0, Math.log10(Math.max(1, seconds)) / Math.log10(LONGEST)));
const percent = (part: number): string => `${(100 * part).toFixed(2)}%`;

export function Ages() {
  const words = useWords();
  const retentionMs = useFacts((state) => state.retentionMs);
  const trial = useFacts(lastTrial);
  const ttl = trial?.indexes.find((index) => index.expireAfterSeconds !== undefined);
  const keep = ttl?.expireAfterSeconds;
  const installed = trial !== undefined && trial.indexes.length > 0;
  const retention = (retentionMs ?? 0) / 1000;
  const short = keep !== undefined && keep <= retention;
  const { forgotten } = trial ?? {};
  return (
    <figure className={css.ages} aria-label={words.agesSaid} data-testid="ages">
      <span>{words.records}</span>
      <span className={css.bar} aria-hidden="true">
        {retentionMs !== null && <i style={{ width: percent(partOf(retention)) }} />}
      </span>
      <span className={css.aside}>
        <code>retention.ms</code>{' '}
        <b className={css.strong}>{retentionMs === null ? '–' : words.span(retention)}</b>
      </span>
      <span>{words.markers}</span>
      <span className={css.bar} data-short={short || undefined} aria-hidden="true">
        {installed && <i style={{ width: keep === undefined ? '100%' : percent(partOf(keep)) }} />}
        {forgotten && <em style={{ left: percent(partOf(forgotten.oldestMs / 1000)) }} />}
      </span>
      <span className={css.aside} data-testid="marker-age">
        {!installed ? words.noTrial : keep === undefined ? words.ever : `TTL ${words.span(keep)}`}
        {trial?.step === 'forgetting' && <Left />}
        {forgotten &&
          `, ${words.forgotten(forgotten.youngestMs / 1000, forgotten.oldestMs / 1000)}`}
      </span>
      <span />
      <span className={css.ticks} aria-hidden="true">
        {TICKS.map((seconds, index) => (
          <span key={seconds} style={{ left: percent(partOf(seconds)) }}>
            {words.ticks[index]}
          </span>
        ))}
      </span>
    </figure>
  );
}

/** Markers that still stand there while the trial waits for MongoDB to delete them. */
function Left() {
  const words = useWords();
  const markers = useFacts((state) => state.markers);
  const clockOffset = useView((view) => view.clockOffset);
  const past = useView((view) => view.past);
  const now = useClock(clockOffset, 250, past);
  const born = Object.values(markers);
  const age = born.length > 0 && now > 0 ? Math.max(0, now - Math.min(...born)) / 1000 : 0;
  return `, ${words.waits(born.length, age)}`;
}
