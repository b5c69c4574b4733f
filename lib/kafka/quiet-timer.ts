/**
 * kafkajs 2.2.4 re-arms a timer of about 1 ms for ever once a connection has had a response, even
 * when nothing is pending: an idle consumer process costs 4 % of a core, and a class has eighty.
 * The guard returns early when there is nothing to send and no throttle is running; work that
 * arrives later re-arms the timer by itself (`push`, `fulfillRequest` and time-outs all call it).
 * Guarded at run time, so bundles carry it too (docs/decisions/0005).
 */
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

interface Queue {
  pending: readonly unknown[];
  throttledUntil: number;
  scheduleCheckPendingRequests(): void;
}

const guarded = Symbol.for('menara.kafkajs.quiet-timer');

export function quietIdleTimer(): void {
  const prototype = RequestQueue.prototype as Queue & { [guarded]?: true };
  if (prototype[guarded]) return;
  const schedule = prototype.scheduleCheckPendingRequests;
  if (typeof schedule !== 'function') {
    throw new Error('kafkajs changed: requestQueue has no scheduleCheckPendingRequests');
  }
  prototype.scheduleCheckPendingRequests = function (this: Queue) {
    if (this.pending.length === 0 && this.throttledUntil <= Date.now()) return;
    schedule.call(this);
  };
  prototype[guarded] = true;
}
