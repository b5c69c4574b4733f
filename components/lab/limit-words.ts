/** Which limit was met, and when another try makes sense: said after a refusal, in every lab. */
import type { Locale, Words } from '#components/site/words.ts';

export interface LimitMet {
  readonly max: number;
  /** Seconds. */
  readonly retryAfter?: number;
}

export const limitWords = {
  'limit-rate': {
    id: 'Batasnya {max} kali tekan per detik.',
    en: 'The limit is {max} presses a second.',
  },
  'limit-children': {
    id: 'Batasnya {max} program sekaligus.',
    en: 'The limit is {max} programs at once.',
  },
  'limit-sandboxes': {
    id: 'Batasnya {max} percobaan terbuka sekaligus.',
    en: 'The limit is {max} open experiments at once.',
  },
  'limit-newcomers': {
    id: 'Dari alamat jaringan Anda sudah dibuka {max} percobaan baru dalam sepuluh menit.',
    en: 'Your network address has opened {max} new experiments within ten minutes.',
  },
  again: { id: 'Coba lagi dalam {seconds} detik.', en: 'Try again in {seconds} s.' },
} satisfies Words;

/** Empty where no limit was met. */
export function limitSentence(code: string, limit: LimitMet | undefined, locale: Locale): string {
  const which = new Map(Object.entries(limitWords)).get(code);
  if (!limit || !which) return '';
  const said = which[locale].replace('{max}', String(limit.max));
  if (limit.retryAfter === undefined) return said;
  return `${said} ${limitWords.again[locale].replace('{seconds}', String(limit.retryAfter))}`;
}
