/**
 * The dotted wave of an event, as a list of dots along a line with rounded corners. Dots are
 * placed by arc length, so that they keep their distance in the bends too. wave.tsx draws it.
 */

export type Point = readonly [x: number, y: number];

export interface WaveShape {
  amplitude: number;
  length: number;
  /** Distance of two dots along the line; a whole part of the length, or the wave shimmers. */
  gap: number;
  /** Of a bend. */
  radius: number;
}

export const WAVE: WaveShape = { amplitude: 4, length: 32, gap: 32 / 6, radius: 14 };

/** An SVG path of zero-length strokes: with round caps each becomes one dot. */
export function waveDots(points: readonly Point[], options: Partial<WaveShape> = {}): string {
  const { amplitude, length, gap, radius } = { ...WAVE, ...options };
  const line = rounded(points, radius);
  const total = line.reduce((sum, piece) => sum + piece.length, 0);
  if (total === 0) return '';
  const dots: string[] = [];
  for (let at = 0; at <= total; at += gap) {
    const { x, y, nx, ny } = along(line, at);
    // Flat at both ends: the wave leaves the writer and meets the cell without a step.
    const calm = Math.min(1, at / length, (total - at) / length);
    const swing = Math.sin((at / length) * 2 * Math.PI) * amplitude * calm;
    dots.push(`M${(x + nx * swing).toFixed(1)} ${(y + ny * swing).toFixed(1)}h0`);
  }
  return dots.join('');
}

interface Piece {
  from: Point;
  to: Point;
  length: number;
}

function piece(from: Point, to: Point): Piece {
  return { from, to, length: Math.hypot(to[0] - from[0], to[1] - from[1]) };
}

const CORNER_STEPS = 6;

function rounded(points: readonly Point[], radius: number): Piece[] {
  const smooth: Point[] = [];
  points.forEach((corner, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before || !after) {
      smooth.push(corner);
      return;
    }
    const start = towards(corner, before, radius);
    const end = towards(corner, after, radius);
    for (let step = 0; step <= CORNER_STEPS; step++) {
      smooth.push(quadratic(start, corner, end, step / CORNER_STEPS));
    }
  });
  return smooth.slice(1).flatMap((to, index) => {
    const from = smooth[index];
    const next = from ? piece(from, to) : null;
    return next && next.length > 0 ? [next] : [];
  });
}

function towards(from: Point, to: Point, distance: number): Point {
  const { length } = piece(from, to);
  const part = length === 0 ? 0 : Math.min(distance, length / 2) / length;
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

function quadratic(a: Point, b: Point, c: Point, t: number): Point {
  const mix = (i: 0 | 1) => (1 - t) ** 2 * a[i] + 2 * (1 - t) * t * b[i] + t ** 2 * c[i];
  return [mix(0), mix(1)];
}

function along(line: Piece[], distance: number) {
  let rest = distance;
  for (const [index, { from, to, length }] of line.entries()) {
    if (rest <= length || index === line.length - 1) {
      const ux = (to[0] - from[0]) / length;
      const uy = (to[1] - from[1]) / length;
      return { x: from[0] + ux * rest, y: from[1] + uy * rest, nx: -uy, ny: ux };
    }
    rest -= length;
  }
  const [x, y] = line[0]?.from ?? [0, 0];
  return { x, y, nx: 0, ny: 0 };
}
