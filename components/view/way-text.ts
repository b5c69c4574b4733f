/** What proves a hop, in the words of broker and database themselves. */
import type { Evidence, Place, StationOnWay } from '#lib/way/way.ts';
import type { WayWords } from './way-words.ts';

export type Span = (ms: number) => string;

export const placeText = ({ topic, partition, offset }: Place): string =>
  `${topic}-${partition}@${offset}`;

/** A collection that is called as what it is needs no second name. */
export const stationText = ({ kind, name }: StationOnWay, words: WayWords): string =>
  name === '' || name === kind ? words.station[kind] : `${words.station[kind]} ${name}`;

export function evidenceText(evidence: Evidence, words: WayWords, span: Span): string {
  switch (evidence.kind) {
    case 'http': {
      const { path, status, ms } = evidence;
      return `${path} → ${status ?? words.unanswered}, ${span(ms)}`;
    }
    case 'document':
      return `${evidence.collection}/${evidence.id} ${evidence.op}`;
    case 'oplog': {
      const { ts, writes, raw } = evidence;
      return `ts ${ts}: ${writes.join(' + ')} (${raw ? words.raw : words.streamed})`;
    }
    case 'record': {
      const { type, nth } = evidence;
      const again = nth > 1 ? [words.delivery(nth)] : [];
      return [placeText(evidence), ...(type === null ? [] : [type]), ...again].join(' · ');
    }
    case 'read':
      return `${evidence.process} (pid ${evidence.pid}) ${words.reads} ${placeText(evidence)}`;
    case 'told':
      return `${evidence.process} (pid ${evidence.pid}) ${words.keeps} ${placeText(evidence)}`;
    case 'committed': {
      const { group, topic, partition, offset } = evidence;
      return `${group}: committed ${topic}-${partition} → ${offset}`;
    }
  }
}

/** "12 ms", "1,24 s", "3 min 5 s". */
export function spanIn(locale: 'id' | 'en'): Span {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (ms) => {
    if (ms < 1000) return `${number.format(ms)} ms`;
    if (ms < 60_000) return `${number.format(ms / 1000)} s`;
    const seconds = Math.round(ms / 1000);
    const rest = seconds % 60;
    return `${Math.floor(seconds / 60)} min${rest > 0 ? ` ${rest} s` : ''}`;
  };
}
