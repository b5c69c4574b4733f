import { describe, expect, it } from 'vitest';
import { model } from './model.ts';
import { invertedIn, repeatsIn } from './model-lanes.ts';
import { countsOf, lostOf } from './model-readings.ts';
import { CRASH_POINT } from './names.ts';
import { cursorAt, died, document, fold, load, report, row, sent, started } from './testing.ts';

const measured = (name: string, facts: Parameters<typeof fold>[0]) =>
  model.measures[name]?.(fold(facts));

describe('the rows behind the cursor', () => {
  const late = [
    load(1, 'pair', [1, 2]),
    row(2, 'ORD-1-2'),
    sent('cursor', { offset: 0, number: 2, order: 'ORD-1-2' }),
    cursorAt(2, 0),
  ];

  it('are lost when they became visible after it had passed', () => {
    expect(lostOf(fold(late))).toEqual([]);
    const state = fold([...late, row(1, 'ORD-1-1')]);
    expect(lostOf(state)).toEqual(['evt-0001']);
    expect(state.reached).toEqual(['skipped']);
    expect(measured('cursor', [...late, row(1, 'ORD-1-1')])?.option).toBe('b');
  });

  it('are not called lost before the topic has been read as far as the cursor says', () => {
    const [pair, second, record, cursor] = late;
    const ahead = [pair, row(1, 'ORD-1-1'), second, cursor].flatMap((fact) => fact ?? []);
    expect(lostOf(fold(ahead))).toEqual([]);
    expect(fold(ahead).reached).toEqual([]);
    // The record of the first row is still on its way, that of the second one has been read.
    expect(lostOf(fold([...ahead, ...(record ? [record] : [])]))).toEqual(['evt-0001']);
  });
});

describe('the topics', () => {
  it('say which delivery a record is, and which came too late for its order', () => {
    const { lanes } = fold([
      sent('flag', { offset: 0, number: 2, order: 'ORD-1-1', type: 'PesananDibayar' }),
      sent('flag', { offset: 1, number: 1, order: 'ORD-1-1', type: 'PesananDibuat' }),
      sent('flag', { offset: 2, number: 3, order: 'ORD-1-1', type: 'PesananDikirim' }),
      // A repeat of something old is no inversion: it is known by its id.
      sent('flag', { offset: 3, number: 1, order: 'ORD-1-1', type: 'PesananDibuat' }),
    ]);
    expect(repeatsIn(lanes.flag)).toBe(1);
    expect(lanes.flag.again).toEqual({ 3: { eventId: 'evt-0001', nth: 2 } });
    expect(invertedIn(lanes.flag)).toBe(1);
    expect(lanes.flag.inverted.map(({ offset }) => offset)).toEqual([1]);
  });

  it('are counted once, however often a record is read', () => {
    const record = sent('flag', { offset: 0, number: 1, order: 'ORD-1-1' });
    expect(repeatsIn(fold([record, record]).lanes.flag)).toBe(0);
  });

  it('tell the order in which the stream brought a pair', () => {
    const facts = [
      load(1, 'pair', [1, 2]),
      sent('flag', { offset: 0, number: 1, order: 'ORD-1-1' }),
      sent('flag', { offset: 1, number: 2, order: 'ORD-1-2' }),
      sent('stream', { offset: 0, number: 2, order: 'ORD-1-2' }),
      sent('stream', { offset: 1, number: 1, order: 'ORD-1-1' }),
    ];
    expect(measured('stream', facts)).toEqual({
      option: 'ba',
      value: 'pesanan-stream: evt-0002, evt-0001',
    });
    expect(fold(facts).reached).toEqual(['whole']);
  });
});

describe('a death at the crash point', () => {
  const before = [
    started('relay-flag', 7),
    sent('flag', { offset: 0, number: 1, order: 'ORD-1-1', pid: 7 }),
  ];
  const again = sent('flag', { offset: 1, number: 1, order: 'ORD-1-1', pid: 8 });

  it('is followed by the same event under the same id', () => {
    const facts = [...before, died('relay-flag', 7, CRASH_POINT), again];
    expect(fold(facts).reached).toEqual(['repeated']);
    expect(measured('crash', facts)).toEqual({ option: 'same', value: 'evt-0001 ×2' });
  });

  it('is none when nobody died', () => {
    expect(fold([...before, again]).reached).toEqual([]);
  });
});

describe('two relays', () => {
  const order = 'ORD-1-1';
  it('double events when free, and disorder them when they claim rows', () => {
    const doubled = [
      sent('flag', { offset: 0, number: 1, order }),
      sent('flag', { offset: 1, number: 1, order }),
    ];
    expect(fold([load(1, 'states', [1, 60], 'free'), ...doubled]).reached).toEqual(['doubled']);
    expect(fold([load(1, 'states', [1, 60], 'lease'), ...doubled]).reached).toEqual([]);
    const disordered = [
      sent('flag', { offset: 0, number: 2, order, type: 'PesananDibayar' }),
      sent('flag', { offset: 1, number: 1, order }),
    ];
    const claimed = [load(1, 'states', [1, 60], 'claim'), ...disordered];
    expect(fold(claimed).reached).toEqual(['disordered']);
    expect(measured('claim', claimed)?.option).toBe('order');
  });
});

describe('a row that can not pass', () => {
  const refused = report('relay-flag', 7, 'refused', {
    ...{ eventId: 'evt-0001', name: 'KafkaJSProtocolError', type: 'MESSAGE_TOO_LARGE', code: 10 },
    message: 'too large',
  });
  const facts = [started('relay-flag', 7), row(1, 'ORD-1-1'), row(2, 'ORD-1-2'), refused];

  it('holds up what is behind it', () => {
    const state = fold(facts);
    expect(countsOf(state)).toEqual({ all: 2, waiting: 2, behind: 1 });
    expect(state.reached).toEqual(['blocked']);
    expect(measured('poison', facts)?.option).toBe('wait');
  });

  it('is no such row while the broker is away', () => {
    const away = report('relay-flag', 7, 'refused', {
      eventId: 'evt-0001',
      type: null,
      message: '',
    });
    expect(fold([...facts.slice(0, 3), away]).reached).toEqual([]);
  });

  it('is seen with its cause, once it is put aside', () => {
    const aside = [
      ...facts,
      document('outbox_parked', 'flag evt-0001', {
        ...{ kind: 'flag', eventId: 'evt-0001', aggregateid: 'ORD-1-1', bytes: 12_000 },
        cause: { name: 'KafkaJSProtocolError', type: 'MESSAGE_TOO_LARGE', code: 10, message: 'm' },
        at: new Date(5),
      }),
    ];
    const state = fold(aside);
    // What was measured while it held up the rest stays beside the guess.
    expect(measured('poison', aside)?.value).toBe('MESSAGE_TOO_LARGE, +1');
    expect(state.parked[0]).toMatchObject({ eventId: 'evt-0001', at: 5 });
    expect(model.live.refusedType?.(state)).toBe('MESSAGE_TOO_LARGE');
  });
});

it('reads a document the same from the database and from a socket', () => {
  const fresh = row(1, 'ORD-1-1');
  expect(fold([JSON.parse(JSON.stringify(fresh))])).toEqual(fold([fresh]));
});
