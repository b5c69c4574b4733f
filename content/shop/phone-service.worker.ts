/** One service behind an order, reached by telephone alone: HTTP, no Kafka, no database. */

import { z } from 'zod';
import { startChild } from '#lib/process/child.ts';
import { answerCalls } from './answer-calls.ts';
import { mannerSchema } from './services.ts';

const child = startChild();
const calls = await answerCalls(child.settings.prefix, mannerSchema.parse(child.settings.program));

child.answer({
  address: async () => ({ port: calls.port, pid: process.pid }),
  behave: async (input) => calls.behave(mannerSchema.parse(input)),
  counted: async (input) => calls.counted(z.string().parse(input)),
});
child.onStop(async () => calls.close());
child.ready();
