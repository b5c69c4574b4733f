/** A night as a table that explains itself, in a terminal and in docs/measured.md alike. */
import type { Invariant } from '#content/11-3/chaos/audit.ts';
import type { Row } from '../bench/print.ts';
import type { KeptNight } from './verdict.ts';

export const NIGHTS_MEAN =
  'An order counts once the buyers’ own file has it; the verdict compares sets of ids: ledger, ' +
  'orders, distinct events in the log, payments, dead letters that were paid, and the sum in ' +
  'rupiah. deaths: processes of the shop ended by SIGKILL. again: questions nobody answered, asked ' +
  'again under the same id. repeats: records of the log beyond the first of each event. refused: ' +
  'events the marker had seen before. seconds: from the first order to the verdict.';

export const INVARIANT_HEAD = ['invariant', 'wanted', 'found', 'ids that break it', 'verdict'];

export function tableOfNight(night: KeptNight): string {
  const rows: Row[] = [INVARIANT_HEAD, ...night.audit.invariants.map(invariantRow)];
  const widths = INVARIANT_HEAD.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  const { deaths, brokerDeaths, again, refused, seconds, audit, orders } = night;
  return [
    ...lines,
    '',
    `${orders} orders in ${seconds} s; ${deaths} deaths, ${brokerDeaths} of the broker; ` +
      `${again} asked again; ${audit.duplicates} repeats in the log, ${refused} refused; ` +
      `${audit.poisoned} dead letters. Counts alone ${audit.countsAgree ? 'agree' : 'differ'}.`,
  ].join('\n');
}

function invariantRow({ id, wanted, found, broken, named, ok }: Invariant): Row {
  const ids = named.map(({ orderId, why }) => `${orderId} ${why}`).join(', ');
  const more = broken > named.length ? ` and ${broken - named.length} more` : '';
  return [id, String(wanted), String(found), ids + more, ok ? 'held' : 'BROKEN'];
}

export function nightRows(nights: readonly KeptNight[]): Row[] {
  const head = ['orders', 'kills', 'without', 'seed', 'deaths', 'broker', 'again', 'repeats'];
  return [
    [...head, 'refused', 'dead letters', 'seconds', 'verdict'],
    ...nights.map((night) => [
      ...[night.orders, night.kills].map(String),
      night.without.join(', ') || '–',
      ...[night.seed, night.deaths, night.brokerDeaths, night.again].map(String),
      ...[night.audit.duplicates, night.refused, night.audit.poisoned, night.seconds].map(String),
      verdictOf(night),
    ]),
  ];
}

function verdictOf({ audit, without }: KeptNight): string {
  const broken = audit.invariants.filter(({ ok }) => !ok);
  if (broken.length === 0) return without.length > 0 ? 'BLIND: all held' : 'held';
  const told = broken.map(({ id, wanted, found, named }) => {
    const first = named[0] ? ` (${named[0].orderId} ${named[0].why})` : '';
    return `${id} ${found} of ${wanted}${first}`;
  });
  return `${without.length > 0 ? 'red, as it must' : 'BROKEN'}: ${told.join('; ')}`;
}
