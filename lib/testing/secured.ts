/**
 * A broker that asks who you are and what you may, and a mongod that does the same: real ones, on
 * ports of their own, with an administrator each.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Document, MongoClient } from 'mongodb';
import { connectKafka, type KafkaConnection } from '../kafka/client.ts';
import { findJava } from '../stack/java.ts';
import { planKafka } from '../stack/kafka.ts';
import { findKafka } from '../stack/kafka-files.ts';
import { planMongod, REPLICA_SET } from '../stack/mongod.ts';
import { findMongod } from '../stack/mongod-files.ts';
import { downloadsFolder, foldersOf } from '../stack/paths.ts';
import { freePort } from '../stack/ports.ts';
import type { FetchContext } from '../stack/sources.ts';
import { startWarden } from '../stack/warden.ts';

export interface Secured extends AsyncDisposable {
  kafka(user: 'admin' | 'menara'): KafkaConnection;
  mongoUri(user: 'admin' | 'menara'): string;
}

const PASSWORDS = { admin: 'admin-secret', menara: 'menara-secret' } as const;
const TRIES = 150;
const PAUSE_MS = 200;
const PORTS = { kafka: 29692, mongod: 27717 };

export async function startSecured(): Promise<Secured> {
  const home = await mkdtemp(join(tmpdir(), 'menara-secured-'));
  const folders = foldersOf(home);
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  const warden = startWarden();
  const { env } = process;
  const context: FetchContext = {
    downloads: downloadsFolder(env),
    logs: folders.logs,
    env,
    progress: () => undefined,
    watch: (pid) => warden.watch(pid),
  };
  const children: ChildProcess[] = [];
  const launch = (command: string, args: readonly string[]) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    if (child.pid) warden.watch(child.pid);
    children.push(child);
  };
  const stop = async () => {
    await Promise.all(
      children.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGKILL');
        await once(child, 'exit');
      }),
    );
    await warden[Symbol.asyncDispose]();
    await rm(home, { recursive: true, force: true });
  };
  try {
    const broker = await freePort(PORTS.kafka);
    const controller = await freePort(broker + 1);
    const java = await findJava(env);
    const plan = await planKafka(
      await findKafka(context),
      java,
      { broker, controller },
      folders,
      [],
    );
    await appendFile(join(folders.run, 'kafka.properties'), withAuthorizer(broker, controller));
    launch(plan.command, plan.args);
    const mongod = await freePort(PORTS.mongod);
    await startMongod(await findMongod(context), mongod, folders, launch);
    const secured: Secured = {
      kafka: (user) => ({
        brokers: [`127.0.0.1:${broker}`],
        ssl: false,
        sasl: { mechanism: 'plain', username: user, password: PASSWORDS[user] },
      }),
      mongoUri: (user) =>
        `mongodb://${user}:${PASSWORDS[user]}@127.0.0.1:${mongod}/?replicaSet=${REPLICA_SET}`,
      [Symbol.asyncDispose]: stop,
    };
    const admin = connectKafka(secured.kafka('admin'), 'secured').admin();
    await untilDone(() => admin.connect());
    await admin.disconnect();
    return secured;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Later lines win over those that `planKafka` wrote. The controller's own listener is believed. */
function withAuthorizer(broker: number, controller: number): string {
  const users = Object.entries(PASSWORDS).map(([user, word]) => `user_${user}="${word}"`);
  const login = `username="admin" password="${PASSWORDS.admin}" ${users.join(' ')}`;
  const settings = {
    listeners: `SASL_PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `SASL_PLAINTEXT://127.0.0.1:${broker}`,
    'listener.security.protocol.map': 'SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'SASL_PLAINTEXT',
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'listener.name.sasl_plaintext.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required ${login};`,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:admin;User:ANONYMOUS',
    'allow.everyone.if.no.acl.found': 'false',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `${lines.join('\n')}\n`;
}

/** Access control in a replica set needs a key; the first user is made while there is none. */
async function startMongod(
  files: Awaited<ReturnType<typeof findMongod>>,
  port: number,
  folders: ReturnType<typeof foldersOf>,
  launch: (command: string, args: readonly string[]) => void,
): Promise<void> {
  const key = join(folders.run, 'key');
  await writeFile(key, 'bWVuYXJhLXRlc3Qta2V5', { mode: 0o600 });
  const plan = await planMongod(files, port, folders);
  launch(plan.command, [...plan.args, '--keyFile', key, '--auth']);
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  // A client whose first try failed is of no use any more: each try has its own.
  const command = async (wanted: Document) => {
    const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
      serverSelectionTimeoutMS: 1000,
    });
    try {
      await client.db('admin').command(wanted);
    } finally {
      await client.close();
    }
  };
  await untilDone(() => command({ replSetInitiate: { _id: REPLICA_SET, members } }));
  await untilDone(() => command({ createUser: 'admin', pwd: PASSWORDS.admin, roles: ['root'] }));
}

/** A program that has just been started does not listen yet. */
async function untilDone(work: () => Promise<unknown>): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (left <= 1) throw error;
      await pause(PAUSE_MS);
    }
  }
}

export const passwordOf = (user: keyof typeof PASSWORDS): string => PASSWORDS[user];
