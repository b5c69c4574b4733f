'use server';
/** Takes a progress file from the form. A server action, so that it works without JavaScript too. */
import { refresh } from 'next/cache';
import type { BringResult } from '#components/site/bring-form.tsx';
import { visitorCookie } from '#content/progress.ts';
import { PROGRESS_FILE_BYTES_MAX } from '#lib/limits.ts';
import { runtime } from '#lib/runtime.ts';

export async function bring(_before: BringResult | null, form: FormData): Promise<BringResult> {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return { ok: false, code: 'no-file' };
  if (file.size > PROGRESS_FILE_BYTES_MAX) return { ok: false, code: 'file-too-large' };
  const answer = await runtime().bringProgress(await visitorCookie(), await file.text());
  if (answer.ok) refresh();
  return answer;
}
