/**
 * Ready sets of words for the drawings, in both languages of the book. A component never chooses
 * a language itself; a caller passes `viewWords[locale].log` or writes its own.
 */
import type { LogFacts, LogLabels, LogRecord } from './log-types.ts';
import type { TimelineLabels } from './timeline.tsx';

export interface ViewWords {
  log: LogLabels;
  timeline: TimelineLabels;
  evidence: { copy: string; copied: string; newer: string; older: string; follow: string };
}

function pieces(facts: LogFacts, lag: (name: string, lag: number) => string): string {
  const known = facts.groups.flatMap((group) =>
    group.lag === null ? [] : [lag(group.name, group.lag)],
  );
  return known.length > 0 ? ` ${known.join(', ')}.` : '';
}

function stateId(record: LogRecord): string {
  if (record.gone) return 'sudah dipadatkan';
  if (record.tombstone) return 'tombstone';
  if (record.control) return `penanda ${record.control}`;
  if (record.fate) return record.fate === 'open' ? 'transaksinya terbuka' : 'dibatalkan';
  if (record.thin) return 'tersimpan, hanya nomornya';
  if (record.poison) return 'tidak bisa diurai';
  return record.duplicate ? `duplikat, kiriman ke-${record.duplicate}` : 'tersimpan';
}

function stateEn(record: LogRecord): string {
  if (record.gone) return 'compacted away';
  if (record.tombstone) return 'tombstone';
  if (record.control) return `${record.control} marker`;
  if (record.fate) return record.fate === 'open' ? 'its transaction is open' : 'aborted';
  if (record.thin) return 'stored, its number only';
  if (record.poison) return 'cannot be parsed';
  return record.duplicate ? `duplicate, delivery ${record.duplicate}` : 'stored';
}

const id: ViewWords = {
  log: {
    partition: (partition) => `Partisi ${partition}`,
    partitionShort: (partition) => `P${partition}`,
    end: 'end',
    low: 'low',
    lag: (lag) => `lag ${lag}`,
    inFlight: (ms) => `di jalan, ${ms} ms`,
    inFlightTo: (partition, ms) => `ke ${partition}, ${ms} ms`,
    more: (count) => `+${count}`,
    record: (record) => {
      const place = `offset ${record.offset}`;
      if (record.unread) return `${place}, isinya belum terbaca`;
      if (record.gone) return `${place}, sudah dipadatkan`;
      if (record.tombstone) return `${place}, tombstone untuk key ${record.key}`;
      if (record.control) return `${place}, ${stateId(record)}`;
      const key = record.key === null ? `${place}, tanpa key` : `${place}, key ${record.key}`;
      if (record.thin) return `${key}, hanya nomornya`;
      const said = record.duplicate || record.fate || record.poison;
      return said ? `${key}, ${stateId(record)}` : key;
    },
    gone: (from, to) => `offset ${from} sampai ${to} sudah dihapus`,
    table: {
      partitions: 'Partisi dan penanda',
      records: 'Isi log, terbaru di atas',
      partition: 'partisi',
      offset: 'offset',
      key: 'key',
      group: 'group',
      committed: 'di-commit',
      read: 'dibaca',
      lag: 'lag',
      none: 'belum ada',
      condition: 'keadaan',
      state: stateId,
    },
    summary: (facts) =>
      `${facts.partitions} partisi, ${facts.records} pesan.` +
      pieces(facts, (name, lag) => `${name} tertinggal ${lag}`),
  },
  timeline: {
    figure: 'Garis waktu',
    pause: 'Jeda',
    play: 'Lanjut',
    back: 'Mundur satu langkah',
    forward: 'Maju satu langkah',
    now: 'Ke sekarang',
    past: 'tombol terkunci',
    seam: 'bagian yang tidak dilihat',
  },
  evidence: {
    copy: 'Salin baris',
    copied: 'Tersalin',
    newer: 'Lebih baru',
    older: 'Lebih lama',
    follow: 'Ikuti',
  },
};

const en: ViewWords = {
  log: {
    partition: (partition) => `Partition ${partition}`,
    partitionShort: (partition) => `P${partition}`,
    end: 'end',
    low: 'low',
    lag: (lag) => `lag ${lag}`,
    inFlight: (ms) => `on its way, ${ms} ms`,
    inFlightTo: (partition, ms) => `to ${partition}, ${ms} ms`,
    more: (count) => `+${count}`,
    record: (record) => {
      const place = `offset ${record.offset}`;
      if (record.unread) return `${place}, content not read yet`;
      if (record.gone) return `${place}, compacted away`;
      if (record.tombstone) return `${place}, tombstone for key ${record.key}`;
      if (record.control) return `${place}, ${stateEn(record)}`;
      const key = record.key === null ? `${place}, no key` : `${place}, key ${record.key}`;
      if (record.thin) return `${key}, its number only`;
      const said = record.duplicate || record.fate || record.poison;
      return said ? `${key}, ${stateEn(record)}` : key;
    },
    gone: (from, to) => `offsets ${from} to ${to} are deleted`,
    table: {
      partitions: 'Partitions and bookmarks',
      records: 'What the log holds, newest first',
      partition: 'partition',
      offset: 'offset',
      key: 'key',
      group: 'group',
      committed: 'committed',
      read: 'read',
      lag: 'lag',
      none: 'none yet',
      condition: 'state',
      state: stateEn,
    },
    summary: (facts) =>
      `${facts.partitions} ${facts.partitions === 1 ? 'partition' : 'partitions'}, ` +
      `${facts.records} ${facts.records === 1 ? 'record' : 'records'}.` +
      pieces(facts, (name, lag) => `${name} is ${lag} behind`),
  },
  timeline: {
    figure: 'Time line',
    pause: 'Pause',
    play: 'Go on',
    back: 'One step back',
    forward: 'One step forward',
    now: 'To now',
    past: 'buttons locked',
    seam: 'not watched',
  },
  evidence: {
    copy: 'Copy row',
    copied: 'Copied',
    newer: 'Newer',
    older: 'Older',
    follow: 'Follow',
  },
};

export const viewWords = { id, en };
