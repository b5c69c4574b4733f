'use client';
/** The panel's words in the reader's language. Only that language is sent: each has its own entry. */
import { createContext, useContext } from 'react';
import type { Messages } from './messages.id.ts';

export const WordsContext = createContext<Messages | undefined>(undefined);

export function useWords(): Messages {
  const words = useContext(WordsContext);
  if (!words) throw new Error('A part of the panel stands outside <WordsContext>.');
  return words;
}
