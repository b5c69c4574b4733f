import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { act } from './act.ts';
import { LabError } from './errors.ts';
import { verb } from './lab.ts';
import type { Probe } from './probe.ts';
import type { Registry } from './registry.ts';
import { visitorOf } from './registry.ts';
import type { Rooms } from './rooms.ts';
import type { ActRequest } from './runtime.ts';
import { fakeRoom, labModule } from './testing/fake-room.ts';

const cookie = 'c'.repeat(32);

describe('a press of a button', () => {
  it('runs its verb with the parsed input, and answers only that it was done', async () => {
    const { press, ran } = house();
    expect(await press('send', { count: 6 })).toEqual({ ok: true });
    expect(ran).toEqual([{ count: 6 }]);
  });

  it('stores a prediction for this visitor and this lab', async () => {
    const { press, stored } = house();
    expect(await press('predict', { id: 'after', option: '6' })).toEqual({ ok: true });
    expect(stored).toEqual([
      [{ visitor: visitorOf(cookie), slug: 'log' }, 'predictions', 'after', '6'],
    ]);
  });

  it.each([undefined, '', 'x', 'C'.repeat(32), '__proto__', `${cookie}c`])(
    'is refused with the cookie %j',
    async (given) => {
      const { press, ran } = house();
      expect(await press('send', { count: 1 }, { cookie: given })).toMatchObject({
        ok: false,
        code: 'session-gone',
      });
      expect(ran).toEqual([]);
    },
  );
});

it.each(['', 'short', '__proto__', 'p'.repeat(41), `${'p'.repeat(15)}$`])(
  'a press named %j is refused, and changes nothing',
  async (name) => {
    const { press, ran, found } = house();
    expect(await press('send', { count: 1 }, { press: name })).toMatchObject({
      ok: false,
      code: 'bad-input',
      about: 'press',
    });
    expect(ran).toEqual([]);
    expect(found()).toBe(0);
  },
);

const deep = () => {
  let nested: unknown = 1;
  for (let level = 0; level < 5000; level += 1) nested = { a: nested };
  return nested;
};
const polluted = () => JSON.parse('{"count":1,"__proto__":{"polluted":true}}') as unknown;

describe('input that does not fit', () => {
  it.each([
    undefined,
    null,
    'six',
    6,
    [],
    {},
    { count: '6' },
    { count: 7 },
    { count: 6.5 },
    { count: Number.NaN },
    { count: { $gt: '' } },
    { count: 6, more: true },
    polluted(),
    deep(),
    { count: deep() },
    { count: 'x'.repeat(1_000_000) },
  ])('is bad input, and no verb runs (%#)', async (input) => {
    const { press, ran, faults, found } = house();
    expect(await press('send', input)).toEqual({ ok: false, code: 'bad-input' });
    expect(ran).toEqual([]);
    expect(found()).toBe(0);
    expect(faults).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['', 'nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'such as the verb %j is bad input',
    async (name) => {
      const { press, ran } = house();
      expect(await press(name, { count: 1 })).toMatchObject({ ok: false, code: 'bad-input' });
      expect(ran).toEqual([]);
    },
  );

  it.each([
    { id: 'after', option: '7' },
    { id: 'nothing', option: '6' },
    { id: '__proto__', option: '6' },
    { id: 'constructor', option: 'name' },
    { id: 'after.option', option: '6' },
    { id: { $gt: '' }, option: '6' },
    { id: 'after', option: { $ne: 1 } },
    { id: 'after', option: '6', visitor: 'someone' },
  ])('such as the prediction %j stores nothing', async (input) => {
    const { press, stored } = house();
    for (const name of ['predict', 'answer']) {
      expect(await press(name, input)).toMatchObject({ ok: false, code: 'bad-input' });
    }
    expect(stored).toEqual([]);
  });

  it('keeps a reset from happening', async () => {
    const { press, resets } = house();
    expect(await press('reset', { sandbox: 'other' })).toMatchObject({ code: 'bad-input' });
    expect(resets()).toBe(0);
    expect(await press('reset', {})).toEqual({ ok: true });
    expect(resets()).toBe(1);
  });
});

describe('what goes wrong in a verb', () => {
  it('keeps its code and what it was about', async () => {
    const { press } = house(new LabError('prediction-first', { retriable: true, about: 'after' }));
    expect(await press('send', { count: 1 })).toEqual({
      ok: false,
      code: 'prediction-first',
      about: 'after',
    });
  });

  it.each([
    ['KafkaJSConnectionError', 'kafka-away'],
    ['KafkaJSNumberOfRetriesExceeded', 'kafka-away'],
    ['MongoServerSelectionError', 'mongo-away'],
    ['MongoNetworkTimeoutError', 'mongo-away'],
  ])('is told as an engine that is away: %s', async (name, code) => {
    const { press, faults } = house(Object.assign(new Error('inner detail'), { name }));
    expect(await press('send', { count: 1 })).toEqual({ ok: false, code });
    expect(faults).toEqual([]);
  });

  it('is logged whole where nobody foresaw it, and told without its words', async () => {
    const { press, faults } = house(new Error('broker at 10.0.0.7 said no'));
    expect(await press('send', { count: 1 })).toEqual({ ok: false, code: 'unknown' });
    expect(faults.join()).toContain('10.0.0.7');
  });
});

describe('a press that has to wait', () => {
  it.each([
    ['kafka', 'kafka-away'],
    ['mongo', 'mongo-away'],
  ] as const)('for %s says so before anything is touched', async (engine, code) => {
    const { press, ran, found } = house(undefined, { [engine]: 'down' });
    expect(await press('send', { count: 1 })).toEqual({ ok: false, code });
    expect(ran).toEqual([]);
    expect(found()).toBe(0);
  });

  it('because there were too many runs no verb, and names the limit', async () => {
    const { press, ran, room } = house();
    room.allowAction = () => false;
    expect(await press('send', { count: 1 })).toEqual({
      ok: false,
      code: 'limit-rate',
      limit: { max: 5, retryAfter: 1 },
    });
    expect(ran).toEqual([]);
  });
});

function house(failure?: Error, down: Partial<Record<'kafka' | 'mongo', 'down'>> = {}) {
  const ran: unknown[] = [];
  const stored: unknown[][] = [];
  const faults: string[] = [];
  let resets = 0;
  let found = 0;
  const send = verb(
    z.strictObject({ count: z.union([z.literal(1), z.literal(6)]) }),
    async (_context, input) => {
      if (failure) throw failure;
      ran.push(input);
    },
  );
  const lab = labModule('log', {
    answers: { predictions: { after: ['0', '6'] }, quiz: { why: ['a', 'b'] } },
    verbs: { send },
  });
  const room = {
    ...fakeRoom(visitorOf(cookie), lab),
    reset: async () => {
      resets += 1;
    },
  };
  const parts = {
    labs: [lab],
    rooms: {
      find: async () => {
        found += 1;
        return room;
      },
    } as unknown as Rooms,
    registry: {
      storeAnswer: async (...given: unknown[]) => stored.push(given),
    } as unknown as Registry,
    probe: { current: () => ({ kafka: 'up', mongo: 'up', ...down }) } as unknown as Probe,
    fault: (_who: string, error: unknown) => faults.push(String(error)),
  };
  const press = (name: string, input: unknown, given: Partial<ActRequest> = {}) =>
    act(parts, { cookie, slug: 'log', verb: name, input, ...given });
  return { press, ran, stored, faults, room, resets: () => resets, found: () => found };
}
