'use client';
/** The form that brings a progress file in, and what became of it in the reader's language. */
import { useActionState } from 'react';
import { progressWords } from './words.progress.ts';
import type { Locale } from './words.ts';

export type BringResult =
  | { readonly ok: true; readonly labs: number }
  | { readonly ok: false; readonly code: string };

interface Props {
  readonly locale: Locale;
  action(before: BringResult | null, form: FormData): Promise<BringResult>;
}

export function BringForm({ locale, action }: Props) {
  const [result, send, pending] = useActionState(action, null);
  return (
    <form action={send} className="finder">
      <label htmlFor="progress-file">{progressWords.file[locale]}</label>
      <input id="progress-file" type="file" name="file" accept="application/json,.json" />
      <button type="submit" className="button" data-tone="quiet" aria-disabled={pending}>
        {progressWords.bring[locale]}
      </button>
      <p role="status" className="bring-status" data-testid="bring-status">
        {result && wordOf(result, locale)}
      </p>
    </form>
  );
}

function wordOf(result: BringResult, locale: Locale): string {
  if (result.ok) return `${progressWords.brought[locale]} ${result.labs}`;
  const faults = new Map(Object.entries(progressWords.faults));
  return (faults.get(result.code) ?? progressWords.faults.unknown)[locale];
}
