'use client';
/**
 * The echo of a fact: a cell is painted where it belongs at once, and its wave fades behind it.
 * Above ECHOES_PER_SECOND only cells and counters change; `busy` then also stills the ribbons.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LogPartition } from './log-types.ts';

export const ECHOES_PER_SECOND = 12;
const SECOND_MS = 1000;

export interface Echo {
  id: string;
  partition: number;
  offset: number;
}

export function useEchoes(partitions: readonly LogPartition[]) {
  const ends = useRef<Map<number, number> | null>(null);
  const recent = useRef<{ at: number; count: number }[]>([]);
  const [busy, setBusy] = useState(false);
  const [echoes, setEchoes] = useState<Echo[]>([]);

  useEffect(() => {
    const before = ends.current;
    ends.current = new Map(partitions.map(({ partition, end }) => [partition, end]));
    // The first picture is history: it arrived before anybody looked.
    if (!before) return;
    const grown = partitions.flatMap(({ partition, end }) => {
      const count = end - (before.get(partition) ?? end);
      return count > 0 ? [{ partition, offset: end - 1, count }] : [];
    });
    if (grown.length === 0) return;
    const at = performance.now();
    const count = grown.reduce((sum, lane) => sum + lane.count, 0);
    recent.current = recent.current.filter((old) => at - old.at < SECOND_MS);
    recent.current.push({ at, count });
    const rate = recent.current.reduce((sum, entry) => sum + entry.count, 0);
    const hurried = rate > ECHOES_PER_SECOND;
    setBusy(hurried);
    if (hurried) return setEchoes((old) => (old.length === 0 ? old : []));
    setEchoes((old) => [
      ...old.slice(-ECHOES_PER_SECOND),
      ...grown.map(({ partition, offset }) => ({
        id: `${partition}@${offset}`,
        partition,
        offset,
      })),
    ]);
  }, [partitions]);

  const finish = useCallback((id: string) => {
    setEchoes((old) => old.filter((echo) => echo.id !== id));
  }, []);
  return { busy, echoes, finish };
}
