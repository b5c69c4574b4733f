/**
 * What a lab measured, written as the reader's language writes numbers: a model knows no language,
 * and tells 3.4 to both.
 */
import type { Locale } from '#components/site/words.ts';

/** Nothing but figures and their signs: ids, JSON and addresses stay as they are. */
const FIGURES = /^[\d. ×≈/s]+$/;
const DECIMAL = /(?<![\d.])(\d+)\.(\d+)(?![\d.])/g;

export const inLocale = (value: string, locale: Locale): string =>
  locale === 'id' && FIGURES.test(value) ? value.replace(DECIMAL, '$1,$2') : value;
