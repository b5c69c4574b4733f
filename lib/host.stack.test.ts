/** The one way of the data, whole: a press, the real stores, and what arrives in a reader's tab. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labModules } from '#content/labs.server.ts';
import type { LabEvent, Progress } from './events.ts';
import { visitorOf } from './registry.ts';
import { parseName } from './scope.ts';
import { type HostBench, openHost, type Visitor } from './testing/host.ts';
import { type KafkaBench, openKafka } from './testing/kafka.ts';
import { type MongoBench, openMongo } from './testing/mongo.ts';
import type { Reader } from './testing/socket-client.ts';

let house: HostBench;
let bench: KafkaBench;
let mongo: MongoBench;
beforeAll(async () => {
  [bench, mongo] = await Promise.all([openKafka(), openMongo()]);
  house = await openHost(labModules);
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
  await Promise.all([bench, mongo].map((part) => part[Symbol.asyncDispose]()));
});

const log = labModules.find(({ slug }) => slug === 'log');
if (!log) throw new Error('there is no lab');
/** What a tab folds out of what it was sent, as the page does. */
const folded = (tab: Reader) => {
  const base = tab.snapshots.findLast(({ epoch }) => epoch === tab.known()?.epoch)?.base.state;
  const events = tab.story.filter(({ epoch }) => epoch === tab.known()?.epoch);
  return events.reduce((state, { event }) => log.model.reduce(state, event), base) as LogState;
};
interface LogState {
  readonly end: number;
  readonly records: readonly { offset: number; value: string }[];
  readonly groups: Record<'payment' | 'search', { committed: number | null }>;
  readonly processes: Record<string, { phase: string; pid: number }>;
  readonly documents: Record<string, unknown>;
  readonly progress: Progress;
}
const until = (tab: Reader, holds: (state: LogState) => boolean) =>
  tab.until(() => holds(folded(tab)), 20_000);
const send6 = async (visitor: Visitor) =>
  expect(await visitor.act('send', { count: 6 })).toEqual({ ok: true });

describe('a first visit', () => {
  it('by two tabs at once is one sandbox with one writer, and both tabs agree', async () => {
    const visitor = house.visitor();
    const [one, two] = await Promise.all([visitor.tab(), visitor.tab()]);
    await send6(visitor);
    for (const tab of [one, two]) await until(tab, ({ records }) => records.length === 6);
    await until(one, () => one.known()?.seq === two.known()?.seq);
    expect(folded(one)).toEqual(folded(two));
    const started = one.story.filter(({ event }) => event.type === 'started');
    expect(started).toHaveLength(1);
    const sandboxes = mongo.client.db('menara').collection('sandboxes');
    expect(await sandboxes.countDocuments({ visitor: visitorOf(visitor.cookie) })).toBe(1);
  });
});

describe('what a tab shows', () => {
  it('is what broker and database answer', async () => {
    const visitor = house.visitor();
    const tab = await visitor.tab();
    await send6(visitor);
    await visitor.act('predict', { id: 'new-reader', option: 'all' });
    await until(tab, ({ end, progress }) => end === 6 && 'new-reader' in progress.predictions);
    expect(await visitor.act('run', { group: 'search' })).toEqual({ ok: true });
    await until(tab, ({ groups, documents }) => {
      return groups.search.committed === 6 && Object.keys(documents).length === 6;
    });
    const { kafka, db, children } = (await visitor.room()).context();
    const state = folded(tab);
    expect(await kafka.ranges('pesanan')).toEqual([{ partition: 0, low: 0, end: state.end }]);
    expect((await kafka.committed('search', 'pesanan')).get(0)).toBe(state.groups.search.committed);
    expect(await kafka.records('pesanan')).toEqual(state.records);
    const documents = await db.collection('search_index').find().toArray();
    expect(Object.keys(state.documents).sort()).toEqual(
      documents.map(({ _id }) => String(_id)).sort(),
    );
    expect(children.running('search')).toBe(true);
    process.kill(state.processes.search?.pid ?? 0, 0);
  });

  it('includes what was written from outside, and nothing that was not written', async () => {
    const visitor = house.visitor();
    const tab = await visitor.tab();
    const { scope } = (await visitor.room()).context();
    await bench.write(scope.topic('pesanan'), ['from kcat']);
    await until(tab, ({ records }) => records[0]?.value === 'from kcat');
    tab.socket.io.engine.close();
    expect(folded(tab).end).toBe(1);
  });

  it('goes on after the connection broke, with what came between', async () => {
    const visitor = house.visitor();
    const tab = await visitor.tab();
    await send6(visitor);
    await until(tab, ({ records }) => records.length === 6);
    tab.socket.disconnect();
    await send6(visitor);
    const room = await visitor.room();
    await expect.poll(() => (room.session().state() as LogState).end).toBe(12);
    tab.socket.connect();
    await until(tab, ({ records }) => records.length === 12);
    expect(tab.snapshots).toHaveLength(1);
    expect(tab.gaps).toEqual([]);
  });
});

