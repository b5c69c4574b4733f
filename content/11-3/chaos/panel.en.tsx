'use client';
/** The panel with its words in one language. */
import { en } from './messages.en.ts';
import { Panel } from './panel.tsx';
import { WordsContext } from './use-words.ts';

export default function PanelInItsLanguage() {
  return (
    <WordsContext value={en}>
      <Panel />
    </WordsContext>
  );
}
