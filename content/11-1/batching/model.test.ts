import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';
import { goesOn, readingOf } from './model-facts.ts';
import { shownOf } from './model-rows.ts';
import { FIRST_INPUTS, type ScaleInputs } from './scale.ts';
import type { Outcome, Run, Sample } from './settings.ts';
import { slopeOf } from './slope.ts';

const outcome = (perSecond: number, bytesEach: number, logged = perSecond): Outcome => ({
  records: perSecond,
  requests: perSecond,
  bytes: perSecond * bytesEach,
  ms: 1000,
  p50: 0.84,
  p99: 3,
  from: 7,
  end: 7 + logged,
  own: 0.9,
  busy: 0.7,
  cores: 2,
});
const run = (_id: number, way: Partial<Run>): LabFact => ({
  type: 'document',
  collection: 'runs',
  id: String(_id),
  op: 'update',
  document: {
    ...{ _id, state: 'over', perRequest: 1, acks: -1, gzip: false, at: 1, ahead: 0 },
    ...way,
  },
});
/** Samples of a lag that grows by so many messages a second. */
const samples = (perSecond: number, count = 16): Sample[] =>
  Array.from({ length: count }, (_, index) => {
    const ms = (index + 1) * 500;
    const committed = index * 100;
    return { ms, end: committed + Math.round((ms / 1000) * perSecond), committed };
  });
const trial = (
  _id: number,
  perSecond: number,
  inputs: Partial<ScaleInputs> = {},
  state = 'over',
): LabFact => ({
  type: 'document',
  collection: 'trials',
  id: String(_id),
  op: 'update',
  document: {
    _id,
    state,
    at: 1,
    inputs: { ...FIRST_INPUTS, ...inputs },
    samples: samples(perSecond),
  },
});
const started: LabFact = { type: 'started', name: 'order-service', program: 'p', pid: 5, since: 0 };
const tally = (id: number): LabFact => ({
  type: 'report',
  name: 'order-service',
  pid: 5,
  kind: 'tally',
  data: { id, records: 100, requests: 100, bytes: 10_000, ms: 200 },
});

const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  facts.map((fact, index): LabEvent => ({ ...fact, at: 1000 + index })).reduce(model.reduce, from);
const measured = (name: string, state: State) => model.measures[name]?.(state);

const SINGLE = run(1, { outcome: outcome(1000, 200) });
const BATCHED = run(2, { perRequest: 1000, outcome: outcome(100_000, 110) });

describe('measurements', () => {
  it('bear out the guess by their ratio, the newest of each way counting', () => {
    const state = fold([SINGLE, BATCHED]);
    expect(state.reached).toEqual(['single', 'batched']);
    expect(measured('ratio', state)).toEqual({ option: 'many', value: '×100' });
    expect(model.live.ratio?.(state)).toBe('100');
    const again = fold([run(3, { perRequest: 1000, outcome: outcome(20_000, 110) })], state);
    expect(measured('ratio', again)?.option).toBe('few');
  });

  it('without acknowledgements are faster, unless the broker has fewer of them', () => {
    const state = fold([SINGLE, run(2, { acks: 0, outcome: outcome(9000, 200) })]);
    expect(measured('acks', state)).toEqual({ option: 'faster', value: '900%, 9000 / 9000' });
    const lost = fold([SINGLE, run(2, { acks: 0, outcome: outcome(9000, 200, 8000) })]);
    expect(measured('acks', lost)?.option).toBe('lost');
  });

  it('say that gzip needs a batch, once both were measured both ways', () => {
    const packed = run(3, { gzip: true, outcome: outcome(900, 210) });
    const together = run(4, { gzip: true, perRequest: 1000, outcome: outcome(50_000, 22) });
    const three = fold([SINGLE, BATCHED, packed]);
    expect(measured('gzip', three)).toBeUndefined();
    expect(three.reached).not.toContain('compressed');
    const state = fold([together], three);
    expect(measured('gzip', state)).toEqual({ option: 'batch', value: '1: 105%, 1000: 20%' });
    expect(state.reached).toContain('compressed');
  });

  it('show how far they are until their result is known, and no longer', () => {
    const running = fold([started, run(1, { state: 'running' }), tally(1)]);
    expect(running.tally?.records).toBe(100);
    expect(goesOn(running)).toBe('run');
    const over = fold([SINGLE, tally(1)], running);
    expect(over.tally).toBeNull();
    expect(goesOn(over)).toBeUndefined();
  });

  it.each([null, 'x', {}, { id: 1, records: 'many' }])('are not changed by junk (%j)', (data) => {
    const state = fold([started, run(1, { state: 'running' }), tally(1)]);
    const junk: LabFact = { type: 'report', name: 'order-service', pid: 5, kind: 'tally', data };
    expect(fold([junk], state).tally).toEqual(state.tally);
    const document: LabFact = {
      type: 'document',
      collection: 'runs',
      id: '9',
      op: 'insert',
      document: { _id: 9, state: data },
    };
    expect(fold([document], state).runs).toEqual(state.runs);
  });
});

