'use client';
/**
 * A link may lead to a moment of the run (`?saat=<ms>`). Once the history is known it is shown, or
 * the reader is told that this run does not have it.
 */
import { useEffect, useState } from 'react';
import type { LabEvent } from '#lib/events.ts';
import type { History } from './history.ts';
import { cursorAt } from './replay.ts';
import type { LabStore } from './store.ts';
import { useView } from './use-lab.ts';

const PARAMETER = 'saat';

export function useMoment(store: LabStore): { readonly gone: boolean; dismiss(): void } {
  const known = useView(({ history }) => history !== undefined);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const history = store.view().history;
    if (!known || !history) return;
    const asked = takeMoment();
    if (asked === undefined) return;
    const cursor = momentIn(history, asked);
    if (cursor === undefined) setGone(true);
    else store.seek(cursor);
  }, [known, store]);
  return { gone, dismiss: () => setGone(false) };
}

/** Taken out of the address: a reload should lead to the present again. */
function takeMoment(): number | undefined {
  const address = new URL(location.href);
  const asked = address.searchParams.get(PARAMETER);
  if (asked === null) return undefined;
  address.searchParams.delete(PARAMETER);
  window.history.replaceState(null, '', address);
  return /^\d{1,16}$/.test(asked) ? Number(asked) : Number.NaN;
}

/** The cursor of a moment; undefined where the kept history does not reach. */
export function momentIn({ events }: Pick<History, 'events'>, ms: number): number | undefined {
  const first: LabEvent | undefined = events[0];
  const last = events.at(-1);
  if (!first || !last || !(ms >= first.at && ms <= last.at)) return undefined;
  return cursorAt(events, ms);
}
