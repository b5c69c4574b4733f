'use client';
/** Ready lines for the reader's own kcat and mongosh, asked of the server when they are opened. */
import { useEffect, useState } from 'react';
import { type ToolLine, ToolsView } from './tools.tsx';
import { useLab, useView } from './use-lab.ts';

interface Answer {
  readonly kcat: readonly string[];
  readonly mongosh: readonly string[];
}

export function PanelTools() {
  const { slug, locale } = useLab();
  const [lines, setLines] = useState<readonly ToolLine[]>([]);
  const run = useView(({ history }) => history?.run);
  useEffect(() => {
    if (run === undefined) return;
    const abort = new AbortController();
    fetch(`/api/lab/${slug}/tools`, { signal: abort.signal, cache: 'no-store' })
      .then((response) => response.json())
      .then((answer) => {
        if (answer.ok) setLines(toLines(answer.data));
      })
      .catch((error) => {
        // Closed again before the answer came, or the server is away: the panel says that itself.
        if (!abort.signal.aborted) console.warn(error);
      });
    return () => abort.abort();
  }, [slug, run]);
  return <ToolsView lines={lines} locale={locale} />;
}

const toLines = ({ kcat, mongosh }: Answer): ToolLine[] => [
  ...kcat.map((command) => ({ label: 'kcat', command })),
  ...mongosh.map((command) => ({ label: 'mongosh', command })),
];
