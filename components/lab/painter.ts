/**
 * When to draw. After a quiet moment at once, since waiting for a frame would cost a whole frame;
 * under load once a frame. Quiet means that fewer than a few were drawn in the last frames: an act
 * of the reader shows as two or three facts, and the record is not the first of them. A hidden tab
 * gets no frames, so there a slow timer takes their place.
 */
const FRAME_MS = 16;
const HIDDEN_MS = 250;
/** Drawings that may follow one another at once; each frame gives one back. */
const AT_ONCE_MAX = 3;

export function createPainter(paint: () => void) {
  let left = AT_ONCE_MAX;
  let countedAt = performance.now();
  let cancel: (() => void) | undefined;

  const refill = () => {
    const frames = Math.floor((performance.now() - countedAt) / FRAME_MS);
    countedAt += frames * FRAME_MS;
    left = Math.min(AT_ONCE_MAX, left + frames);
  };
  const now = () => {
    cancel?.();
    cancel = undefined;
    refill();
    left = Math.max(0, left - 1);
    paint();
  };
  return {
    now,
    soon() {
      if (cancel) return;
      refill();
      if (left > 0) return now();
      if (document.visibilityState === 'visible') {
        const frame = requestAnimationFrame(now);
        cancel = () => cancelAnimationFrame(frame);
      } else {
        const timer = setTimeout(now, HIDDEN_MS);
        cancel = () => clearTimeout(timer);
      }
    },
  };
}
