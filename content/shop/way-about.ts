/** How programs of the shop name the order that a document of theirs is about. */
import { type About, type Document, textIn } from '#lib/way/stations.ts';

/** An event that the injector keeps: the document's id is the eventId, its order lies inside. */
export const aboutBorn = (born: Document, event: string): About => ({
  event,
  order: textIn((born.order ?? {}) as Document, 'orderId'),
  trace: textIn(born, 'traceId'),
});

/** What a payment service stored: it says which record it is of, at `offset` or at `from.offset`. */
export function aboutRead(topic: string) {
  return (document: Document): About => {
    const from = (document.from ?? document) as Document;
    const { offset } = from;
    return {
      event: textIn(document, 'eventId'),
      order: textIn(document, 'orderId'),
      ...(typeof offset === 'number' && { readFrom: { topic, partition: 0, offset } }),
    };
  };
}
