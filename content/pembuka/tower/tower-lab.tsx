'use client';
/**
 * The front page's own experiment around its text. Nothing is opened for who only reads: the page
 * joins a session with the first broadcast, or when this browser has broadcast before.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { LabFrame } from '#components/lab/frame.tsx';
import { useLab, useView } from '#components/lab/use-lab.ts';
import type { Locale } from '#components/site/words.ts';
import { messages } from './messages.ts';
import { model, type State } from './model.ts';
import { towerPart } from './tower-part.ts';

const REMEMBERED = 'menara.tower';
const JoinContext = createContext<() => void>(() => undefined);

export function TowerLab({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <LabFrame slug="tower" locale={locale} steps={[]} questions={[]}>
      <Joining>{children}</Joining>
    </LabFrame>
  );
}

function Joining({ children }: { children: ReactNode }) {
  const { store, locale } = useLab();
  const [joined, setJoined] = useState(false);
  useEffect(() => store.register(towerPart(messages[locale])), [store, locale]);
  useEffect(() => {
    if (remembered()) setJoined(true);
  }, []);
  useEffect(() => (joined ? store.open() : undefined), [joined, store]);
  const join = useCallback(() => {
    remember();
    setJoined(true);
  }, []);
  return <JoinContext value={join}>{children}</JoinContext>;
}

export const useJoin = (): (() => void) => useContext(JoinContext);

/** Before the first snapshot: the empty state. Select a field or a plain value, nothing made anew. */
export function useFacts<T>(select: (state: State) => T): T {
  return useView(({ state }) => select((state as State | undefined) ?? model.initial));
}

export function useWords() {
  return messages[useLab().locale];
}

/** A browser that keeps nothing only loses the shortcut: the next press joins again. */
function remembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== null;
  } catch (error) {
    console.warn(error);
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(REMEMBERED, '1');
  } catch (error) {
    console.warn(error);
  }
}
