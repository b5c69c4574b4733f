'use client';
/** Tells every part below which lab it belongs to, in which language, and how the steps follow. */
import { createContext, type ReactNode, useContext } from 'react';
import type { Locale } from '#components/site/words.ts';
import type { QuizQuestion } from './quiz.tsx';

export interface FrameValue {
  readonly slug: string;
  readonly locale: Locale;
  /** The milestones of the steps in document order. */
  readonly steps: readonly string[];
  /** The questions of its quiz. */
  readonly questions: readonly QuizQuestion[];
}

const FrameContext = createContext<FrameValue | undefined>(undefined);

export function LabFrame({
  slug,
  locale,
  steps,
  questions,
  children,
}: FrameValue & { readonly children: ReactNode }) {
  return <FrameContext value={{ slug, locale, steps, questions }}>{children}</FrameContext>;
}

/** For words that also stand on pages without a lab, such as a chapter's introduction. */
export const useFrameIfAny = (): FrameValue | undefined => useContext(FrameContext);

export function useFrame(): FrameValue {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('A part of a lab stands outside <LabFrame>.');
  return frame;
}
