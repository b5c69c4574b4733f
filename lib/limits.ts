/** Limits of the whole machine, by name and with their unit. A lab's own are in `content/labs.ts`. */

export const SANDBOXES_MAX = 60;
/** A class of forty, three processes each, and some who come late: 27 MB and 1 % of a core each. */
export const CHILDREN_MAX = 130;
/**
 * Nobody looks at a lab for this long: its processes end and its session is put away, ms. Looked
 * at every ten seconds, so that none is left a minute after the last page was closed.
 */
export const IDLE_STOP_MS = 45_000;
/** Nobody came back for this long: the sandbox is deleted, ms. */
export const SANDBOX_TTL_MS = 2 * 3600_000;
export const REAP_EVERY_MS = 60_000;
/** Sandbox runs deleted in one sweep, so that the reaper never crowds out the readers. */
export const REAP_MAX = 10;
export const SOCKETS_PER_VISITOR_MAX = 8;
export const SOCKET_EVENTS_PER_SECOND = 20;

/** A bucket that refills steadily: `perSecond` for ever, a burst of twice as many. */
export function createBucket(perSecond: number, now: () => number = Date.now) {
  const size = perSecond * 2;
  let left = size;
  let at = now();
  return {
    take(): boolean {
      const time = now();
      left = Math.min(size, left + ((time - at) / 1000) * perSecond);
      at = time;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
