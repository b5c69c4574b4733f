/**
 * What a lab measured, written as the reader's language writes numbers: a model knows no language,
 * and tells 3.4 to both.
 */
import type { Locale } from '#components/site/words.ts';

/** Nothing but figures and their signs: ids, JSON and addresses stay as they are. */
const FIGURES = /^[\d. ×≈/s%]+$/;
const DECIMAL = /(?<![\d.])(\d+)\.(\d+)(?![\d.])/g;
/** Money and milliseconds. A bare 48213 may be an offset or a pid, whose digits belong together. */
const MEASURED = /(?<=\bRp)\d+|\b\d+(?= ms$)/g;

const GROUPED = { id: new Intl.NumberFormat('id-ID'), en: new Intl.NumberFormat('en-GB') };

export const inLocale = (value: string, locale: Locale): string => {
  const grouped = value.replace(MEASURED, (digits) => GROUPED[locale].format(Number(digits)));
  if (grouped !== value) return grouped;
  return locale === 'id' && FIGURES.test(value) ? value.replace(DECIMAL, '$1,$2') : value;
};

/** Of a value that counts or measures, and so never is a name: 12345 is written 12,345. */
export const amountInLocale = (value: string, locale: Locale): string =>
  /^\d+$/.test(value) ? GROUPED[locale].format(Number(value)) : inLocale(value, locale);
