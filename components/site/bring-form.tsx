'use client';
/** The form that brings a progress file in, and what became of it in the reader's language. */
import { type FormEvent, useActionState, useState } from 'react';
import { progressWords } from './words.progress.ts';
import type { Locale } from './words.ts';

export type BringResult =
  | { readonly ok: true; readonly labs: number }
  | { readonly ok: false; readonly code: string };

interface Props {
  readonly locale: Locale;
  /** The largest file that is worth sending, bytes. */
  readonly bytesMax: number;
  action(before: BringResult | null, form: FormData): Promise<BringResult>;
}

export function BringForm({ locale, bytesMax, action }: Props) {
  const [answer, send, pending] = useActionState(action, null);
  const [tooLarge, setTooLarge] = useState(false);
  // The server would hang up on a body that large before it can say a word on this page.
  const look = (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get('file');
    const large = file instanceof File && file.size > bytesMax;
    setTooLarge(large);
    if (large) event.preventDefault();
  };
  const result: BringResult | null = tooLarge ? { ok: false, code: 'file-too-large' } : answer;
  return (
    <form action={send} onSubmit={look} className="finder">
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
