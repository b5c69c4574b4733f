'use client';
/**
 * The words of a lab's panel in the reader's language. Only that language is sent: the panel's
 * entry of each language (`panel.id.tsx`, `panel.en.tsx`) gives its own to everything below.
 */
import { type Context, createContext, useContext } from 'react';

export function ownWords<Words>(): {
  readonly WordsContext: Context<Words | undefined>;
  useWords(): Words;
} {
  const WordsContext = createContext<Words | undefined>(undefined);
  return {
    WordsContext,
    useWords() {
      const words = useContext(WordsContext);
      if (!words) throw new Error('A part of the panel stands outside <WordsContext>.');
      return words;
    },
  };
}
