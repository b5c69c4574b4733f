/**
 * The order service that is measured: it sends as much as it can for a moment, or a steady stream
 * at a hundredth of a large shop. While it works it reports how far it is; what arrived is asked of
 * the broker.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { CompressionTypes } from 'kafkajs';
import type { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectKafka, offsetNumber } from '#lib/kafka/client.ts';
import { connectCounted } from '#lib/kafka/counted.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { watchMachine } from './machine.ts';
import { type Pass, pass, quantileOf } from './measure.ts';
import { orderMessage } from './orders.ts';
import {
  LIMITS,
  measureInput,
  type Outcome,
  type Tally,
  TOPIC,
  TRIAL_TOPIC,
  type Trial,
} from './settings.ts';
import { runTrial, trialInput } from './trial.ts';

/** Before the requests that count: the connection is open and the code compiled. */
const WARM_UP = { requests: 20, ms: 400 } as const;
/** Without acknowledgements the broker may still be reading when the sender is done, ms. */
const ARRIVES_WITHIN_MS = 2000;
const LOOK_EVERY_MS = 20;

const child = startChild();
const { kafka: connection, prefix, database, mongoUri } = child.settings;
const topic = prefix + TOPIC;
const mongo = await connectMongo({ uri: mongoUri }, 'order-service', 2);
const trials = mongo.db(database).collection<Trial>('trials');
const counted = connectCounted(connection, 'order-service');
const producer = counted.kafka.producer({ allowAutoTopicCreation: false, maxInFlightRequests: 5 });
const admin = connectKafka(connection, 'order-service').admin();
await Promise.all([producer.connect(), admin.connect()]);

const pool = Array.from({ length: LIMITS.perRequest.max }, (_, number) => orderMessage(number));
let working: { readonly stopping: AbortController; readonly over: Promise<unknown> } | undefined;

const endOfLog = async (): Promise<number> => {
  const [range] = await admin.fetchTopicOffsets(topic);
  return offsetNumber(range?.high ?? '0');
};

async function measure(input: z.infer<typeof measureInput>): Promise<Outcome> {
  const { id, perRequest, acks, gzip } = input;
  const request = {
    producer,
    topic,
    acks,
    compression: gzip ? CompressionTypes.GZIP : CompressionTypes.None,
    messages: pool.slice(0, perRequest),
  } as const;
  const from = await arrived((await endOfLog()) + (await warmUp(request)));
  const written = counted.written();
  const busyness = watchMachine();
  const { records, ms, waits } = await pass({
    ...request,
    goesOn: (sent, spent) =>
      spent < LIMITS.run.seconds * 1000 &&
      sent + perRequest <= LIMITS.run.records &&
      counted.written() - written < LIMITS.run.bytes,
    tell: (sent, requests, spent) => {
      const bytes = counted.written() - written;
      child.report('tally', { id, records: sent, requests, bytes, ms: spent } satisfies Tally);
    },
  });
  const { own, busy, cores } = busyness();
  const end = await arrived(from + records);
  return {
    ...{ records, requests: waits.length, ms, own, busy, cores, from, end },
    bytes: counted.written() - written,
    p50: quantileOf(waits, 0.5),
    p99: quantileOf(waits, 0.99),
  };
}

/** @returns how many records it sent. */
async function warmUp(request: Omit<Pass, 'goesOn' | 'tell'>): Promise<number> {
  let left: number = WARM_UP.requests;
  const goesOn = (_sent: number, ms: number) => left-- > 0 && ms < WARM_UP.ms;
  const { records } = await pass({ ...request, goesOn, tell: () => undefined });
  return records;
}

/** Waits for what was handed over to arrive; @returns the end of the log, wherever it is then. */
async function arrived(wanted: number): Promise<number> {
  const until = performance.now() + ARRIVES_WITHIN_MS;
  let end = await endOfLog();
  while (end < wanted && performance.now() < until) {
    await wait(LOOK_EVERY_MS);
    end = await endOfLog();
  }
  return end;
}

/** One thing at a time: a stream beside a measurement would spoil both. */
function begin<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  requireIdle();
  const stopping = new AbortController();
  // Free again before its result is told: whoever sees the result may press at once.
  const result = work(stopping.signal).finally(() => {
    working = undefined;
  });
  working = { stopping, over: result.catch(() => undefined) };
  return result;
}

function requireIdle(): void {
  if (working) throw new LabError('already-running', { retriable: true });
}

child.answer({
  idle: async () => requireIdle(),
  measure: (raw) => begin(() => measure(measureInput.parse(raw))),
  // The stream outlives this call: that it began is the answer.
  trial: async (raw) => {
    const input = trialInput.parse(raw);
    const parts = { producer, admin, trials, topic: prefix + TRIAL_TOPIC, prefix };
    const note = (change: Partial<Trial>) => trials.updateOne({ _id: input.id }, { $set: change });
    begin((signal) => runTrial(parts, input, signal))
      .then((ends) => note({ state: 'over', ...ends }))
      .catch(async (error) => {
        console.error(error);
        await note({ state: 'failed' });
      });
  },
});
child.onStop(async () => {
  working?.stopping.abort();
  await working?.over;
  await Promise.all([producer.disconnect(), admin.disconnect()]);
  await mongo.close();
});
child.ready();
