import type { Locale } from '#components/site/words.ts';
import { amountInLocale, inLocale } from './in-locale.ts';

interface LiveProps {
  value: string | undefined;
  /** It counts or measures, so its thousands are set apart; an offset's or a pid's never are. */
  amount?: boolean | undefined;
  locale: Locale;
}

/** A value of the lab's state inside a sentence: "…" until it is known, then tabular figures. */
export function LiveView({ value, amount = false, locale }: LiveProps) {
  const written = amount ? amountInLocale : inLocale;
  return <span className="live-value">{value === undefined ? '…' : written(value, locale)}</span>;
}
