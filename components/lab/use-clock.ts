'use client';
/** The server's time as this browser knows it, once a period; stands still while `stopped`. */
import { useEffect, useState } from 'react';

export function useClock(offsetMs: number, periodMs: number, stopped = false): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (stopped) return;
    const tick = () => setNow(Date.now() + offsetMs);
    tick();
    const timer = setInterval(tick, periodMs);
    return () => clearInterval(timer);
  }, [offsetMs, periodMs, stopped]);
  return now;
}
