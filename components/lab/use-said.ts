'use client';
import { useEffect, useState } from 'react';

/** So long the figure must have stood still before it is told, ms. */
const QUIET_MS = 2000;

/**
 * What a screen reader is told of a figure: at most one sentence in two seconds.
 *
 * @param text The figure in words, as it stands now.
 * @returns The last of them that held for two seconds.
 */
export function useSaid(text: string): string {
  const [said, setSaid] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}
