import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPainter } from './painter.ts';

const page = { visibilityState: 'visible' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 16));
  page.visibilityState = 'visible';
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open() {
  const paint = vi.fn();
  return { paint, painter: createPainter(paint) };
}

describe('the painter', () => {
  it('draws at once what comes after a quiet moment, and the facts that follow it', () => {
    const { paint, painter } = open();
    for (let fact = 1; fact <= 3; fact += 1) {
      painter.soon();
      expect(paint).toHaveBeenCalledTimes(fact);
      vi.advanceTimersByTime(2);
    }
  });

  it('draws once a frame under load, and draws the last', () => {
    const { paint, painter } = open();
    for (let ms = 0; ms < 160; ms += 1) {
      painter.soon();
      vi.advanceTimersByTime(1);
    }
    expect(paint.mock.calls.length).toBeLessThanOrEqual(11 + 3);
    const before = paint.mock.calls.length;
    painter.soon();
    vi.advanceTimersByTime(20);
    expect(paint.mock.calls.length).toBe(before + 1);
  });

  it('goes on slowly in a hidden tab, which gets no frames', () => {
    const { paint, painter } = open();
    page.visibilityState = 'hidden';
    for (let fact = 1; fact <= 5; fact += 1) painter.soon();
    expect(paint).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(250);
    expect(paint).toHaveBeenCalledTimes(4);
  });
});
