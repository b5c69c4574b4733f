import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LabError } from '../errors.ts';
import { endsModel, numbered } from '../testing/events.ts';
import { aCookie, type GatewayBench, openGateway } from '../testing/gateway.ts';
import type { Reader } from '../testing/socket-client.ts';

let bench: GatewayBench;
beforeEach(async () => {
  bench = await openGateway();
});
afterEach(() => bench[Symbol.asyncDispose]());

const cookie = aCookie('a');
const joined = async (of = cookie): Promise<Reader> => {
  const reader = bench.reader(of);
  await reader.connect();
  await reader.follow();
  return reader;
};
const ends = ({ story }: Reader) =>
  story.map(({ event }) => (event.type === 'range' ? event.end : event.type));
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('joining a lab', () => {
  it('brings two tabs of one visitor to the same state, and keeps them there', async () => {
    const room = bench.room(cookie);
    for (const n of upTo(3)) room.publish(numbered(n));
    const [one, two] = [await joined(), await joined()];
    expect(one.snapshots[0]).toMatchObject({ epoch: room.session().epoch, run: 1 });
    expect({ ...one.snapshots[0], now: 0 }).toEqual({ ...two.snapshots[0], now: 0 });
    room.publish(numbered(4));
    for (const reader of [one, two]) {
      await reader.until(() => reader.known()?.seq === 4);
      expect(ends(reader)).toEqual([1, 2, 3, 4]);
    }
  });

  it('again with a known number brings exactly what was missed', async () => {
    const room = bench.room(cookie);
    for (const n of upTo(5)) room.publish(numbered(n));
    const reader = bench.reader(cookie);
    await reader.connect();
    const { epoch } = room.session();
    const reply = await reader.join('log', { epoch, seq: 3 });
    expect(reply).toMatchObject({ ok: true, continuation: { epoch, from: 4 } });
    expect('continuation' in reply && reply.continuation.events).toEqual([4, 5].map(numbered));
  });

  it.each([
    ['another epoch', { epoch: 'other', seq: 3 }],
    ['a number that was never given out', { epoch: undefined, seq: 9 }],
  ])('with %s brings a snapshot', async (_name, known) => {
    const room = bench.room(cookie);
    room.publish(numbered(1));
    const reader = bench.reader(cookie);
    await reader.connect();
    const epoch = known.epoch ?? room.session().epoch;
    const reply = await reader.join('log', { epoch, seq: known.seq });
    expect(reply).toMatchObject({ ok: true, snapshot: { base: { seq: 0 } } });
  });

  it('twice does not send everything twice', async () => {
    const reader = await joined();
    await reader.join();
    expect(bench.room(cookie).subscribers()).toBe(1);
  });

  it('waits until the room has been told what stands in the log', async () => {
    const room = bench.room(cookie);
    const told = gate();
    room.caughtUp = async () => {
      told.asked();
      await told.released;
    };
    const reader = bench.reader(cookie);
    await reader.connect();
    const reply = reader.join();
    await told.wasAsked;
    room.publish(numbered(1));
    told.release();
    expect(await reply).toMatchObject({ ok: true, snapshot: { events: [numbered(1)] } });
  });

  it('tells in a code why it is refused', async () => {
    bench.find = () => Promise.reject(new LabError('limit-sandboxes', { retriable: true }));
    const reader = bench.reader(cookie);
    await reader.connect();
    expect(await reader.join()).toEqual({ ok: false, code: 'limit-sandboxes' });
  });
});

