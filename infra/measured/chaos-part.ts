/** The part of docs/measured.md on nights of faults. */
import { NIGHTS_MEAN, nightRows } from '../chaos/print.ts';
import type { KeptNight } from '../chaos/verdict.ts';
import { table } from './table.ts';

export function chaosPart(nights: readonly KeptNight[]): string[] {
  const runs = nights.map(({ command, date, machine }) => {
    const { cpus, memory, system, node, load } = machine;
    const when = date.slice(0, 16).replace('T', ' ');
    const where = `${cpus}, ${memory}, ${system}, Node ${node}; load average before it ${load}.`;
    return `- \`${command}\`, ended ${when} UTC, ${where}`;
  });
  return [
    '## Nights of faults',
    'Orders go through outbox, relay and Kafka to three members of payment, while a seeded deck of ' +
      'real faults falls (`npm run chaos -- --keep`): processes and the broker are killed, members ' +
      'frozen for longer than their session, acks cut, records repeated, orders poisoned.',
    table(nightRows(nights)),
    NIGHTS_MEAN,
    runs.join('\n'),
  ];
}
