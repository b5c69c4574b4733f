/** Keeps words with a hyphen (Event-Driven, apa-apa) on one line. */
import { Fragment } from 'react';

export function Unbroken({ text }: { text: string }) {
  return text.split(' ').map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a text never move
    <Fragment key={index}>
      {index > 0 && ' '}
      {word.includes('-') ? <span className="nowrap">{word}</span> : word}
    </Fragment>
  ));
}
