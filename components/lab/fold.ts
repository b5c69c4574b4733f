/**
 * When an explanation opens by itself. Nothing may jump under the reader's eyes, so an explanation
 * takes its room while it is out of sight, as soon as its step is the one to do, and opens into
 * that room as soon as the step is done.
 */
export interface Fold {
  readonly open: boolean;
  /** The height held while it is still folded, px; undefined: none is held. */
  readonly roomPx: number | undefined;
}

export const folded: Fold = { open: false, roomPx: undefined };

export interface Sight {
  /** The system has shown what the explanation is about. */
  readonly reached: boolean;
  /** A change of its height moves nothing that the reader sees. */
  readonly unseen: boolean;
  /** Its height when unfolded, px; 0: it has no place now. */
  readonly fullPx: number;
}

/** What becomes of a fold; the same object where nothing does. */
export function foldAfter(before: Fold, { reached, unseen, fullPx }: Sight): Fold {
  if (before.open) return before;
  const held = before.roomPx !== undefined;
  if (reached) return held || unseen ? { open: true, roomPx: undefined } : before;
  // Held room follows the width of the window; room is taken only where nobody sees it.
  if (fullPx === 0 || !(held || unseen) || before.roomPx === fullPx) return before;
  return { open: false, roomPx: fullPx };
}

export interface Place {
  readonly top: number;
  readonly bottom: number;
  readonly windowPx: number;
  /** The browser keeps what is seen in its place when something above it grows. */
  readonly anchors: boolean;
}

/** Below the window nothing moves; above it only what the browser doesn't hold. */
export function isUnseen({ top, bottom, windowPx, anchors }: Place): boolean {
  // The side of a phone that is not shown has no place at all.
  if (top === bottom) return true;
  return top >= windowPx || (bottom <= 0 && anchors);
}
