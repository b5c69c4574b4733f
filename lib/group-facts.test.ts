import { expect, it } from 'vitest';
import { createBus } from './bus.ts';
import type { LabEvent } from './events.ts';
import { publishGroups } from './group-facts.ts';
import { commitKey, commitValue } from './testing/group-records.ts';

const SANDBOX = '0123456789abcdef';
const PREFIX = `sb-${SANDBOX}-r1-`;

const message = (topic: string, value: Buffer | null) => ({
  offset: '0',
  timestamp: '1795682324006',
  key: commitKey(`${PREFIX}payment`, topic, 2),
  value,
});

it('tells a bookmark under its short names, with the coordinator’s time, and no other run’s', () => {
  const heard: LabEvent[] = [];
  const bus = createBus(() => 5);
  bus.listen({ sandbox: SANDBOX, run: 1 }, { event: (event) => heard.push(event), pulse: () => 0 });
  const messages = [
    message(`${PREFIX}pesanan`, commitValue(3, 8)),
    message('sb-ffffffffffffffff-r1-pesanan', commitValue(3, 9)),
    message(`${PREFIX}pesanan`, null),
  ];
  const batch = { topic: '__consumer_offsets', partition: 0, low: 0, end: 3, stable: 3, messages };
  publishGroups(batch, bus, (error) => expect.unreachable(String(error)));
  const place = { type: 'committed', group: 'payment', topic: 'pesanan', partition: 2, at: 5 };
  expect(heard).toEqual([
    { ...place, offset: 8, committedAt: 1_795_682_324_006 },
    { ...place, offset: null, committedAt: 1_795_682_324_006 },
  ]);
});
