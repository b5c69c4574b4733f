/**
 * Times of day as the page writes them, always of 24 hours: 13.02.11 in Indonesian, 13:02:11 in
 * English. `exact` adds the milliseconds, for what was read from broker and database.
 */
import type { Locale } from '#components/site/words.ts';

export interface Clock {
  /** ms since 1970 to "13.02.11". */
  readonly time: (ms: number) => string;
  /** ms since 1970 to "13.02.11,722". */
  readonly exact: (ms: number) => string;
}

export const clocks: Readonly<Record<Locale, Clock>> = {
  id: clockOf('id-ID'),
  en: clockOf('en-GB'),
};

function clockOf(locale: string): Clock {
  const parts = {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  } as const;
  const time = new Intl.DateTimeFormat(locale, parts);
  const exact = new Intl.DateTimeFormat(locale, { ...parts, fractionalSecondDigits: 3 });
  return { time: (ms) => time.format(ms), exact: (ms) => exact.format(ms) };
}
