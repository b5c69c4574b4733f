/** Stations that Kafka tells of: a topic, what a process says in one that it keeps, and a group. */
import type { LogRecord } from '../events.ts';
import { type About, type Found, type Station, toldAt } from './station.ts';
import type { Place } from './way.ts';

/** The records of a topic. */
export function topic(
  name: string,
  about: (record: LogRecord) => About = aboutRecord,
  after?: readonly string[],
): Station {
  return {
    kind: 'record',
    name,
    ...(after && { after }),
    find(event) {
      if (event.type !== 'records' || event.topic !== name) return [];
      const { partition } = event;
      return event.records.flatMap((record): Found[] => {
        if (record.control) return [];
        const { offset, headers, at: ms, appended } = record;
        const place = { topic: name, partition, offset };
        const evidence = { kind: 'record', ...place, type: typeOf(headers), nth: 1 } as const;
        return [
          { ...about(record), evidence, at: { ms, clock: appended ? 'append' : 'producer' } },
        ];
      });
    },
  };
}

/** What a process says it keeps: it lives in the process alone, and a topic has its word for it. */
export interface Told {
  readonly order: string;
  /** The record that it was made of. */
  readonly readFrom: Place;
  readonly pid: number;
  /** By the clock of the process, ms since 1970. */
  readonly at: number;
}

/** What `process` keeps of an order, read off the records in which it says so. */
export function kept(
  process: string,
  inTopic: string,
  read: (record: LogRecord) => readonly Told[],
  after: readonly string[],
): Station {
  return {
    kind: 'effect',
    name: process,
    after,
    find(event) {
      if (event.type !== 'records' || event.topic !== inTopic) return [];
      const { partition } = event;
      return event.records.flatMap((record) =>
        read(record).map(({ order, readFrom, pid, at: ms }): Found => {
          const place = { topic: inTopic, partition, offset: record.offset };
          const evidence = { kind: 'told', ...place, process, pid } as const;
          return { order, readFrom, evidence, at: { ms, clock: 'reader' } };
        }),
      );
    },
  };
}

const typeOf = ({ eventType, op }: LogRecord['headers']): string | null => eventType ?? op ?? null;

const ORDER_IN_VALUE = /"orderId":"([^"]{1,80})"/;
const isOrder = (key: string | null): key is string => key?.startsWith('ORD-') ?? false;

/** The shop's own events: the order in the value, or else as the key; ids in the headers. */
export function aboutRecord({ key, value, headers }: LogRecord): About {
  const { eventId: event, traceId: trace } = headers;
  const named = ORDER_IN_VALUE.exec(value)?.[1];
  return { order: named ?? (isOrder(key) ? key : undefined), event, trace };
}

/** A record of a connector: the key is the document's id, and it names its oplog entry. */
export function aboutChange({ key, headers }: LogRecord): About {
  const { eventId: event, traceId: trace, clusterTime: ts } = headers;
  return { order: key ?? undefined, event, trace, ts };
}

/**
 * A consumer group and the topics it reads. When its bookmark passed a record is read in Kafka's
 * own log of groups; that the record was taken in hand is reported by its members, processes named
 * like the group if nothing else is said, where the program does.
 */
export function group(
  name: string,
  ofTopics: string | readonly string[],
  members: string | readonly string[] = name,
): Station {
  const topics = [ofTopics].flat();
  const processes = [members].flat();
  return {
    kind: 'group',
    name,
    after: topics.map((one) => `record:${one}`),
    find(event) {
      if (event.type === 'committed') {
        const { group: who, topic: where, partition, offset } = event;
        if (who !== name || !topics.includes(where) || offset === null) return [];
        const evidence = {
          kind: 'committed',
          group: name,
          topic: where,
          partition,
          offset,
        } as const;
        return [{ evidence, at: toldAt(event.committedAt, 'broker', event.at) }];
      }
      if (event.type !== 'report' || event.kind !== 'read') return [];
      const { name: process, pid } = event;
      const place = processes.includes(process) ? placeOf(event.data, topics) : undefined;
      if (!place) return [];
      const evidence = { kind: 'read', ...place, process, pid } as const;
      return [{ evidence, at: toldAt(event.saidAt, 'reader', event.at) }];
    },
  };
}

/** A reader of one topic alone may leave its name out. */
function placeOf(data: unknown, topics: readonly string[]): Place | undefined {
  if (typeof data !== 'object' || data === null || !('offset' in data)) return undefined;
  const { offset, partition = 0, topic: told } = data as Readonly<Record<string, unknown>>;
  if (typeof offset !== 'number' || typeof partition !== 'number') return undefined;
  const where = told === undefined && topics.length === 1 ? topics[0] : told;
  const named = topics.find((one) => one === where);
  return named === undefined ? undefined : { topic: named, partition, offset };
}
