/**
 * Where a moment stands on the time line, and which ticks are drawn: two thousand events a second
 * would be a black bar, so ticks that would touch are one tick. timeline.tsx draws them.
 */

export interface TimeEvent {
  /** Milliseconds since the epoch. */
  at: number;
  kind: 'produce' | 'commit' | 'fault' | 'seam';
  /** End of a seam: a stretch nobody watched. */
  until?: number;
  label?: string;
}

export interface Axis {
  from: number;
  to: number;
  width: number;
}

/** Room for the playhead's dot and a fault's cross at both ends. */
export const AXIS_PAD_PX = 8;
const TICK_PITCH_PX = 3;

export function xAt(at: number, { from, to, width }: Axis): number {
  const inner = Math.max(1, width - 2 * AXIS_PAD_PX);
  const part = to > from ? (at - from) / (to - from) : 1;
  return AXIS_PAD_PX + Math.min(1, Math.max(0, part)) * inner;
}

export function timeAt(x: number, { from, to, width }: Axis): number {
  const inner = Math.max(1, width - 2 * AXIS_PAD_PX);
  const part = Math.min(1, Math.max(0, (x - AXIS_PAD_PX) / inner));
  return from + part * (to - from);
}

export interface Ticks {
  produce: number[];
  commit: number[];
  faults: { x: number; label?: string }[];
  seams: { from: number; to: number; label?: string }[];
}

export function ticks(events: readonly TimeEvent[], axis: Axis): Ticks {
  const produce = new Set<number>();
  const commit = new Set<number>();
  const result: Ticks = { produce: [], commit: [], faults: [], seams: [] };
  for (const event of events) {
    const until = event.until ?? event.at;
    if (until < axis.from || event.at > axis.to) continue;
    const x = xAt(event.at, axis);
    const slot = Math.round(x / TICK_PITCH_PX) * TICK_PITCH_PX;
    if (event.kind === 'produce') produce.add(slot);
    else if (event.kind === 'commit') commit.add(slot);
    else if (event.kind === 'fault') result.faults.push({ x, label: event.label });
    else result.seams.push({ from: x, to: xAt(until, axis), label: event.label });
  }
  return { ...result, produce: [...produce], commit: [...commit] };
}
