import type { Locale } from '#components/site/words.ts';
import { inLocale } from './in-locale.ts';

/** A value of the lab's state inside a sentence: "…" until it is known, then tabular figures. */
export function LiveView({ value, locale }: { value: string | undefined; locale: Locale }) {
  return <span className="live-value">{value === undefined ? '…' : inLocale(value, locale)}</span>;
}