describe('the stream', () => {
  it('loses and repeats nothing while the connection breaks again and again', async () => {
    const room = bench.room(cookie);
    const reader = await joined();
    for (const n of upTo(2000)) {
      room.publish(numbered(n));
      if (n % 10 === 0) await new Promise(setImmediate);
      if (n % 250 !== 0) continue;
      // What a train in a tunnel does: gone without a word, with messages under way.
      reader.socket.io.engine.close();
      await reader.until(() => reader.known()?.seq === n);
    }
    expect(ends(reader)).toEqual(upTo(2000));
    expect(reader.gaps).toEqual([]);
  });

  it('begins a new story after a reset, with nothing of the old one behind it', async () => {
    const room = bench.room(cookie);
    const reader = await joined();
    room.publish(numbered(1));
    room.replace();
    const { epoch } = room.session();
    await reader.until(() => reader.known()?.epoch === epoch);
    expect(reader.snapshots.at(-1)).toMatchObject({ epoch, run: 2, base: { seq: 0 } });
    room.publish(numbered(7));
    await reader.until(() => reader.known()?.seq === 1);
    expect(reader.story.filter((one) => one.epoch === epoch).map(({ event }) => event)).toEqual([
      numbered(7),
    ]);
  });

  it('tells signs of life apart from events', async () => {
    const reader = await joined();
    const pulse = new Promise((resolve) => reader.socket.once('pulse', resolve));
    bench.room(cookie).pulse('payment', 123);
    expect(await pulse).toEqual({ slug: 'log', beats: { payment: 123 } });
    expect(reader.known()?.seq).toBe(0);
  });

  it('ends when the reader leaves', async () => {
    const reader = await joined();
    reader.socket.emit('leave', { slug: 'log' });
    await reader.socket.emitWithAck('join', { slug: 'other' });
    expect(bench.room(cookie).subscribers()).toBe(0);
    bench.room(cookie).publish(numbered(1));
    expect(await reader.join('log')).toMatchObject({ ok: true });
    expect(reader.known()?.seq).toBe(1);
  });
});

describe('a reader who is gone before the room is open', () => {
  it('leaves no subscription behind', async () => {
    const opened = gate();
    const { find } = bench;
    bench.find = async (visitor, slug) => {
      opened.asked();
      await opened.released;
      return find(visitor, slug);
    };
    const reader = bench.reader(cookie);
    await reader.connect();
    reader.socket.emit('join', { slug: 'log' }, () => undefined);
    await opened.wasAsked;
    reader.socket.disconnect();
    const other = bench.reader(aCookie('b'));
    await other.connect();
    opened.release();
    // The other reader's join goes the same way and is answered after the first one's.
    await other.join();
    expect(bench.room(cookie).subscribers()).toBe(0);
  });

  it('because it only left the lab leaves none either', async () => {
    const opened = gate();
    const { find } = bench;
    bench.find = async (visitor, slug) => {
      opened.asked();
      await opened.released;
      return find(visitor, slug);
    };
    const reader = bench.reader(cookie);
    await reader.connect();
    const reply = reader.socket.emitWithAck('join', { slug: 'log' });
    await opened.wasAsked;
    reader.socket.emit('leave', { slug: 'log' });
    const after = reader.socket.emitWithAck('join', { slug: 'no slug!' });
    await after;
    opened.release();
    await reply;
    expect(bench.room(cookie).subscribers()).toBe(0);
  });
});

/** Holds whoever passes until the test lets go, and tells when somebody stands there. */
function gate() {
  const signal = () => {
    const parts: { open?: () => void } = {};
    const opened = new Promise<void>((resolve) => {
      parts.open = resolve;
    });
    return { opened, open: () => parts.open?.() };
  };
  const [first, second] = [signal(), signal()];
  return {
    asked: first.open,
    wasAsked: first.opened,
    release: second.open,
    released: second.opened,
  };
}

it('folds to the session’s own state', async () => {
  const room = bench.room(cookie);
  const reader = await joined();
  for (const n of upTo(50)) room.publish(numbered(n));
  await reader.until(() => reader.known()?.seq === 50);
  const folded = reader.story.map(({ event }) => event).reduce(endsModel.reduce, endsModel.initial);
  expect(folded).toEqual(room.session().state());
});

it('ends as a connection breaks, so that its readers look for the next one', async () => {
  const reader = await joined();
  const gone = new Promise((resolve) => reader.socket.once('disconnect', resolve));
  await bench.stopGateway();
  expect(await gone).toBe('transport close');
  expect(reader.socket.active).toBe(true);
});
