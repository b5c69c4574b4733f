/** A search engine within the process: MiniSearch's inverted index, and the versions beside it. */
import MiniSearch from 'minisearch';
import { hashOf } from './hash.ts';
import type { Found, SearchDocument, SearchSink } from './search-sink.ts';

interface Entry {
  readonly version: number;
  /** null: removed. Kept, so that an older record can't bring it back. */
  readonly document: SearchDocument | null;
}

/** Words, and ids as a whole: cut at its hyphen an id would match every other one. */
const tokenize = (text: string): string[] => text.split(/[\s,.;:]+/).filter(Boolean);
/** Who types "kop" means coffee; who types an order's number means that order. */
const prefix = (term: string): boolean => term.length > 2 && !/\d/.test(term);

const newIndex = () =>
  new MiniSearch<SearchDocument>({
    idField: 'orderId',
    fields: ['orderId', 'customer', 'item', 'status'],
    tokenize,
    searchOptions: { combineWith: 'AND', prefix },
  });

export function miniSink(): SearchSink {
  let index = newIndex();
  let entries = new Map<string, Entry>();
  const isOlder = (id: string, version: number) => (entries.get(id)?.version ?? -1) >= version;
  const documents = () => [...entries.values()].flatMap(({ document }) => document ?? []);

  return {
    async upsert(given) {
      for (const { document, version } of given) {
        const { orderId } = document;
        if (isOlder(orderId, version)) continue;
        entries.set(orderId, { document, version });
        if (index.has(orderId)) index.replace(document);
        else index.add(document);
      }
    },
    async delete(gone) {
      for (const { orderId, version } of gone) {
        if (isOlder(orderId, version)) continue;
        entries.set(orderId, { document: null, version });
        if (index.has(orderId)) index.discard(orderId);
      }
    },
    async search(query, limit): Promise<Found> {
      const all = index.search(query);
      const hits = all.slice(0, limit).flatMap(({ id }) => entries.get(String(id))?.document ?? []);
      return { total: all.length, hits };
    },
    async clear() {
      index = newIndex();
      entries = new Map();
    },
    hash: async () => hashOf(documents()),
  };
}
