import { describe, expect, it } from 'vitest';
import { createBus } from './bus.ts';
import type { LabEvent, LabFact } from './events.ts';

const first = { sandbox: '0000000000000001', run: 1 };
const fact: LabFact = { type: 'ready', name: 'payment', pid: 7 };

describe('the bus', () => {
  it('tells a fact to the listeners of its run, stamped with the server’s clock', () => {
    const { bus, heard } = listening(first);
    bus.publish(first, fact);
    expect(heard).toEqual([{ ...fact, at: 5000 }]);
  });

  it('has no listener for a late event of an earlier run, nor for another sandbox', () => {
    const { bus, heard } = listening({ ...first, run: 2 });
    bus.publish(first, fact);
    bus.publish({ sandbox: '0000000000000002', run: 2 }, fact);
    expect(heard).toEqual([]);
  });

  it('tells everybody what is broadcast', () => {
    const { bus, heard } = listening(first);
    const others: LabEvent[] = [];
    const other = { sandbox: '0000000000000002', run: 4 };
    bus.listen(other, { event: (event) => others.push(event), pulse: () => undefined });
    bus.broadcast({ type: 'stack', kafka: 'down', mongo: 'up' });
    expect(heard).toHaveLength(1);
    expect(others).toEqual(heard);
  });

  it('passes on signs of life with their time, apart from events', () => {
    const { bus, heard, beats } = listening(first);
    bus.pulse(first, 'payment');
    bus.pulse({ ...first, run: 2 }, 'payment');
    expect(beats).toEqual([['payment', 5000]]);
    expect(heard).toEqual([]);
  });

  it('forgets who stopped listening, and only that one', () => {
    const { bus, heard, unlisten } = listening(first);
    const second: LabEvent[] = [];
    bus.listen(first, { event: (event) => second.push(event), pulse: () => undefined });
    unlisten();
    unlisten();
    bus.publish(first, fact);
    expect(heard).toEqual([]);
    expect(second).toHaveLength(1);
  });
});

function listening(to: typeof first) {
  const bus = createBus(() => 5000);
  const heard: LabEvent[] = [];
  const beats: [string, number][] = [];
  const unlisten = bus.listen(to, {
    event: (event) => heard.push(event),
    pulse: (name, at) => beats.push([name, at]),
  });
  return { bus, heard, beats, unlisten };
}
