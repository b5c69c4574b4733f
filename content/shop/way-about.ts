/** How programs of the shop name the order that a document of theirs is about. */
import { type Document, textIn } from '#lib/way/documents.ts';
import type { About } from '#lib/way/station.ts';

/** An event that the injector keeps: the document's id is the eventId, its order lies inside. */
export const aboutBorn = (born: Document, event: string): About => ({
  event,
  order: textIn((born.order ?? {}) as Document, 'orderId'),
  trace: textIn(born, 'traceId'),
});

/**
 * What a service stored: it says which record it is of, at `offset` or at `from.offset`, and in
 * which topic, if it reads more than this one.
 */
export function aboutRead(ofTopic: string) {
  return (document: Document): About => {
    const from = (document.from ?? document) as Document;
    const { offset } = from;
    const topic = textIn(from, 'topic') ?? ofTopic;
    return {
      event: textIn(document, 'eventId'),
      order: textIn(document, 'orderId'),
      ...(typeof offset === 'number' && { readFrom: { topic, partition: 0, offset } }),
    };
  };
}

/** An order of the service behind the proxy: its id is the order's, and it keeps its event's. */
export const aboutKept = (kept: Document, order: string): About => ({
  order,
  event: textIn(kept, 'eventId'),
  trace: textIn(kept, 'traceId'),
});

/** Of that service, and of who reads it: a call of `send`, a charge, a refusal. */
export const aboutNamed = (document: Document): About => ({
  order: textIn(document, 'order'),
  event: textIn(document, 'eventId'),
});
