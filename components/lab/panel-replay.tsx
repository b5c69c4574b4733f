'use client';
/** How fast the run is played again, and a link to the moment that is shown. */
import { useState } from 'react';
import type { Locale } from '#components/site/words.ts';
import { replayWords } from './panel-words.ts';
import { SPEEDS, type Speed } from './replay.ts';

const FORMATS = { id: new Intl.NumberFormat('id'), en: new Intl.NumberFormat('en') };

interface SpeedProps {
  readonly speed: Speed;
  readonly locale: Locale;
  onSpeed(speed: Speed): void;
}

export function SpeedChoice({ speed, locale, onSpeed }: SpeedProps) {
  const format = FORMATS[locale];
  return (
    <select
      className="speed"
      aria-label={replayWords[locale].speed}
      data-testid="speed"
      value={speed}
      onChange={({ target }) => {
        const chosen = SPEEDS.find((one) => one === Number(target.value));
        if (chosen) onSpeed(chosen);
      }}
    >
      {SPEEDS.map((one) => (
        <option key={one} value={one}>
          {format.format(one)}×
        </option>
      ))}
    </select>
  );
}

interface CopyProps {
  /** ms; null: the present, which is no moment to come back to. */
  readonly moment: number | null;
  readonly locale: Locale;
}

export function CopyMoment({ moment, locale }: CopyProps) {
  const words = replayWords[locale];
  const [copied, setCopied] = useState<number>();
  const done = moment !== null && copied === moment;
  const copy = async () => {
    if (moment === null) return;
    const address = new URL(location.href);
    address.searchParams.set('saat', String(moment));
    try {
      await navigator.clipboard.writeText(address.href);
    } catch (error) {
      // Not allowed to write there: the address bar has the link instead.
      console.warn(error);
      window.history.replaceState(null, '', address);
    }
    setCopied(moment);
  };
  return (
    <button
      type="button"
      className="copy-moment"
      data-testid="copy-moment"
      aria-disabled={moment === null}
      title={moment === null ? words.linkOnlyPast : words.link}
      aria-label={words.link}
      onClick={copy}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {done ? (
          <path d="m3 8.6 3.4 3.6L13 4" />
        ) : (
          <path d="M6.5 9.5 9.5 6.5M7 4.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L4.5 7" />
        )}
      </svg>
      <span className="sr-only" role="status">
        {done ? words.copied : ''}
      </span>
    </button>
  );
}
