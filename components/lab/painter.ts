/**
 * When to draw. After a quiet moment at once, since waiting for a frame would cost a whole frame;
 * under load once a frame. A hidden tab gets no frames, so there a slow timer takes their place.
 */
const FRAME_MS = 16;
const HIDDEN_MS = 250;

export function createPainter(paint: () => void) {
  let paintedAt = 0;
  let cancel: (() => void) | undefined;

  const now = () => {
    cancel?.();
    cancel = undefined;
    paintedAt = performance.now();
    paint();
  };
  return {
    now,
    soon() {
      if (cancel) return;
      if (performance.now() - paintedAt >= FRAME_MS) return now();
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
