/** Progress as a file: what is carried away comes back, and nothing else gets in. */
import { describe, expect, it } from 'vitest';
import type { Progress } from './events.ts';
import { createProgress } from './progress.ts';
import { parseProgressFile, progressFile } from './progress-file.ts';
import { labModule } from './testing/fake-room.ts';

const answers = {
  predictions: { rewind: ['copied', 'one-number'] },
  quiz: { why: ['a', 'b'] },
};
const held: Progress = {
  predictions: { rewind: { option: 'copied', at: 5 } },
  quiz: { why: { option: 'b', at: 6 } },
  outcomes: { rewind: { option: 'one-number', value: '6 → 0', at: 7 } },
  passed: 9,
  passedHere: true,
};

function desk(mongo: 'up' | 'down' = 'up') {
  const merged: unknown[] = [];
  const progress = createProgress({
    labs: [labModule('log', { answers })],
    registry: {
      has: async (_visitor, slug) => slug === 'tower',
      readAllProgress: async () => ({ log: held }),
      mergeProgress: async (whose, brought) => void merged.push({ slug: whose.slug, brought }),
    },
    probe: { current: () => ({ kafka: 'down', mongo, since: { kafka: 0, mongo: 0 } }) },
    fault: () => undefined,
  });
  return { merged, progress };
}

const cookie = 'a'.repeat(32);

describe('progress as a file', () => {
  it('comes back as it went, without the run it was passed in', async () => {
    const { progress, merged } = desk();
    const text = JSON.stringify(await progress.file(cookie));
    expect(await progress.bring(cookie, text)).toEqual({ ok: true, labs: 1 });
    const { passedHere: _run, ...kept } = held;
    expect(merged).toEqual([{ slug: 'log', brought: kept }]);
  });

  it('leaves out what this server does not ask', async () => {
    const { progress, merged } = desk();
    const odd: Progress = {
      predictions: { rewind: { option: 'none', at: 1 }, other: { option: 'x', at: 1 } },
      quiz: {},
    };
    const text = JSON.stringify(progressFile({ log: odd, unknown: held }, 10));
    expect(await progress.bring(cookie, text)).toEqual({ ok: true, labs: 1 });
    expect(merged).toEqual([{ slug: 'log', brought: { predictions: {}, quiz: {}, outcomes: {} } }]);
  });

  it('takes a time to come for now', async () => {
    const { progress, merged } = desk();
    const far = Date.now() + 1e9;
    const late: Progress = {
      predictions: {},
      quiz: { why: { option: 'a', at: far } },
      passed: far,
    };
    await progress.bring(cookie, JSON.stringify(progressFile({ log: late }, 10)));
    const text = JSON.stringify(merged);
    expect(text).not.toContain(String(far));
  });

  it.each([
    ['file-not-json', 'x'],
    ['file-not-progress', '{"format":"menara-progress","version":1,"exported":1}'],
    ['file-not-progress', '[]'],
    ['file-not-progress', '{"format":"menara-progress","version":1,"exported":1,"labs":{},"x":1}'],
    [
      'file-not-progress',
      '{"format":"menara-progress","version":1,"exported":1,"labs":{"log":{"predictions":{"a.b":{"option":"x","at":1}},"quiz":{}}}}',
    ],
    [
      'file-not-progress',
      '{"format":"menara-progress","version":1,"exported":1,"labs":{"log":{"predictions":{"rewind":{"option":{"$gt":""},"at":1}},"quiz":{}}}}',
    ],
    ['file-newer', '{"format":"menara-progress","version":2,"anything":true}'],
    ['file-too-large', ' '.repeat(70_000)],
  ])('refuses with %s', async (code, text) => {
    const { progress, merged } = desk();
    expect(await progress.bring(cookie, text)).toEqual({ ok: false, code });
    expect(merged).toEqual([]);
  });

  it('brings nothing in under a name that is none', async () => {
    const { progress, merged } = desk();
    const labs = '{"__proto__":{"predictions":{},"quiz":{},"passed":1}}';
    const text = `{"format":"menara-progress","version":1,"exported":1,"labs":${labs}}`;
    expect(await progress.bring(cookie, text)).toEqual({ ok: true, labs: 0 });
    expect(merged).toEqual([]);
  });

  it('says that the database is away instead of waiting for it', async () => {
    const { progress } = desk('down');
    expect(await progress.read(cookie)).toEqual({ ok: false, code: 'mongo-away' });
    expect(await progress.file(cookie)).toBeUndefined();
    expect(await progress.bring(cookie, '{}')).toEqual({ ok: false, code: 'mongo-away' });
  });

  it('knows who has begun, and does not claim it while the database is away', async () => {
    expect(await desk().progress.begun(cookie, 'tower')).toBe(true);
    expect(await desk().progress.begun(cookie, 'log')).toBe(false);
    expect(await desk().progress.begun(undefined, 'tower')).toBe(false);
    expect(await desk('down').progress.begun(cookie, 'tower')).toBeUndefined();
  });

  it('is nothing for a visitor without a cookie', async () => {
    const { progress } = desk();
    expect(await progress.read(undefined)).toEqual({ ok: true, labs: {} });
    expect(await progress.bring(undefined, '{}')).toMatchObject({ code: 'session-gone' });
  });

  it('has a version that an older server can read', () => {
    expect(parseProgressFile(JSON.stringify(progressFile({}, 1))).ok).toBe(true);
  });
});
