/** Facts about an order as the observers tell them, and a way in short lines, for tests of either. */
import type { LabEvent, LogRecord } from '../events.ts';
import type { Gap, Hop, Way } from '../way/way.ts';

type Document = Readonly<Record<string, unknown>>;

interface WrittenOptions {
  /** Without it the entry is one of its own, named after its time. */
  readonly ts?: string;
  readonly op?: 'insert' | 'update' | 'delete';
}

/** A change that the stream told, committed at `ms` by mongod's clock and seen 5 ms later. */
export function written(
  [collection, id]: readonly [string, string],
  document: Document,
  ms: number,
  { ts = `${ms}.1`, op = 'insert' }: WrittenOptions = {},
): LabEvent {
  const entry = { ts, wallMs: ms };
  const told = op === 'delete' ? null : { _id: id, ...document };
  return { type: 'document', collection, id, op, document: told, written: entry, at: ms + 5 };
}

/** A document that was found in its collection when the session began. */
export const found = (
  [collection, id]: readonly [string, string],
  document: Document,
  at: number,
): LabEvent => ({
  ...{ type: 'document', collection, id, op: 'insert', document: { _id: id, ...document }, at },
});

export function published(
  topic: string,
  offset: number,
  record: Partial<Pick<LogRecord, 'key' | 'value' | 'headers' | 'appended'>>,
  ms: number,
  partition = 0,
): LabEvent {
  const whole = { offset, at: ms, key: null, value: '{}', headers: {}, ...record };
  const range = { low: 0, end: offset + 1 };
  return { type: 'records', topic, partition, ...range, records: [whole], at: ms + 3 };
}

export const passed = (
  [group, topic]: readonly [string, string],
  offset: number,
  ms: number,
  partition = 0,
): LabEvent => ({
  ...{ type: 'committed', group, topic, partition, offset, committedAt: ms, at: ms + 4 },
});

export const taken = (name: string, place: Document, at: number): LabEvent => ({
  ...{ type: 'report', name, pid: 7, kind: 'read', data: place, at },
});

/** `station what time ← station gap`, one line a hop. */
export function lines({ hops }: Way): string[] {
  return hops.map(({ station, evidence, at, from, gap }) => {
    const time = at ? `${at.latest ? '≤' : ''}${at.ms}` : '?';
    const origin = from === null ? '' : ` ← ${hops[from]?.station} ${gapText(gap)}`;
    return `${station} ${what(evidence)} ${time}${origin}`;
  });
}

const gapText = (gap: Gap | null): string =>
  gap === null ? '?' : gap === 'same' ? gap : `${gap.sign}${gap.ms}`;

function what(evidence: Hop['evidence']): string {
  switch (evidence.kind) {
    case 'http':
      return String(evidence.status);
    case 'document':
      return evidence.op;
    case 'oplog':
      return evidence.writes.join('+');
    case 'record':
      return `@${evidence.offset}×${evidence.nth}`;
    case 'read':
    case 'told':
      return `@${evidence.offset}`;
    case 'committed':
      return `→${evidence.offset}`;
  }
}

export const statesOf = ({ stations }: Way): Record<string, string> =>
  Object.fromEntries(stations.map(({ id, state }) => [id, state]));
