'use client';
/**
 * The front page's own experiment around its text. Nothing is opened for who only reads: the page
 * joins a session with the first broadcast, or when the server knows a run of this visitor.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { LabFrame } from '#components/lab/frame.tsx';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useHealth } from '#components/site/health.tsx';
import type { Locale } from '#components/site/words.ts';
import { messages } from './messages.ts';
import { model, type State } from './model.ts';
import { type Recorded, useRecording } from './recording.ts';
import { towerPart } from './tower-part.ts';

const REMEMBERED = 'menara.tower';
const JoinContext = createContext<() => void>(() => undefined);
const RecordingContext = createContext<Recorded | undefined>(undefined);

interface TowerLabProps {
  readonly locale: Locale;
  /** The server knows a run of this visitor; undefined: its database is away. */
  readonly begun: boolean | undefined;
  readonly children: ReactNode;
}

export function TowerLab({ locale, begun, children }: TowerLabProps) {
  return (
    <LabFrame slug="tower" locale={locale} steps={[]} questions={[]}>
      <Joining begun={begun}>
        <Recording>{children}</Recording>
      </Joining>
    </LabFrame>
  );
}

function Joining({ begun, children }: Pick<TowerLabProps, 'begun' | 'children'>) {
  const { store, locale } = useLab();
  const [joined, setJoined] = useState(begun === true);
  useEffect(() => store.register(towerPart(messages[locale])), [store, locale]);
  useEffect(() => {
    // Whom the server could not ask for, this browser remembers. What it was sure of may have changed
    // since this page was asked for: nobody listened here while another tab made the first broadcast.
    if (rememberedAt() > (begun === undefined ? 0 : performance.timeOrigin)) setJoined(true);
    // From here on the first broadcast of another tab is heard.
    const heard = ({ key }: StorageEvent) => key === REMEMBERED && setJoined(true);
    window.addEventListener('storage', heard);
    return () => window.removeEventListener('storage', heard);
  }, [begun]);
  useEffect(() => (joined ? store.open() : undefined), [joined, store]);
  const join = useCallback(() => {
    remember();
    setJoined(true);
  }, []);
  return <JoinContext value={join}>{children}</JoinContext>;
}

/** While broker or database are away, and no run of the reader's own is known: a recorded one. */
function Recording({ children }: { children: ReactNode }) {
  const { kafka, mongo } = useHealth();
  const own = useView(({ history }) => history !== undefined);
  const recorded = useRecording(!own && (kafka === 'down' || mongo === 'down'));
  return <RecordingContext value={recorded}>{children}</RecordingContext>;
}

export const useJoin = (): (() => void) => useContext(JoinContext);

/** Undefined while what is drawn is live, or empty. */
export const useRecorded = (): Recorded | undefined => useContext(RecordingContext);

/** Before the first snapshot: the empty state. Select a field or a plain value, nothing made anew. */
export function useFacts<T>(select: (state: State) => T): T {
  const recorded = useContext(RecordingContext);
  const live = useView(({ state }) => select((state as State | undefined) ?? model.initial));
  return recorded ? select(recorded.state) : live;
}

export function useWords() {
  return messages[useLab().locale];
}

/** ms since 1970; 0: never. A browser that keeps nothing only loses the shortcut. */
function rememberedAt(): number {
  try {
    return Number(localStorage.getItem(REMEMBERED) ?? 0);
  } catch (error) {
    console.warn(error);
    return 0;
  }
}

/** The time, so that every first press is news to the other tabs. */
function remember(): void {
  try {
    localStorage.setItem(REMEMBERED, String(Date.now()));
  } catch (error) {
    console.warn(error);
  }
}
