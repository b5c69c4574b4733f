'use client';
/**
 * The lab of this page, for any part of its text or panel. `useLab` says which lab it is and what
 * can be done; `useView` reads one thing of what is known and draws again only when that changed.
 */
import { useSyncExternalStore } from 'react';
import type { ChallengeReport } from '#lib/lab.ts';
import { useFrame } from './frame.tsx';
import { type ActionResult, labStore } from './store.ts';
import { emptyView, type LabView } from './view.ts';

export type { ActionResult, LabView };

export type CheckAnswer =
  | { readonly ok: true; readonly report: ChallengeReport }
  | { readonly ok: false; readonly code: string; readonly message: string };

export function useLab() {
  const { slug, locale } = useFrame();
  const store = labStore(slug);
  const answered = (kind: 'predict' | 'answer') => (id: string, option: string) =>
    store.perform(async () => {
      const actions = store.actions();
      return actions ? actions[kind](id, option) : { ok: false, code: 'session-gone' };
    });
  return {
    slug,
    locale,
    store,
    predict: answered('predict'),
    answer: answered('answer'),
    /** Asks the server to check broker and database, now. */
    check: (): Promise<CheckAnswer> => check(slug, store.errorWord),
  };
}

/** What is selected must keep its identity while it is equal: a field of the view, or a plain value. */
export function useView<T>(select: (view: LabView) => T): T {
  const { slug } = useFrame();
  const store = labStore(slug);
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.view()),
    () => select(emptyView),
  );
}

/** The last sign of life of a process, ms on the server's clock; null: none yet. */
export function useBeat(process: string): number | null {
  const { slug } = useFrame();
  const store = labStore(slug);
  return useSyncExternalStore(
    store.subscribe,
    () => store.beats()[process] ?? null,
    () => null,
  );
}

async function check(slug: string, word: (code: string) => string): Promise<CheckAnswer> {
  const refuse = (code: string): CheckAnswer => ({ ok: false, code, message: word(code) });
  try {
    const response = await fetch(`/api/lab/${slug}/challenge`, { cache: 'no-store' });
    const answer = await response.json();
    return answer.ok ? { ok: true, report: answer.data } : refuse(answer.code);
  } catch (error) {
    // No answer at all: the server is away, or the network is.
    console.warn(error);
    return refuse('no-answer');
  }
}
