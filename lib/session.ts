/**
 * One run of a lab as everybody sees it: a state, folded from numbered events. Who joins is given
 * a base state and the events since; who stays is sent the next ones. When the history grows too
 * long its oldest part is folded into the base, so stepping back ends there and says so.
 */
import { randomUUID } from 'node:crypto';
import type { LabEvent } from './events.ts';
import type { LabModel } from './lab.ts';
import type { Continuation, Snapshot } from './realtime/protocol.ts';

/** Events kept for stepping back and for clients that missed some. */
const HISTORY_EVENTS = 800;
/** Approximate size of the kept history, in characters of JSON an event; bursts are larger. */
const HISTORY_CHARS_EACH = 750;

export interface Session {
  readonly epoch: string;
  state(): unknown;
  publish(event: LabEvent): void;
  /** Told of each event right away, before anybody else. */
  onEvent(listener: (event: LabEvent) => void): () => void;
  snapshot(run: number): Snapshot;
  /** What a client that holds `seq` of this epoch misses; undefined: it must take a snapshot. */
  since(seq: number): Continuation | undefined;
  seq(): number;
}

interface Kept {
  readonly event: LabEvent;
  readonly chars: number;
}

/** `history`: events that are kept at least, and about 750 characters of JSON for each. */
export function createSession<State>(model: LabModel<State>, history = HISTORY_EVENTS): Session {
  const charsMax = history * HISTORY_CHARS_EACH;
  const epoch = randomUUID();
  const listeners = new Set<(event: LabEvent) => void>();
  let base = { seq: 0, state: model.initial };
  let kept: Kept[] = [];
  let chars = 0;
  let state = model.initial;

  const foldOldest = () => {
    let drop = 0;
    while (kept.length - drop > history || chars > charsMax) {
      const oldest = kept[drop];
      if (!oldest) break;
      base = { seq: base.seq + 1, state: model.reduce(base.state, oldest.event) };
      chars -= oldest.chars;
      drop += 1;
    }
    if (drop > 0) kept = kept.slice(drop);
  };

  return {
    epoch,
    state: () => state,
    seq: () => base.seq + kept.length,
    publish(event) {
      state = model.reduce(state, event);
      const entry = { event, chars: JSON.stringify(event).length };
      kept.push(entry);
      chars += entry.chars;
      // Folding in blocks keeps the array from being copied for each event of a burst.
      if (kept.length > history * 1.25 || chars > charsMax * 1.25) foldOldest();
      for (const listener of listeners) listener(event);
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    snapshot: (run) => ({
      epoch,
      run,
      now: Date.now(),
      base,
      events: kept.map(({ event }) => event),
    }),
    since(seq) {
      const missed = seq - base.seq;
      if (missed < 0 || missed > kept.length) return undefined;
      const events = kept.slice(missed).map(({ event }) => event);
      return { epoch, now: Date.now(), from: seq + 1, events };
    },
  };
}
