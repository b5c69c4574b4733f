/**
 * One Kafka broker in KRaft mode (broker and controller in one process), made small enough for a
 * reader's laptop. Every value that differs from Kafka's own stands in `serverProperties`.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnginePlan } from './engine.ts';
import { StackError } from './errors.ts';
import type { Java } from './java.ts';
import type { KafkaFiles } from './kafka-files.ts';
import { probeKafka } from './kafka-probe.ts';
import type { HomeFolders } from './paths.ts';
import { run } from './run.ts';

const FORMAT_DEADLINE_MS = 60_000;
/** Small and quick to start; the second compiler would compete with the app for two cores. */
const JVM = [
  ...['-Xms128m', '-Xmx512m', '-XX:MaxDirectMemorySize=128m'],
  ...['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
];

export interface KafkaPorts {
  broker: number;
  controller: number;
}

export function kafkaLogDir(folders: HomeFolders): string {
  return join(folders.data, 'kafka');
}

export async function planKafka(
  files: KafkaFiles,
  java: Java,
  ports: KafkaPorts,
  folders: HomeFolders,
  flags: string[],
): Promise<EnginePlan> {
  const properties = join(folders.run, 'kafka.properties');
  await mkdir(kafkaLogDir(folders), { recursive: true });
  await mkdir(folders.run, { recursive: true });
  await writeFile(properties, serverProperties(ports, kafkaLogDir(folders)));
  const clusterId = await formatOnce(files, java, properties, folders);
  return {
    name: 'kafka',
    port: ports.broker,
    command: java.command,
    args: [
      ...JVM,
      ...flags,
      ...loggingFlags(files, folders),
      '-cp',
      files.classpath,
      'kafka.Kafka',
      properties,
    ],
    logFile: join(folders.logs, 'kafka.log'),
    runFile: join(folders.run, 'kafka.json'),
    answers: async () => (await probeKafka(ports.broker)) === clusterId,
  };
}

/** The first start writes an identity into the data folder; later ones only read it. */
async function formatOnce(
  files: KafkaFiles,
  java: Java,
  properties: string,
  folders: HomeFolders,
): Promise<string> {
  const written = await clusterIdIn(kafkaLogDir(folders));
  if (written) return written;
  const id = newClusterId();
  const main = 'kafka.tools.StorageTool';
  const args = ['-cp', files.classpath, main, 'format', '-t', id, '-c', properties];
  const result = await run(java.command, args, { deadlineMs: FORMAT_DEADLINE_MS });
  if (result.code !== 0) {
    const words = result.tail.split('\n').slice(-3).join('\n');
    throw new StackError('engine-failed', `Kafka's data folder can't be prepared:\n${words}`);
  }
  return id;
}

async function clusterIdIn(logDir: string): Promise<string | undefined> {
  try {
    const text = await readFile(join(logDir, 'meta.properties'), 'utf8');
    return text.match(/^cluster\.id=(.+)$/m)?.[1]?.trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** 16 random bytes, 22 characters. One that begins with a dash would be read as an option. */
function newClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? newClusterId() : id;
}

function loggingFlags(files: KafkaFiles, folders: HomeFolders): string[] {
  if (files.log4jSettings) {
    return [
      `-Dlog4j2.configurationFile=${files.log4jSettings}`,
      `-Dkafka.logs.dir=${folders.logs}`,
    ];
  }
  return [
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    '-Dorg.slf4j.simpleLogger.showDateTime=true',
    '-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS',
    '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
  ];
}

function serverProperties(ports: KafkaPorts, logDir: string): string {
  const settings: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    listeners: `PLAINTEXT://127.0.0.1:${ports.broker},CONTROLLER://127.0.0.1:${ports.controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${ports.broker}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': logDir.replaceAll('\\', '/'),
    // A consumer that comes late must not bring a removed topic back to life.
    'auto.create.topics.enable': false,
    // Few internal partitions: the first group and the first transaction are quick.
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // A lone member should not wait three seconds for others that may come.
    'group.initial.rebalance.delay.ms': 0,
    // Retention is seen to happen within a lesson (Kafka's own: five minutes, first after 30 s).
    'log.retention.check.interval.ms': 2000,
    'log.initial.task.delay.ms': 2000,
    'log.segment.delete.delay.ms': 1000,
    // So is compaction (Kafka's own: the cleaner looks again after fifteen seconds).
    'log.cleaner.backoff.ms': 1000,
    // A broker that was killed registers again after two seconds, not nine.
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 400,
    // Small: one machine, some forty readers.
    'num.network.threads': 2,
    'num.io.threads': 4,
    'background.threads': 2,
    'group.coordinator.threads': 1,
    'log.cleaner.dedupe.buffer.size': 8_388_608,
    'log.index.size.max.bytes': 1_048_576,
    'socket.request.max.bytes': 16_777_216,
    'max.connections': 2000,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `${lines.join('\n')}\n`;
}
