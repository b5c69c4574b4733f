/**
 * The code that runs, read from the very file a process executes. Crash points stand as marks in
 * the gutter, beside the line at which the process dies.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { tokensOf } from './highlight.ts';
import { cutRegion } from './regions.ts';
import { Word } from './word.tsx';
import { labWords } from './words.ts';

export interface ListingProps {
  /** From the root of the project, below `content/`. */
  readonly file: string;
  readonly region?: string;
}

export async function Listing({ file, region }: ListingProps) {
  const lines = cutRegion(await readFile(inContent(file), 'utf8'), region);
  const tokens = await tokensOf(lines.map(({ text }) => text).join('\n'));
  const first = lines.at(0)?.number ?? 1;
  const last = lines.at(-1)?.number ?? first;
  return (
    <figure className="listing">
      <figcaption>
        <b>
          <Word text={labWords.listing} />
        </b>{' '}
        <code>{file}</code>{' '}
        <span>
          <Word text={labWords.lines} /> {first}–{last}
        </span>
      </figcaption>
      <pre>
        <code>
          {lines.map(({ number, crashPoint }, index) => (
            <span key={number} className="code-line" data-crash-point={crashPoint}>
              <span className="code-number" aria-hidden="true">
                {number}
              </span>
              {tokens[index]?.map((token, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: tokens of a line never move
                <span key={place} data-kind={token.kind}>
                  {token.text}
                </span>
              ))}
              {crashPoint && (
                <span className="crash-point">
                  <Word text={labWords.crashPoint} /> {crashPoint}
                </span>
              )}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </figure>
  );
}

/** Only files of the book: a text must not be able to print anything else. */
function inContent(file: string): string {
  const root = path.join(process.cwd(), 'content');
  const full = path.join(root, path.relative('content', file));
  if (!full.startsWith(root + path.sep)) throw new Error(`${file} is not below content/.`);
  return full;
}
