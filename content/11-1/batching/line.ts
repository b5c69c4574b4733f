/**
 * The line before the scales: one measurement at a time on the whole server. Two at once would
 * measure each other, and forty would leave nothing to the broker.
 */

export interface Line {
  /**
   * Runs `work` when its turn has come, and passes the turn on however it ends. `moved` hears how
   * many stand before it, at once and with each step; 0 is its turn.
   */
  turn<T>(work: () => Promise<T>, moved: (ahead: number) => void): Promise<T>;
}

export function createLine(): Line {
  const standing: ((ahead: number) => void)[] = [];
  let before: Promise<unknown> = Promise.resolve();
  return {
    turn(work, moved) {
      standing.push(moved);
      moved(standing.length - 1);
      const mine = before.then(work).finally(() => {
        standing.shift();
        for (const [ahead, tell] of standing.entries()) tell(ahead);
      });
      before = mine.catch(() => undefined);
      return mine;
    },
  };
}
