/**
 * Tells an error that time can heal from one that it can't. Only the second kind may put a row
 * aside: a relay that did so while the broker is away would empty the whole outbox into the corner.
 */

export interface Cause {
  readonly name: string;
  readonly type: string | null;
  readonly code: number | null;
  readonly message: string;
}

/** What the broker answers about the record itself. */
const REFUSED_FOR_GOOD = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD'];
const MESSAGE_CHARS_MAX = 300;

/** The client wraps what the broker said; the innermost error is the broker's. */
function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? innermost(error.cause) : error;
}

export function isHopeless(error: unknown): boolean {
  const inner = innermost(error);
  return inner instanceof Error && 'type' in inner && REFUSED_FOR_GOOD.includes(`${inner.type}`);
}

/** The parts of an error that the evidence shows, as they came. */
export function causeOf(error: unknown): Cause {
  const inner = innermost(error);
  if (!(inner instanceof Error)) {
    return { name: 'Error', type: null, code: null, message: String(inner) };
  }
  return {
    name: inner.name,
    type: 'type' in inner ? String(inner.type) : null,
    code: 'code' in inner && typeof inner.code === 'number' ? inner.code : null,
    message: inner.message.slice(0, MESSAGE_CHARS_MAX),
  };
}
