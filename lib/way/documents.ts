/** Stations that documents tell of: what is stored, the entries it is written in, and requests. */
import type { LabEvent } from '../events.ts';
import { type About, type Station, toldAt } from './station.ts';
import type { Moment } from './way.ts';

export type Document = Readonly<Record<string, unknown>>;

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
