'use client';
/**
 * Opens the way of one order. Sheet and reader are fetched by the first press: whoever follows
 * nothing loads nothing of it.
 */
import { type ReactNode, useCallback, useState } from 'react';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { WayReader } from '#lib/way/way.ts';

/** `() => import('./way.ts')` of the lab. */
export type WayDoor = () => Promise<{ readonly way: WayReader }>;

export interface Follow {
  /** undefined: nothing can be followed in this lab. null: the youngest order. */
  readonly follow: ((order: string | null) => void) | undefined;
  readonly sheet: ReactNode;
}

export function useFollow(door: WayDoor | undefined): Follow {
  const [sheet, setSheet] = useState<ReactNode>(null);
  const follow = useCallback(
    (order: string | null) => {
      if (!door) return;
      Promise.all([import('./way-sheet.tsx'), door()])
        .then(([{ WaySheet }, { way }]) => {
          setSheet(<WaySheet reader={way} order={order} onClose={() => setSheet(null)} />);
        })
        // The server is away, and the panel says so; the next press asks again.
        .catch((error) => console.warn(error));
    },
    [door],
  );
  return { follow: door && follow, sheet };
}

/** The order that a row of the evidence is about; null where it is about none. */
export function orderIn(tabs: readonly EvidenceTab[], row: string | null): string | null {
  const rows = tabs.flatMap((tab) => tab.rows);
  return rows.find(({ id, follow }) => id === row && follow !== undefined)?.follow ?? null;
}
