/** The piece of a text around the first found word, cut at words, with what was found marked. */
import type { SearchHit } from '#components/site/search-hit.ts';
import { stem } from './stem.ts';

const BEFORE_CHARS = 60;
const LENGTH_CHARS = 200;
const WORD = /[\p{L}\p{N}]+/gu;

/** `found` are words as the index keeps them: in small letters, whole or cut to their stem. */
export function excerptOf(text: string, found: readonly string[]): SearchHit['excerpt'] {
  const wanted = new Set(found);
  const isHit = (word: string) => {
    const small = word.toLowerCase();
    return wanted.has(small) || wanted.has(stem(small));
  };
  const first = [...text.matchAll(WORD)].find(([word]) => isHit(word))?.index ?? 0;
  const from = first <= BEFORE_CHARS ? 0 : text.indexOf(' ', first - BEFORE_CHARS) + 1;
  const end = text.lastIndexOf(' ', from + LENGTH_CHARS);
  const to = text.length - from <= LENGTH_CHARS ? text.length : Math.max(end, from + 1);
  const piece = `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
  return split(piece, isHit);
}

function split(piece: string, isHit: (word: string) => boolean): SearchHit['excerpt'] {
  const parts: { text: string; hit: boolean }[] = [];
  const add = (text: string, hit: boolean) => {
    const last = parts.at(-1);
    if (last && last.hit === hit) last.text += text;
    else if (text) parts.push({ text, hit });
  };
  let at = 0;
  for (const { 0: word, index } of piece.matchAll(WORD)) {
    add(piece.slice(at, index), false);
    add(word, isHit(word));
    at = index + word.length;
  }
  add(piece.slice(at), false);
  return parts;
}
