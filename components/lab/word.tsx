'use client';
/** A word in the language of the page, for parts drawn on the server that don't know it. */
import type { Text } from '#components/site/words.ts';
import { useFrame } from './frame.tsx';

export function Word({ text }: { text: Text }) {
  return text[useFrame().locale];
}
