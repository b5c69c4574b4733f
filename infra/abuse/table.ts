/** What was thrown at each door and what came back, for a terminal. */
import type { Sightings } from './canary.ts';
import type { Storm } from './storm.ts';

export function tableOf({ sent, statuses, faults, seconds }: Storm, canaries: Sightings): string {
  const total = Object.values(sent).reduce((sum, count) => sum + count, 0);
  const rows = Object.entries(sent).map(([door, count]) => {
    const answers = Object.entries(statuses[door] ?? {})
      .map(([status, times]) => `${status === '0' ? 'closed' : status}×${times}`)
      .join(' ');
    const bad = faults.filter((fault) => fault.door === door).length;
    return `${door.padEnd(14)} ${String(count).padStart(6)} ${String(bad).padStart(6)}  ${answers}`;
  });
  const changed = faults.filter(({ door }) => door === 'state').length;
  return [
    `${'door'.padEnd(14)} ${'sent'.padStart(6)} ${'faults'.padStart(6)}  answers`,
    ...rows,
    `${total} in ${seconds.toFixed(0)} s; ${changed} topics or collections changed`,
    `canaries: ${canaries.visitors} sandboxes, ${canaries.searched} characters searched, ` +
      `own words seen ${canaries.ownSeen} times, others' ${canaries.found.length} times`,
  ].join('\n');
}
