/**
 * When to send. Waiting for a frame costs a whole frame when nothing is going on, and sending each
 * record costs a message each under load: so after a quiet moment a few messages go at once, and
 * what comes beyond them goes together, one message a frame. A few and not one: a press is seen as
 * two or three facts some ms apart (begun, stored, acknowledged), and the record is the second.
 */
import type { LabEvent } from '../events.ts';

const FRAME_MS = 16;
/** Messages that may go at once in a row; each frame gives one back. */
const AT_ONCE_MAX = 4;
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
  let left = AT_ONCE_MAX;
  let countedAt = now();
  let cancel: (() => void) | undefined;
  let overflowed = false;

  const drop = () => {
    held = [];
    heldRecords = 0;
  };
  const later = (ms: number) => {
    const timer = setTimeout(flush, ms);
    cancel = () => clearTimeout(timer);
  };
  /** Not within this turn: what one fetch brought is one message. */
  const soon = () => {
    const turn = setImmediate(flush);
    cancel = () => clearImmediate(turn);
  };
  const refill = () => {
    const frames = Math.floor((now() - countedAt) / FRAME_MS);
    countedAt += frames * FRAME_MS;
    left = Math.min(AT_ONCE_MAX, left + frames);
  };
  const flush = () => {
    cancel = undefined;
    if (held.length === 0 && !overflowed) return;
    if (options.blocked()) return later(FRAME_MS);
    refill();
    left = Math.max(0, left - 1);
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
      if (cancel) return;
      refill();
      if (left > 0) soon();
      else later(countedAt + FRAME_MS - now());
    },
    clear() {
      cancel?.();
      cancel = undefined;
      drop();
      overflowed = false;
    },
  };
}
