/**
 * The log in a few numbers, for the sentence a screen reader hears. The caller throttles it: a
 * sentence that changes two thousand times a second informs nobody.
 */
import type { LogFacts, LogGroup, LogPartition } from './log-types.ts';

export function logFacts(
  partitions: readonly LogPartition[],
  groups: readonly LogGroup[],
): LogFacts {
  return {
    records: partitions.reduce((sum, { low, end }) => sum + Math.max(0, end - low), 0),
    partitions: partitions.length,
    groups: groups.map((group) => ({ name: group.name, lag: groupLag(group, partitions) })),
  };
}

/** Null until the group has committed somewhere: "no bookmark yet" is not "lag 0". */
function groupLag(group: LogGroup, partitions: readonly LogPartition[]): number | null {
  const lags = partitions.flatMap(({ partition, end }) => {
    const committed = group.positions[partition]?.committed;
    return committed === null || committed === undefined ? [] : [Math.max(0, end - committed)];
  });
  return lags.length === 0 ? null : lags.reduce((sum, lag) => sum + lag, 0);
}
