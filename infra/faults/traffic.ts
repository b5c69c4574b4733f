/**
 * The drill's own writer: one numbered order after another into a lab's topic, past the cable, and
 * a ledger of what the broker answered. One at a time, so that the order of a key is known.
 */
import type { Producer } from 'kafkajs';
import { CUSTOMERS } from '#content/shop/events.ts';
import type { Acked } from './ledgers.ts';

export interface Traffic extends AsyncDisposable {
  readonly acked: Acked[];
  readonly unknown: Set<string>;
  /** Where the log ends for whoever has read all that was acknowledged so long ago, ms. */
  endBefore(ageMs: number): number;
  /** Key and number within the key of each id that was sent. */
  readonly sent: ReadonlyMap<string, { readonly key: string; readonly seq: number }>;
  pause(): Promise<void>;
  resume(): void;
}

export function startTraffic(producer: Producer, topic: string, everyMs: number): Traffic {
  const acked: Acked[] = [];
  const ackedAt: number[] = [];
  const unknown = new Set<string>();
  const sent = new Map<string, { key: string; seq: number }>();
  let running = true;
  let stopped = false;
  let wake: (() => void) | undefined;

  const sendOne = async () => {
    const n = sent.size;
    const key = CUSTOMERS[n % CUSTOMERS.length] ?? 'dewi';
    const id = `T-${n + 1}`;
    sent.set(id, { key, seq: Math.floor(n / CUSTOMERS.length) });
    const order = { orderId: id, customer: key, item: 'kopi', total: 10_000 };
    const message = { key, value: JSON.stringify(order), headers: { eventId: id } };
    unknown.add(id);
    try {
      const [answer] = await producer.send({ topic, acks: -1, messages: [message] });
      acked.push({ id, partition: answer?.partition ?? 0, offset: Number(answer?.baseOffset) });
      ackedAt.push(Date.now());
      unknown.delete(id);
    } catch {
      // Not acknowledged and not refused: it may be in the log or not, and stays unknown.
    }
  };
  const loop = async () => {
    while (!stopped) {
      if (running) await sendOne();
      if (running) await new Promise((resolve) => setTimeout(resolve, everyMs));
      else if (!stopped) await asleep();
    }
  };
  let idle: (() => void) | undefined;
  const asleep = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      idle?.();
    });
  const done = loop();
  const pause = () => {
    if (!running) return Promise.resolve();
    return new Promise<void>((resolve) => {
      idle = resolve;
      running = false;
    });
  };
  return {
    ...{ acked, unknown, sent, pause },
    endBefore(ageMs) {
      const since = Date.now() - ageMs;
      const last = ackedAt.findLastIndex((at) => at < since);
      return (acked[last]?.offset ?? -1) + 1;
    },
    resume() {
      running = true;
      idle = undefined;
      wake?.();
    },
    async [Symbol.asyncDispose]() {
      stopped = true;
      running = false;
      wake?.();
      await done;
    },
  };
}
