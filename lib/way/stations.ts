/**
 * What a lab says of the stations in it: which facts tell of an order there, and of which one. A
 * lab lists them with these makers in its `way.ts`, and leaves out nothing: what it doesn't have
 * is `absent`.
 */
import type { LabEvent, LogRecord } from '../events.ts';
import type { Clock, Evidence, Moment, Place, StationKind } from './way.ts';

/** What a thing tells of whose it is. Without `order` its event, document or place has to know. */
export interface About {
  readonly order?: string | undefined;
  readonly event?: string | undefined;
  readonly trace?: string | undefined;
  /** Of an oplog entry, where a record names the one it was made of: `seconds.counter`. */
  readonly ts?: string | undefined;
  /** Of an effect, where it says so: the record that it is of. */
  readonly readFrom?: Place | undefined;
}

/** One fact about somebody's order. */
export interface Found extends About {
  readonly evidence: Evidence;
  readonly at: Moment | null;
}

export interface Station {
  readonly kind: StationKind;
  readonly name: string;
  /** Names of what an order comes here from, as `kind:name`; without it what the kind suggests. */
  readonly after?: readonly string[];
  /** absent: undefined. */
  readonly find?: (event: LabEvent) => readonly Found[];
}

export type Document = Readonly<Record<string, unknown>>;

export const stationId = ({ kind, name }: Pick<Station, 'kind' | 'name'>): string =>
  name === '' ? kind : `${kind}:${name}`;

/** This lab has no such station, and the way says so. */
export const absent = (...kinds: readonly StationKind[]): Station[] =>
  kinds.map((kind) => ({ kind, name: '' }));

/** The entries that the documents of this way are written in. */
export const oplog = (): Station => ({ kind: 'oplog', name: '', find: () => [] });

/** A text field of a document, if it is one. */
export function textIn(document: Document, name: string): string | undefined {
  const value = document[name];
  return typeof value === 'string' ? value : undefined;
}

/** Documents of a collection. `about` is given an empty document when it was deleted. */
export function stored(
  kind: 'document' | 'outbox' | 'effect',
  name: string,
  about: (document: Document, id: string) => About,
  after?: readonly string[],
): Station {
  return {
    kind,
    name,
    ...(after && { after }),
    find(event) {
      if (event.type !== 'document' || event.collection !== name) return [];
      const { id, op, document } = event;
      const told = about(document ?? {}, id);
      const evidence = { kind: 'document', collection: name, id, op } as const;
      return [{ ...told, ts: event.written?.ts, evidence, at: writtenAt(event) }];
    },
  };
}

/** A document whose id is the order's. */
export const aboutId = (document: Document, order: string): About => ({
  order,
  trace: textIn(document, 'traceId'),
});

/** A row of an outbox: its id is the eventId, and it names its order. */
export const aboutRow = (row: Document, event: string): About => ({
  event,
  order: textIn(row, 'aggregateid'),
  trace: textIn(row, 'traceId'),
});

/** null: the collection itself was read, and no document says when it was written. */
function writtenAt({ at, written }: LabEvent & { type: 'document' }): Moment | null {
  return written ? toldAt(written.wallMs ?? undefined, 'mongod', at) : null;
}

/** One request of a buyer, as the shop's own book has it. */
export interface Request {
  readonly order: string;
  readonly path: string;
  readonly status: number | null;
  /** From the request to its answer. */
  readonly ms: number;
  /** By the clock of who asked, ms since 1970; undefined in a book that doesn't keep it. */
  readonly askedAt: number | undefined;
}

/** Requests over HTTP, read off the documents in which the shop keeps them. */
export function requests(
  collection: string,
  read: (document: Document) => readonly Request[],
): Station {
  return {
    kind: 'http',
    name: '',
    find(event) {
      if (event.type !== 'document' || event.collection !== collection) return [];
      return read(event.document ?? {}).map(({ order, path, status, ms, askedAt }) => ({
        order,
        evidence: { kind: 'http', path, status, ms },
        at: askedAt === undefined ? null : { ms: askedAt, clock: 'service' },
      }));
    },
  };
}

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

/** Without a time of whoever did it: we saw it by then. */
const toldAt = (ms: number | undefined, clock: Clock, seenAt: number): Moment =>
  ms === undefined ? { ms: seenAt, clock: 'server', latest: true } : { ms, clock };

/** A reader of one topic alone may leave its name out. */
function placeOf(data: unknown, topics: readonly string[]): Place | undefined {
  if (typeof data !== 'object' || data === null || !('offset' in data)) return undefined;
  const { offset, partition = 0, topic: told } = data as Readonly<Record<string, unknown>>;
  if (typeof offset !== 'number' || typeof partition !== 'number') return undefined;
  const where = told === undefined && topics.length === 1 ? topics[0] : told;
  const named = topics.find((one) => one === where);
  return named === undefined ? undefined : { topic: named, partition, offset };
}
