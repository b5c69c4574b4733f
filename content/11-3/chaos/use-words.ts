'use client';
/** The panel's words in the reader's language. */
import { ownWords } from '#components/lab/own-words.ts';
import type { Messages } from './messages.id.ts';

export const { WordsContext, useWords } = ownWords<Messages>();