describe('the rows of the figure', () => {
  const ofFacts = (...facts: LabFact[]) => {
    const { runs, tally } = fold([started, ...facts]);
    return shownOf(runs, tally);
  };

  it('are the same from the beginning on, and keep their places', () => {
    const names = ofFacts().map(({ name }) => name);
    expect(names).toHaveLength(6);
    const all = ofFacts(BATCHED, SINGLE, run(3, { perRequest: 7, outcome: outcome(9, 9) }));
    expect(all.map(({ name }) => name)).toEqual(names);
    expect(all.map(({ rate }) => rate)).toEqual([1000, 100_000, 0, 0, 0, 9]);
  });

  it('grow while a run goes on', () => {
    const [row] = ofFacts(run(1, { state: 'running' }), tally(1));
    expect(row).toMatchObject({ rate: 500, failed: false });
  });

  it('say that the last try failed, and keep the result before it', () => {
    const [row] = ofFacts(SINGLE, run(2, { state: 'failed' }));
    expect(row).toMatchObject({ rate: 1000, failed: true });
    expect(ofFacts(SINGLE, run(2, { state: 'failed' }), run(3, {}))[0]?.failed).toBe(false);
  });
});

describe('tests at a hundredth', () => {
  it('take the slope of the lag, the first moments left out', () => {
    expect(slopeOf(samples(300))).toBeCloseTo(300, 0);
    const slowStart = samples(300).map((one) =>
      one.ms < 1500 ? { ...one, committed: one.committed - 900 } : one,
    );
    expect(slopeOf(slowStart)).toBeCloseTo(300, 0);
    expect(slopeOf(samples(300, 5))).toBeUndefined();
  });

  it('bear out the consumers once lag really grew', () => {
    const flat = fold([trial(1, 3)]);
    expect(measured('bottleneck', flat)).toBeUndefined();
    const state = fold([trial(1, 290)]);
    expect(measured('bottleneck', state)).toEqual({ option: 'consumers', value: 'lag +290/s' });
    expect(state.reached).toEqual(['tried']);
    expect(readingOf(state.trials[0])).toMatchObject({ predicted: 300 });
  });

  it('are relieved only after a jam, and only if lag stays where it is', () => {
    const wide = { consumers: 300, partitions: 300 };
    expect(fold([trial(1, 3, wide)]).reached).toEqual([]);
    const jam = fold([trial(1, 290), trial(2, 200, wide)]);
    expect(jam.reached).toEqual(['tried']);
    expect(fold([trial(3, -4, wide)], jam).reached).toEqual(['tried', 'fixed']);
  });

  it('don’t count before they are over', () => {
    const state = fold([trial(1, 290, {}, 'running')]);
    expect(state.reached).toEqual([]);
    expect(goesOn(state)).toBe('trial');
  });
});
