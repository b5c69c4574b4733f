/**
 * `npm run sweep`: shows what is left of sandboxes that nobody owns; with `--remove` it removes
 * them. Works on the cluster that the environment names, else on the engines of a running server.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { connectKafka, type KafkaConnection } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { foldersOf, homeFolder } from '#lib/stack/paths.ts';
import { readSettings } from '#lib/stack/settings.ts';
import { sentenceOf } from '#lib/start-error.ts';
import { findLeftovers, type Leftover, removeLeftovers } from '#lib/sweep.ts';

const addressSchema = z.object({
  kafka: z.object({ brokers: z.array(z.string()) }),
  mongo: z.object({ uri: z.string().optional() }),
});

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { remove: { type: 'boolean', default: false } } });
  const { kafka, mongoUri } = await connections();
  const admin = connectKafka(kafka, 'menara-sweep').admin();
  const mongo = await connectMongo({ uri: mongoUri }, 'menara-sweep');
  await admin.connect();
  try {
    const leftovers = await findLeftovers({ admin, mongo });
    for (const leftover of leftovers) console.log(lineOf(leftover));
    console.log(`${leftovers.length} runs that no sandbox owns`);
    if (!values.remove) {
      if (leftovers.length > 0) console.log('npm run sweep -- --remove removes them');
      return 0;
    }
    const kept = await removeLeftovers({ admin, mongo }, leftovers);
    for (const { leftover, reason } of kept) console.log(`kept ${lineOf(leftover)}: ${reason}`);
    console.log(`${leftovers.length - kept.length} removed, ${kept.length} kept`);
    return kept.length > 0 ? 1 : 0;
  } finally {
    await Promise.all([admin.disconnect(), mongo.close()]);
  }
}

function lineOf({ sandbox, run, topics, groups, databases }: Leftover): string {
  return (
    `sb-${sandbox}-r${run}: ${topics.length} topics, ${groups.length} groups, ` +
    `${databases.length} databases`
  );
}

async function connections(): Promise<{ kafka: KafkaConnection; mongoUri: string }> {
  const settings = readSettings(process.env);
  const running = settings.kafka && settings.mongo ? undefined : await runningEngines();
  const kafka = settings.kafka ?? (running && { brokers: running.kafka.brokers, ssl: false });
  const mongoUri = settings.mongo?.uri ?? running?.mongo.uri;
  if (kafka && mongoUri) return { kafka, mongoUri };
  throw new Error(
    'No engines to look at. Start the server first, or name yours with KAFKA_BROKERS and MONGODB_URI.',
  );
}

/** Where the engines of the server of this home are; undefined when none runs. */
async function runningEngines(): Promise<z.infer<typeof addressSchema> | undefined> {
  const file = join(foldersOf(homeFolder(process.env)).run, 'stack.json');
  try {
    return addressSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(sentenceOf(error) ?? error.message);
    process.exit(1);
  },
);
