/** Limits of the whole machine, by name and with their unit. A lab's own are in `content/labs/`. */

export const SANDBOXES_MAX = 60;
/**
 * Programs with clients of Kafka and database: a class of forty, four each at most, or more with
 * fewer. 60 to 75 MB each, 27 to 35 of it their own, and 1 % of a core.
 */
export const CHILDREN_MAX = 160;
/** Programs without the database's client, counted apart: 15 MB of their own, with Kafka's 25. */
export const SMALL_CHILDREN_MAX = 200;
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
/** Sockets of one address; a class sits behind one. */
export const SOCKETS_PER_ADDRESS_MAX = 300;
/** Sandboxes that one address may make within ten minutes: eighty readers with three each. */
export const NEW_SANDBOXES_PER_ADDRESS_MAX = 240;
export const NEW_SANDBOXES_WITHIN_MS = 600_000;
/** Of one batch in a topic of a sandbox, bytes; Kafka's `max.message.bytes`. */
export const BATCH_BYTES_MAX = 64 * 1024;
export const URL_CHARS_MAX = 2048;
/**
 * Documents read when a session is rebuilt, per collection: more than one run of any lab lets come
 * to be, and those that a death made twice.
 */
export const DOCUMENTS_MAX = 5000;
/** Body of an action, bytes. */
export const ACTION_BYTES_MAX = 16 * 1024;
/** A progress file, bytes; one of all labs with every answer is a tenth of it. */
export const PROGRESS_FILE_BYTES_MAX = 64 * 1024;
/** Body of the form that brings one, bytes. */
export const UPLOAD_BYTES_MAX = 256 * 1024;

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
