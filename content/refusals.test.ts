/** Whatever the server may refuse, a panel has words for it: the frame's, or those of a lab. */
import { describe, expect, it } from 'vitest';
import { baseWords as en } from '#components/lab/base-words.en.ts';
import { baseWords as id } from '#components/lab/base-words.id.ts';
import { ERROR_CODES } from '#lib/errors.ts';
import { labs } from './labs.ts';

describe('a refusal', () => {
  it('has words in both languages', async () => {
    const codes = [...ERROR_CODES, 'no-answer'];
    const own = await Promise.all(labs.map(wordsOf));
    for (const locale of ['id', 'en'] as const) {
      const all = [{ id, en }, ...own].map((words) => words[locale]);
      expect(codes.filter((code) => !all.some((words) => Object.hasOwn(words, code)))).toEqual([]);
    }
  });
});

async function wordsOf({ chapter, slug }: { chapter: string; slug: string }) {
  const { messages } = await import(`./${chapter}/${slug}/messages.ts`);
  return messages as Readonly<Record<'id' | 'en', object>>;
}