describe('a reset', () => {
  it('takes less than two seconds and begins a new story under new names', async () => {
    const visitor = house.visitor();
    const tab = await visitor.tab();
    await send6(visitor);
    await until(tab, ({ records }) => records.length === 6);
    const before = { ...tab.known(), scope: (await visitor.room()).context().scope };
    const pid = folded(tab).processes['order-service']?.pid ?? 0;
    const begun = performance.now();
    expect(await visitor.act('reset', {})).toEqual({ ok: true });
    const took = performance.now() - begun;
    await tab.until(() => tab.known()?.epoch !== before.epoch);
    expect(took).toBeLessThan(2000);
    expect(tab.snapshots.at(-1)?.run).toBe(2);
    expect(folded(tab)).toMatchObject({ end: 0, records: [], documents: {} });
    const { scope } = (await visitor.room()).context();
    expect(scope.prefix).not.toBe(before.scope.prefix);
    expect(() => process.kill(pid, 0)).toThrow();
    // What still arrives under the old names reaches nobody.
    await bench.write(before.scope.topic('pesanan'), ['late']);
    await send6(visitor);
    await until(tab, ({ records }) => records.length === 6);
    expect(JSON.stringify(tab.story.filter(({ epoch }) => epoch !== before.epoch))).not.toContain(
      'late',
    );
    const garbage = await mongo.client.db('menara').collection('garbage').find().toArray();
    expect(garbage).toContainEqual(expect.objectContaining({ sandbox: scope.sandbox, run: 1 }));
  });
});

describe('another visitor', () => {
  it('sees no canary of mine, in no event, query or group', async () => {
    const [mine, theirs] = [house.visitor(), house.visitor()];
    const [my, their] = [await mine.tab(), await theirs.tab()];
    const { scope, db } = (await mine.room()).context();
    await bench.write(scope.topic('pesanan'), ['canary-7d1f']);
    await db.collection<{ _id: string }>('search_index').insertOne({ _id: 'canary-7d1f' });
    await mine.act('predict', { id: 'rewind', option: 'copied' });
    await until(my, ({ records, documents }) => records.length === 1 && 'canary-7d1f' in documents);
    await send6(theirs);
    await until(their, ({ records }) => records.length === 6);
    const told = JSON.stringify([
      their.story,
      their.snapshots,
      await theirs.query('tools'),
      await theirs.query('challenge'),
    ]);
    expect(told).not.toContain('canary');
    expect(told).not.toContain(scope.sandbox);
    expect(told).not.toContain('copied');
    expect(JSON.stringify(await mine.query('tools'))).toContain(scope.sandbox);
  });
});

describe('a press', () => {
  it('fifty times at once runs one reader, within the limits', async () => {
    const visitor = house.visitor();
    const tab = await visitor.tab();
    await visitor.act('predict', { id: 'after-payment', option: '6' });
    await until(tab, ({ progress }) => 'after-payment' in progress.predictions);
    const all = Array.from({ length: 50 }, () => visitor.act('run', { group: 'payment' }));
    const codes = (await Promise.all(all)).map((answer) => (answer.ok ? 'ok' : answer.code));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['ok', 'already-running', 'limit-rate']));
    await until(tab, ({ processes }) => processes.payment?.phase === 'ready');
    const started = ({ event }: { event: LabEvent }) =>
      event.type === 'started' && event.name === 'payment';
    expect(tab.story.filter(started)).toHaveLength(1);
  });

  it('for a lab that is not there changes nothing', async () => {
    const visitor = house.visitor();
    for (const slug of ['nothing', '__proto__', '']) {
      expect(await visitor.act('send', { count: 1 }, slug)).toMatchObject({ code: 'bad-input' });
      expect(await visitor.query('challenge', slug)).toMatchObject({ code: 'bad-input' });
    }
    expect(await visitor.query('nothing')).toMatchObject({ code: 'bad-input' });
  });
});

describe('a restarted server', () => {
  it('finds the sandbox again and rebuilds its state from broker and database', async () => {
    const visitor = house.visitor();
    const tab = await visitor.tab();
    await send6(visitor);
    await visitor.act('predict', { id: 'rewind', option: 'both' });
    await until(tab, ({ records }) => records.length === 6);
    const before = { ...folded(tab), epoch: tab.known()?.epoch };
    const topics = () => bench.admin.listTopics();
    const names = await topics();
    await house[Symbol.asyncDispose]();
    house = await openHost(labModules);
    const again = await house.visitor(visitor.cookie).tab();
    await until(again, ({ records }) => records.length === 6);
    expect(again.known()?.epoch).not.toBe(before.epoch);
    expect(folded(again)).toMatchObject({
      end: 6,
      records: before.records,
      seams: 1,
      progress: { predictions: { rewind: { option: 'both' } } },
    });
    expect((await topics()).filter(parseName).sort()).toEqual(names.filter(parseName).sort());
    // Orders go on where they stopped: no number is given out twice.
    await house.visitor(visitor.cookie).act('send', { count: 1 });
    await until(again, ({ records }) => records.length === 7);
    expect(folded(again).records.at(-1)?.value).toContain('"ORD-7"');
  });
});
