/**
 * The six keys of the cast, each with a letter, a shape and a colour, so that no reader has to
 * rely on colour alone. Shapes live in a box of 28 units around 0,0. chip.tsx draws them.
 */

export const CAST = ['dewi', 'joko', 'budi', 'agus', 'siti', 'rina'] as const;
export type CastKey = (typeof CAST)[number];

export interface KeyShape {
  /** Name used in data attributes and custom properties; `other` is the seventh and further. */
  id: CastKey | 'other' | 'none';
  letter: string;
  path: string;
  /** Baseline of the letter, so that it sits in the optical middle of the shape. */
  baseline: number;
  fill: string;
  ink: string;
  stroke: string;
}

const PATHS: Record<CastKey, string> = {
  dewi: 'M-12 -12H1A11 11 0 0 1 12 -1V12H-1A11 11 0 0 1 -12 1Z',
  joko: 'M-7.5 -11.5H14.5L7.5 11.5H-14.5Z',
  budi: 'M-12.75 0A12.75 12.75 0 1 1 12.75 0A12.75 12.75 0 1 1 -12.75 0Z',
  agus: 'M0 -14L15 12H-15Z',
  siti: 'M-11.5 -11.5H11.5V11.5H-11.5Z',
  rina: 'M0 -15L15 0L0 15L-15 0Z',
};

const HEXAGON = 'M-7 -12.5H7L14 0L7 12.5H-7L-14 0Z';
const RING = 'M-11 0A11 11 0 1 1 11 0A11 11 0 1 1 -11 0Z';
const MIDDLE = 4.5;

export function isCast(key: string | null): key is CastKey {
  return CAST.includes(key as CastKey);
}

export function keyShape(key: string | null): KeyShape {
  if (isCast(key)) {
    return {
      id: key,
      letter: key.charAt(0).toUpperCase(),
      path: PATHS[key],
      baseline: key === 'agus' ? 8 : MIDDLE,
      fill: `var(--key-${key}-fill)`,
      ink: `var(--key-${key}-letter)`,
      stroke: `var(--key-${key}-stroke)`,
    };
  }
  const plain = { baseline: MIDDLE, fill: 'var(--cell)', ink: 'var(--ink)', stroke: 'var(--ink)' };
  if (key === null || key === '') return { id: 'none', letter: '', path: RING, ...plain };
  const letter = Array.from(key)[0] ?? '';
  return { id: 'other', letter: letter.toUpperCase(), path: HEXAGON, ...plain };
}
