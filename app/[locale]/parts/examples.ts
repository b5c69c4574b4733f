/** Example values for the sheet of shapes: fixed, so that two pictures of it can be compared. */
import type { EvidenceRow } from '#components/view/evidence.tsx';
import type { InFlight, LogGroup, LogPartition, LogRecord } from '#components/view/log-types.ts';
import type { TimeEvent } from '#components/view/time-axis.ts';

const KEYS: Record<string, string> = {
  D: 'dewi',
  J: 'joko',
  B: 'budi',
  A: 'agus',
  S: 'siti',
  R: 'rina',
};

export function lane(partition: number, letters: string, low = 0, first = low): LogPartition {
  const records = Array.from(letters, (letter, index) => ({
    offset: first + index,
    key: KEYS[letter] ?? letter,
  }));
  return { partition, low, end: first + letters.length, records };
}

export const threeLanes = [lane(0, 'DJDDJD'), lane(1, 'BABBAAB'), lane(2, 'SRSRS')];

export const twoGroups: LogGroup[] = [
  {
    name: 'payment',
    positions: {
      0: { committed: 6, read: 6 },
      1: { committed: 5, read: 7 },
      2: { committed: 3, read: 3 },
    },
  },
  {
    name: 'search',
    positions: {
      0: { committed: 3, read: 3 },
      1: { committed: 2, read: 2 },
      2: { committed: 1, read: 1 },
    },
  },
];

export const oneInFlight: InFlight[] = [{ partition: 2, key: 'rina', ms: 3 }];

export const oneLane = [lane(0, 'DBASRJ')];
export const rewound: LogGroup[] = [
  { name: 'payment', positions: { 0: { committed: 6, read: 6 } } },
  { name: 'search', positions: { 0: { committed: 0, read: null } } },
];
export const unborn: LogGroup[] = [
  { name: 'payment', positions: {} },
  { name: 'search', positions: {} },
];

export const deletedLane = [lane(0, 'SRJDB', 3)];
export const deletedGroups: LogGroup[] = [
  { name: 'payment', positions: { 0: { committed: 7, read: 8 } } },
  { name: 'search', positions: { 0: { committed: 1, read: null } } },
];

const CYCLE = 'DBASRJBDSARJDSBARJDB';
export const longLane = [lane(0, CYCLE, 0, 19_980)];
export const longGroups: LogGroup[] = [
  { name: 'payment', positions: { 0: { committed: 19_998, read: 20_000 } } },
  { name: 'search', positions: { 0: { committed: 12_400, read: 12_650 } } },
];

const special: LogRecord[] = [
  { offset: 0, key: 'dewi' },
  { offset: 1, key: 'dewi', duplicate: 2 },
  { offset: 2, key: 'rina', duplicate: 3 },
  { offset: 3, key: 'agus', duplicate: 12 },
  { offset: 4, key: null, control: 'commit' },
  { offset: 5, key: null },
  { offset: 7, key: 'wawan' },
];
export const specialLane: LogPartition[] = [{ partition: 0, low: 0, end: 8, records: special }];
export const threeGroups: LogGroup[] = [
  { name: 'payment', positions: { 0: { committed: 8, read: 8 } } },
  { name: 'search', positions: { 0: { committed: 4, read: 6 } } },
  { name: 'analytics', positions: { 0: { committed: 2, read: 2 } } },
];

export const START = Date.UTC(2026, 10, 21, 6, 1, 58);
export const NOW = START + 14_000;

export const history: TimeEvent[] = [
  ...Array.from({ length: 26 }, (_, n): TimeEvent => {
    return { at: START + n * 430 + ((n * 37) % 11) * 30, kind: 'produce' };
  }),
  ...Array.from({ length: 18 }, (_, n): TimeEvent => {
    return { at: START + 700 + n * 610 + ((n * 29) % 13) * 30, kind: 'commit' };
  }),
  { at: START + 11_200, kind: 'fault', label: 'SIGKILL payment-b' },
];

export const seamed: TimeEvent[] = [
  ...history.filter(({ at }) => at < START + 5150 || at > START + 6350),
  { at: START + 5200, until: START + 6300, kind: 'seam' },
];

export const crowd: TimeEvent[] = Array.from({ length: 4000 }, (_, n) => ({
  at: START + 4000 + n * 2,
  kind: n % 3 === 0 ? 'commit' : 'produce',
}));

export function recordRows(): EvidenceRow[] {
  const keys = ['budi', 'dewi', 'siti', 'agus', 'agus', 'joko', 'rina', 'budi', 'dewi', 'budi'];
  return keys.map((key, index) => {
    const event = `evt-0${18 - index}`;
    const value = `{"orderId":"ORD-${18 - index}","customer":"${key}","total":10000}`;
    const headers = `eventType=PesananDibuat eventId=${event}`;
    return {
      id: event,
      cells: [`pesanan-0@${17 - index}`, key, `13:02:11.4${82 - index * 4}`, `${headers} ${value}`],
      detail: `eventType: PesananDibuat\neventId:   ${event}\n\n${value}`,
    };
  });
}
