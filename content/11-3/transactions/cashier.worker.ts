/**
 * A cashier: writes payments in transactions of Kafka. Its transactional id is a lasting name; the
 * newest bearer of that name is the only one whom the broker still believes.
 */
import { z } from 'zod';
import { connectKafka, offsetNumber } from '#lib/kafka/client.ts';
import { startChild } from '#lib/process/child.ts';
import { fencedBy, TRANSACTION_RETRY } from './fenced.ts';

const child = startChild();
const settings = z
  .object({ topic: z.string(), transactionalId: z.string(), transactionTimeout: z.number() })
  .parse(child.settings.program);
const topic = child.settings.prefix + settings.topic;
const { kafka, name, prefix } = child.settings;
const producer = connectKafka(kafka, name, TRANSACTION_RETRY).producer({
  transactionalId: prefix + settings.transactionalId,
  transactionTimeout: settings.transactionTimeout,
  idempotent: true,
  maxInFlightRequests: 1,
  allowAutoTopicCreation: false,
  metadataMaxAge: 1000,
});
await producer.connect();

// #region transaction
// Asks for the name: whatever an earlier bearer left open is aborted, and its epoch is over.
let transaction = await producer.transaction();

async function send(id: string): Promise<void> {
  const messages = [{ key: id, value: JSON.stringify({ payment: id, total: 10_000 }) }];
  const [ack] = await transaction.send({ topic, acks: -1, messages });
  child.report('sent', { id, offset: offsetNumber(ack?.baseOffset ?? '-1') });
}

async function end(how: 'commit' | 'abort'): Promise<void> {
  await transaction[how]();
  transaction = await producer.transaction();
  child.report('ended', { how });
}
// #endregion

/** The broker's refusal is what the lesson is about: it is told, and is no fault of the press. */
async function orFenced(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const fenced = fencedBy(error);
    if (!fenced) throw error;
    child.report('fenced', fenced);
  }
}

child.answer({
  send: (input) => orFenced(() => send(z.object({ id: z.string() }).parse(input).id)),
  end: (input) =>
    orFenced(() => end(z.object({ how: z.enum(['commit', 'abort']) }).parse(input).how)),
});
child.onStop(() => producer.disconnect());
child.ready();
