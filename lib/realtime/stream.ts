/**
 * When to send. Waiting for a frame costs a whole frame when nothing is going on, and sending each
 * record costs a message each under load: so the first event after a quiet moment goes at once,
 * and what comes within a frame of it goes together.
 */
import type { LabEvent } from '../events.ts';

const FRAME_MS = 16;
/** Events held for a client that doesn't read; beyond it, a snapshot is cheaper. */
const HELD_MAX = 500;
/** A burst is few events with many records: those are counted as well. */
const HELD_RECORDS_MAX = 5000;

interface StreamOptions {
  blocked(): boolean;
  /** `from` is the sequence number of the first of `events`. */
  send(from: number, events: readonly LabEvent[]): void;
  sendSnapshot(): void;
}

export function createStream(options: StreamOptions, now: () => number = Date.now) {
  let held: LabEvent[] = [];
  let heldRecords = 0;
  let lastSeq = 0;
  let sentAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let overflowed = false;

  const drop = () => {
    held = [];
    heldRecords = 0;
  };
  const flush = () => {
    timer = undefined;
    if (held.length === 0 && !overflowed) return;
    if (options.blocked()) {
      timer = setTimeout(flush, FRAME_MS);
      return;
    }
    sentAt = now();
    const events = held;
    drop();
    if (overflowed) {
      overflowed = false;
      options.sendSnapshot();
    } else {
      options.send(lastSeq - events.length + 1, events);
    }
  };

  return {
    push(seq: number, event: LabEvent) {
      lastSeq = seq;
      if (overflowed) return;
      held.push(event);
      if (event.type === 'records') heldRecords += event.records.length;
      if (held.length > HELD_MAX || heldRecords > HELD_RECORDS_MAX) {
        drop();
        overflowed = true;
      }
      if (timer) return;
      const quiet = now() - sentAt;
      // Even at once means after this turn: what one fetch brought is one message.
      timer = setTimeout(flush, quiet >= FRAME_MS ? 0 : FRAME_MS - quiet);
    },
    clear() {
      clearTimeout(timer);
      timer = undefined;
      drop();
      overflowed = false;
    },
  };
}
