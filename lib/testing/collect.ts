/** Gathers what arrives and lets a test wait for it: for the event, never for time to pass. */

export interface Collected<T> {
  readonly items: T[];
  push(item: T): void;
  /** Resolves with the items as soon as `holds` does, looked at whenever one arrives. */
  until(holds: (items: readonly T[]) => boolean, withinMs?: number): Promise<readonly T[]>;
}

export function collect<T>(): Collected<T> {
  const items: T[] = [];
  const waiting = new Set<() => void>();
  return {
    items,
    push(item) {
      items.push(item);
      for (const look of [...waiting]) look();
    },
    until: (holds, withinMs = 15_000) =>
      new Promise((resolve, reject) => {
        const late = () => {
          waiting.delete(look);
          reject(new Error(`not within ${withinMs} ms; last: ${JSON.stringify(items.slice(-5))}`));
        };
        const deadline = setTimeout(late, withinMs);
        const look = () => {
          if (!holds(items)) return;
          clearTimeout(deadline);
          waiting.delete(look);
          resolve(items);
        };
        waiting.add(look);
        look();
      }),
  };
}
