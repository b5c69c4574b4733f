import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegistry, type Registry, visitorOf } from './registry.ts';
import { newSandboxId } from './scope.ts';
import { type MongoBench, openMongo } from './testing/mongo.ts';

let mongo: MongoBench;
let registry: Registry;
beforeAll(async () => {
  mongo = await openMongo();
  registry = await openRegistry(mongo.client, 'node-1');
});
afterAll(() => mongo[Symbol.asyncDispose]());

const newVisitor = () => visitorOf(newSandboxId());

describe('the registry', () => {
  it('gives one sandbox to all who claim it at once, on whatever node', async () => {
    const visitor = newVisitor();
    const other = await openRegistry(mongo.client, 'node-2');
    const claims = Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? registry : other).claim(visitor, 'log'),
    );
    const ids = new Set((await Promise.all(claims)).map(({ _id }) => _id));
    expect(ids.size).toBe(1);
    expect(await registry.sandboxes.countDocuments({ visitor })).toBe(1);
  });

  it('keeps two visitors and two labs apart', async () => {
    const [one, two] = [newVisitor(), newVisitor()];
    const entries = [
      await registry.claim(one, 'log'),
      await registry.claim(one, 'other'),
      await registry.claim(two, 'log'),
    ];
    expect(new Set(entries.map(({ _id }) => _id)).size).toBe(3);
  });

  it('keeps no cookie, and derives no name from it', async () => {
    const cookie = 'd'.repeat(32);
    const entry = await registry.claim(visitorOf(cookie), 'log');
    const stored = JSON.stringify(await registry.sandboxes.findOne({ _id: entry._id }));
    expect(stored).not.toContain(cookie);
    expect(entry.visitor).not.toContain(entry._id);
  });

  it('counts runs up and hands the old one to the reaper before', async () => {
    const { _id: sandbox } = await registry.claim(newVisitor(), 'log');
    await registry.nextRun({ sandbox, run: 1 });
    expect(await registry.sandboxes.findOne({ _id: sandbox })).toMatchObject({ run: 2 });
    expect(await registry.garbage.findOne({ sandbox })).toMatchObject({ run: 1 });
    // The same reset again, after an answer that got lost, is still the same next run.
    await registry.nextRun({ sandbox, run: 1 });
    expect(await registry.sandboxes.findOne({ _id: sandbox })).toMatchObject({ run: 2 });
  });

  it('keeps what a visitor answered, and the first time the challenge was passed', async () => {
    const whose = { visitor: newVisitor(), slug: 'log' };
    const read = () => registry.readProgress(whose.visitor, whose.slug);
    expect(await read()).toEqual({ predictions: {}, quiz: {} });
    await registry.storeAnswer(whose, 'predictions', 'rewind', 'copied');
    await registry.storeAnswer(whose, 'predictions', 'rewind', 'one-number');
    await registry.storeAnswer(whose, 'quiz', 'why', 'b');
    await Promise.all([2000, 1000, 3000].map((at) => registry.storePassed(whose, at, 'sb-1-r1-')));
    expect(await read()).toMatchObject({
      predictions: { rewind: { option: 'copied' } },
      quiz: { why: { option: 'b' } },
      passed: 1000,
    });
  });

  it('lets no later answer replace one that names no time, or one from ahead of our clock', async () => {
    const whose = { visitor: newVisitor(), slug: 'log' };
    const read = () => registry.readProgress(whose.visitor, whose.slug);
    const ahead = { option: 'copied', at: Date.now() + 3_600_000 };
    await registry.progress.insertOne({
      _id: `${whose.visitor}.log`,
      ...whose,
      predictions: { rewind: { option: 'both' } as never, 'new-reader': ahead },
    });
    await registry.storeAnswer(whose, 'predictions', 'rewind', 'one-number');
    await registry.storeAnswer(whose, 'predictions', 'new-reader', 'all');
    const late = { rewind: { option: 'copied', at: 7 } };
    await registry.mergeProgress(whose, { predictions: late, quiz: {} });
    expect(await read()).toMatchObject({
      predictions: { rewind: { option: 'both' }, 'new-reader': ahead },
    });
  });

  it('keeps the first answer and adds what is brought, in whatever order', async () => {
    const whose = { visitor: newVisitor(), slug: 'log' };
    const read = () => registry.readProgress(whose.visitor, whose.slug, 'sb-1-r2-');
    await registry.storePassed(whose, 5000, 'sb-1-r2-');
    await registry.storeAnswer(whose, 'predictions', 'rewind', 'copied');
    await registry.storeOutcome(whose, 'rewind', { option: 'one-number', value: '6 → 0' });
    const brought = {
      predictions: { rewind: { option: 'both', at: 10 }, 'new-reader': { option: 'all', at: 20 } },
      quiz: { why: { option: 'b', at: 30 } },
      passed: 4000,
    };
    const late = {
      predictions: { 'new-reader': { option: 'none', at: Date.now() + 1e6 } },
      quiz: {},
      passed: 9000,
    };
    await Promise.all([brought, late, brought].map((one) => registry.mergeProgress(whose, one)));
    expect(await read()).toMatchObject({
      predictions: brought.predictions,
      quiz: brought.quiz,
      outcomes: { rewind: { option: 'one-number', value: '6 → 0' } },
      passed: 4000,
      passedHere: true,
    });
    expect(await registry.readProgress(whose.visitor, whose.slug, 'sb-1-r3-')).not.toHaveProperty(
      'passedHere',
    );
    expect(await registry.readAllProgress(whose.visitor, ['log', 'other'])).toMatchObject({
      log: { passed: 4000 },
    });
  });
});
