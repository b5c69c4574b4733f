/**
 * Sets code as a book does: two inks and weight instead of colours. Shiki splits the lines into
 * tokens of a kind; lab.css decides how a kind looks, in light and dark.
 */
import { createCssVariablesTheme, createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import typescript from 'shiki/langs/typescript.mjs';

export interface Token {
  readonly text: string;
  /** `keyword`, `string`, `comment`, … as Shiki's CSS-variables theme names them. */
  readonly kind: string;
}

const prefix = '--kind-';
const theme = createCssVariablesTheme({ name: 'book', variablePrefix: prefix, fontStyle: false });

// One for the process: the grammar takes a quarter of a second to load.
const highlighter = createHighlighterCore({
  themes: [theme],
  langs: [typescript],
  engine: createJavaScriptRegexEngine(),
});

export async function tokensOf(code: string): Promise<Token[][]> {
  const { codeToTokensBase } = await highlighter;
  // No limit of time: on a busy machine it would leave a listing half plain.
  const lines = codeToTokensBase(code, { lang: 'typescript', theme: 'book', tokenizeTimeLimit: 0 });
  return lines.map((tokens) =>
    tokens.map(({ content, color }) => ({ text: content, kind: kindOf(color ?? '') })),
  );
}

/** `var(--kind-token-keyword)` → `keyword` */
function kindOf(color: string): string {
  return new RegExp(`${prefix}(?:token-)?([a-z-]+)`).exec(color)?.[1] ?? 'foreground';
}
