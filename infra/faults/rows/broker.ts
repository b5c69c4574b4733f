/** K11: what the broker acknowledged is there after it was killed. */
import { connectKafka } from '#lib/kafka/client.ts';
import { readPartition } from '#lib/kafka/read.ts';
import type { Finding } from '../ledgers.ts';
import { eventually, openLane, type RowContext } from './lane.ts';
import { broken, type Row } from './row.ts';
import { order } from './visit.ts';

const KILLS = 2;
const BEFORE_EACH = 20;
/** Written while the broker stands still: with the kernel, and never seen by it. */
const INTO_THE_VOID = 20;
/** A write without an acknowledgement has long been handed over by then, ms. */
const HANDED_OVER_MS = 500;
const BACK_WITHIN_MS = 60_000;
const NO_SECOND_TRY = { initialRetryTime: 100, maxRetryTime: 100, retries: 0 };

/**
 * Stopped in the midst of a write and then killed, so that the last records are certainly not in
 * its log. With one broker this shows that a killed process loses nothing, not that a lost machine
 * would lose nothing.
 */
async function killed(context: RowContext, acks: -1 | 0): Promise<Finding[]> {
  const { engines, stores } = context;
  await using lane = await openLane(context);
  const { topic } = lane;
  /** What the writer believes to be stored. */
  const believed: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { pid = 0, restarts } = engines.kafka.state;
    const kafka = connectKafka(
      { brokers: engines.direct.brokers, ssl: false },
      'drill-writer',
      NO_SECOND_TRY,
    );
    const writer = kafka.producer({ allowAutoTopicCreation: false });
    await writer.connect();
    const write = async (n: number) => {
      await writer.send({ topic, acks, messages: [order(n)] });
      believed.push(n);
    };
    const first = kill * (BEFORE_EACH + INTO_THE_VOID);
    for (let n = 0; n < BEFORE_EACH; n += 1) await write(first + n);
    // Without acknowledgements nobody knows when the last of these was taken.
    await eventually(
      async () => (await stores.end(topic)) >= believed.length - kill * INTO_THE_VOID,
    );
    process.kill(pid, 'SIGSTOP');
    const last = Promise.allSettled(
      Array.from({ length: INTO_THE_VOID }, (_, n) => write(first + BEFORE_EACH + n)),
    );
    await new Promise((resolve) => setTimeout(resolve, HANDED_OVER_MS));
    process.kill(pid, 'SIGKILL');
    await last;
    const back = await eventually(
      () => engines.kafka.state.restarts > restarts && engines.kafka.state.phase === 'up',
      BACK_WITHIN_MS,
    );
    await writer.disconnect().catch(() => undefined);
    if (!back) return [broken('acked, not in the log', 'the broker does not come back')];
    await eventually(async () => (await stores.end(topic)) >= 0, BACK_WITHIN_MS);
  }
  const connection = { brokers: engines.direct.brokers, ssl: false } as const;
  const end = await stores.end(topic);
  const records = await readPartition(connection, topic, 0, { low: 0, end });
  const stored = new Set(records.map(({ value }) => value));
  const lost = believed.filter((n) => !stored.has(order(n).value));
  const what = `${lost.length} of ${believed.length}, the first W-${lost[0]}`;
  return lost.length === 0 ? [] : [broken('acked, not in the log', what)];
}

export const brokerRows: readonly Row[] = [
  {
    row: 'K11',
    name: 'a broker that is killed in the midst of a write keeps what it acknowledged',
    guarded: (context) => killed(context, -1),
    safeguard: 'the acknowledgement that the writer waits for',
    unguarded: (context) => killed(context, 0),
    turnsRed: 'acked, not in the log',
  },
];
