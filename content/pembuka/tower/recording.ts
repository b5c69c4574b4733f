'use client';
/**
 * A real run of the tower, recorded from the server's own history by `infra/record-tower.ts`: what
 * the front page shows while broker or database are away. It is always labelled with its day.
 */
import { useCallback, useEffect, useState } from 'react';
import type { LabEvent } from '#lib/events.ts';
import { model, type State } from './model.ts';

/** What is shown of it: a state that really was, and when. */
export interface Recorded {
  readonly state: State;
  /** The day it was recorded, ms. */
  readonly day: number;
  readonly playing: boolean;
  /** From its beginning, at the pace at which it happened. */
  play(): void;
}

/** Its last state stands still until it is played. Undefined unless `wanted`, and once loaded. */
export function useRecording(wanted: boolean): Recorded | undefined {
  const [events, setEvents] = useState<readonly LabEvent[]>();
  const [shown, setShown] = useState<number>();
  useEffect(() => {
    if (!wanted || events) return;
    let left = false;
    loadRecording().then(
      (loaded) => !left && setEvents(loaded),
      // The server went away as well: then nothing is shown rather than something made up.
      (error) => console.error(error),
    );
    return () => {
      left = true;
    };
  }, [wanted, events]);
  useEffect(() => {
    if (!wanted) return setShown(undefined);
    if (!events || shown === undefined) return;
    const next = events[shown];
    if (!next) return setShown(undefined);
    const pause = next.at - (events[shown - 1]?.at ?? next.at);
    const timer = setTimeout(() => setShown(shown + 1), Math.max(0, pause));
    return () => clearTimeout(timer);
  }, [wanted, events, shown]);
  const play = useCallback(() => setShown(0), []);
  if (!wanted || !events) return undefined;
  const state = events.slice(0, shown).reduce(model.reduce, model.initial);
  return { state, day: events[0]?.at ?? 0, playing: shown !== undefined, play };
}

/** The events in their order; fetched only when it is shown. */
export async function loadRecording(): Promise<readonly LabEvent[]> {
  const { default: recording } = await import('./recording.json');
  // Written by the recorder from events of this type; recording.test.ts folds all of them.
  return recording.events as unknown as readonly LabEvent[];
}
