/** Writes into the sandbox's topic from outside, as any client could, and notes when. */
import { setTimeout as pause } from 'node:timers/promises';
import { connectKafka } from '#lib/kafka/client.ts';
import { clock } from './clock.ts';

const KEYS = ['dewi', 'joko', 'budi', 'agus', 'siti', 'rina'] as const;

export interface Writer extends AsyncDisposable {
  /** Clock just before the send, by acknowledged offset. */
  readonly sent: ReadonlyMap<number, number>;
  /** Resolves when the broker has acknowledged all of them. */
  write(count: number): Promise<void>;
  /** `count` records, `batch` at a time, `everyMs` apart by the clock. */
  writeSteadily(count: number, batch: number, everyMs: () => number): Promise<void>;
}

export async function openWriter(broker: string, topic: string): Promise<Writer> {
  const connection = { brokers: [broker], ssl: false };
  const producer = connectKafka(connection, 'bench').producer({ allowAutoTopicCreation: false });
  await producer.connect();
  const sent = new Map<number, number>();
  let number = 0;

  const write = async (count: number) => {
    const messages = Array.from({ length: count }, () => {
      number += 1;
      return { key: KEYS[number % KEYS.length] ?? null, value: `bench-${number}` };
    });
    const at = clock();
    const [acked] = await producer.send({ topic, acks: 1, messages });
    const base = Number(acked?.baseOffset);
    for (let index = 0; index < count; index += 1) sent.set(base + index, at);
  };

  return {
    sent,
    write,
    async writeSteadily(count, batch, everyMs) {
      const open: Promise<void>[] = [];
      let next = clock();
      for (let left = count; left > 0; left -= batch) {
        await pause(Math.max(0, next - clock()));
        // Not awaited: an acknowledgement that is late must not slow the writer down.
        open.push(write(Math.min(batch, left)));
        next += everyMs();
      }
      await Promise.all(open);
    },
    [Symbol.asyncDispose]: () => producer.disconnect(),
  };
}
