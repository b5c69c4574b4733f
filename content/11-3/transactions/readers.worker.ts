/**
 * Two readers of the same topics in one program. They differ in one setting, the isolation level,
 * and keep no bookmark: whoever starts them again sees everything again.
 */
import type { EachBatchPayload } from 'kafkajs';
import { z } from 'zod';
import { offsetNumber } from '#lib/kafka/client.ts';
import { startChild } from '#lib/process/child.ts';
import { joinGroup } from '../../shop/join-group.ts';
import { READERS, type ReaderName } from './names.ts';

/** What may be told again to a page that begins anew; more than one run can hold. */
const KEPT_MAX = 2000;

const child = startChild();
const { topics } = z.object({ topics: z.array(z.string()).min(1) }).parse(child.settings.program);
const told: unknown[] = [];

// #region isolation
for (const group of READERS) {
  const readUncommitted = group === 'read-uncommitted';
  const [topic = '', ...others] = topics;
  const options = { fromBeginning: true, readUncommitted };
  const { consumer } = await joinGroup(child, { group, topic }, options);
  for (const other of others) {
    await consumer.subscribe({ topic: child.settings.prefix + other, fromBeginning: true });
  }
  await consumer.run({ autoCommit: false, eachBatch: async (payload) => tell(group, payload) });
}
// #endregion

function tell(reader: ReaderName, { batch }: EachBatchPayload): void {
  const topic = batch.topic.slice(child.settings.prefix.length);
  const records = batch.messages.map(({ offset, key, headers }) => ({
    offset: offsetNumber(offset),
    key: key?.toString() ?? '',
    // A bill says of which order it is.
    from: Number(headers?.from ?? -1),
  }));
  const seen = { reader, topic, records };
  told.push(seen);
  if (told.length > KEPT_MAX) told.shift();
  child.report('seen', seen);
}

child.answer({
  retell: async () => {
    for (const seen of told) child.report('seen', seen);
  },
});
