'use client';
/** "Open with your own tools": ready lines for this very sandbox, each with a button to copy. */
import { useState } from 'react';
import type { Locale } from '#components/site/words.ts';
import { labWords } from './words.ts';

export interface ToolLine {
  /** What the line does, in the reader's language. */
  readonly label: string;
  readonly command: string;
}

export interface ToolsProps {
  readonly lines: readonly ToolLine[];
  readonly locale: Locale;
}

export function ToolsView({ lines, locale }: ToolsProps) {
  return (
    <section className="tools" aria-label={labWords.tools[locale]}>
      <h3>{labWords.tools[locale]}</h3>
      <dl>
        {lines.map((line) => (
          <div key={line.command}>
            <dt>{line.label}</dt>
            <dd>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls by keyboard */}
              <code className="tool-command" tabIndex={0}>
                {line.command}
              </code>
              <Copy command={line.command} label={line.label} locale={locale} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Copy({ command, label, locale }: ToolLine & { locale: Locale }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(command);
    setCopied(true);
  };
  return (
    <button type="button" className="copy" onClick={copy} onBlur={() => setCopied(false)}>
      <span aria-live="polite">{copied ? labWords.copied[locale] : labWords.copy[locale]}</span>
      <span className="sr-only">: {label}</span>
    </button>
  );
}
