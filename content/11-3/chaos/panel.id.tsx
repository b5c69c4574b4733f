'use client';
/** The panel with its words in one language. */
import { id } from './messages.id.ts';
import { Panel } from './panel.tsx';
import { WordsContext } from './use-words.ts';

export default function PanelInItsLanguage() {
  return (
    <WordsContext value={id}>
      <Panel />
    </WordsContext>
  );
}
