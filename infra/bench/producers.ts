/**
 * How fast a batch is written through `lib/kafka`, beside Kafka's own ProducerPerformance: the
 * same broker, a topic each, 100 bytes a record, every record acknowledged by all replicas.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectKafka } from '#lib/kafka/client.ts';
import { repoRoot } from '#lib/stack/paths.ts';
import { run } from '#lib/stack/run.ts';

/** 4.4.0 of kafka-tools is not published everywhere; the tool is the same. */
const TOOLS_VERSION = '4.3.1';
const RECORD_BYTES = 100;
const RECORDS = 200_000;
/** Records of one request, and requests on their way at a time. */
const BATCH = 1000;
const IN_FLIGHT = 5;
const DEADLINE_MS = 5 * 60_000;

export interface Rates {
  /** Records a second, by round; a round of ours is followed by one of theirs. */
  readonly ours: number[];
  readonly theirs: number[];
}

/** Undefined where the tool can't be had: `why` is told. */
export async function measureProducers(
  broker: string,
  rounds: number,
  why: (reason: string) => void,
): Promise<Rates | undefined> {
  const tools = await bringTools();
  if (!tools.ok) {
    why(tools.reason);
    return undefined;
  }
  const admin = connectKafka({ brokers: [broker], ssl: false }, 'bench').admin();
  await admin.connect();
  const rates: Rates = { ours: [], theirs: [] };
  try {
    // One more, first, that doesn't count: broker and compilers get warm.
    for (let round = 0; round <= rounds; round += 1) {
      const ours = await inTopic(admin, (topic) => writeOurs(broker, topic));
      const theirs = await inTopic(admin, (topic) => writeTheirs(tools.folder, broker, topic));
      if (round === 0) continue;
      rates.ours.push(ours);
      rates.theirs.push(theirs);
    }
    return rates;
  } finally {
    await admin.disconnect();
  }
}

async function inTopic(
  admin: ReturnType<ReturnType<typeof connectKafka>['admin']>,
  write: (topic: string) => Promise<number>,
): Promise<number> {
  const topic = `bench-${randomUUID()}`;
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1 }] });
  try {
    return await write(topic);
  } finally {
    await admin.deleteTopics({ topics: [topic] });
  }
}

async function writeOurs(broker: string, topic: string): Promise<number> {
  const producer = connectKafka({ brokers: [broker], ssl: false }, 'bench').producer({
    allowAutoTopicCreation: false,
    maxInFlightRequests: IN_FLIGHT,
  });
  await producer.connect();
  try {
    const value = createHash('sha512').update('menara').digest('hex').slice(0, RECORD_BYTES);
    const messages = Array.from({ length: BATCH }, () => ({ value }));
    let left = RECORDS / BATCH;
    const lane = async () => {
      while (left > 0) {
        left -= 1;
        await producer.send({ topic, acks: -1, messages });
      }
    };
    const begun = performance.now();
    await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    return Math.round(RECORDS / ((performance.now() - begun) / 1000));
  } finally {
    await producer.disconnect();
  }
}

async function writeTheirs(folder: string, broker: string, topic: string): Promise<number> {
  const args = ['-cp', join(folder, '*'), 'org.apache.kafka.tools.ProducerPerformance'];
  const task = [
    '--topic',
    topic,
    '--num-records',
    `${RECORDS}`,
    '--record-size',
    `${RECORD_BYTES}`,
  ];
  const props = [
    '--throughput',
    '-1',
    '--producer-props',
    `bootstrap.servers=${broker}`,
    'acks=all',
  ];
  const { code, tail } = await run('java', [...args, ...task, ...props], {
    deadlineMs: DEADLINE_MS,
  });
  // The last line sums up; those before it tell of parts.
  const rate = [...tail.matchAll(/([\d.]+) records\/sec/g)].at(-1)?.[1];
  if (code !== 0 || rate === undefined) throw new Error(`ProducerPerformance:\n${tail}`);
  return Math.round(Number(rate));
}

type Tools =
  | { readonly ok: true; readonly folder: string }
  | { readonly ok: false; readonly reason: string };

/** By Maven, once, beside the figures of the bench: nothing but the bench needs it. */
async function bringTools(): Promise<Tools> {
  const home = join(repoRoot(), '.menara', 'bench', `kafka-tools-${TOOLS_VERSION}`);
  const folder = join(home, 'lib');
  const jar = `kafka-tools-${TOOLS_VERSION}.jar`;
  if ((await readdir(folder).catch(() => [] as string[])).includes(jar))
    return { ok: true, folder };
  await mkdir(home, { recursive: true });
  const pom = join(home, 'pom.xml');
  await writeFile(pom, POM);
  const goal = 'dependency:copy-dependencies';
  const args = ['-q', '-B', '-ntp', '-f', pom, `-DoutputDirectory=${folder}`, goal];
  const { missing, code } = await run('mvn', args, { deadlineMs: DEADLINE_MS });
  if (missing) return { ok: false, reason: 'Maven (mvn) is not on the path' };
  return code === 0 ? { ok: true, folder } : { ok: false, reason: `Maven can't bring ${jar}` };
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>menara</groupId><artifactId>bench</artifactId><version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId>
      <version>${TOOLS_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;
