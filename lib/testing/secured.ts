/**
 * A broker that asks who you are and what you may, and a mongod that does the same, both over TLS
 * with an authority of their own: real ones, on ports of their own, with an administrator each.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
import { downloadsFolder, foldersOf, repoRoot } from '../stack/paths.ts';
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
/**
 * For 127.0.0.1, and worth nothing anywhere else: its key is public. Made for a hundred years with
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500
 * -addext subjectAltName=IP:127.0.0.1,DNS:localhost`.
 */
const TLS = join(repoRoot(), 'lib/testing/tls');
const CERTIFICATE = join(TLS, 'certificate.pem');
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
    const certificate = await readFile(CERTIFICATE, 'utf8');
    const identity = join(folders.run, 'identity.pem');
    await writeFile(identity, (await readFile(join(TLS, 'key.pem'), 'utf8')) + certificate);
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
    await appendFile(
      join(folders.run, 'kafka.properties'),
      withAuthorizer({ broker, controller, identity }),
    );
    launch(plan.command, plan.args);
    const mongod = await freePort(PORTS.mongod);
    await startMongod(
      { files: await findMongod(context), port: mongod, folders, identity },
      launch,
    );
    const secured: Secured = {
      kafka: (user) => ({
        brokers: [`127.0.0.1:${broker}`],
        ssl: { ca: [certificate] },
        sasl: { mechanism: 'plain', username: user, password: PASSWORDS[user] },
      }),
      mongoUri: (user) =>
        `mongodb://${user}:${PASSWORDS[user]}@127.0.0.1:${mongod}/?replicaSet=${REPLICA_SET}&${TLS_OPTIONS}`,
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

const TLS_OPTIONS = `tls=true&tlsCAFile=${encodeURIComponent(CERTIFICATE)}`;

interface Broker {
  readonly broker: number;
  readonly controller: number;
  /** A file with the server's key and certificate. */
  readonly identity: string;
}

/** Later lines win over those that `planKafka` wrote. The controller's own listener is believed. */
function withAuthorizer({ broker, controller, identity }: Broker): string {
  const users = Object.entries(PASSWORDS).map(([user, word]) => `user_${user}="${word}"`);
  const login = `username="admin" password="${PASSWORDS.admin}" ${users.join(' ')}`;
  const settings = {
    listeners: `SASL_SSL://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `SASL_SSL://127.0.0.1:${broker}`,
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': identity,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': CERTIFICATE,
    'listener.security.protocol.map': 'SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'SASL_SSL',
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'listener.name.sasl_ssl.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required ${login};`,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:admin;User:ANONYMOUS',
    'allow.everyone.if.no.acl.found': 'false',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `${lines.join('\n')}\n`;
}

interface Database {
  readonly files: Awaited<ReturnType<typeof findMongod>>;
  readonly port: number;
  readonly folders: ReturnType<typeof foldersOf>;
  readonly identity: string;
}

/** Access control in a replica set needs a key; the first user is made while there is none. */
async function startMongod(
  { files, port, folders, identity }: Database,
  launch: (command: string, args: readonly string[]) => void,
): Promise<void> {
  const key = join(folders.run, 'key');
  await writeFile(key, 'bWVuYXJhLXRlc3Qta2V5', { mode: 0o600 });
  const plan = await planMongod(files, port, folders);
  const tls = ['--tlsMode', 'requireTLS', '--tlsCertificateKeyFile', identity];
  const trust = ['--tlsCAFile', CERTIFICATE, '--tlsAllowConnectionsWithoutCertificates'];
  launch(plan.command, [...plan.args, '--keyFile', key, '--auth', ...tls, ...trust]);
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  // A client whose first try failed is of no use any more: each try has its own.
  const command = async (wanted: Document) => {
    const client = new MongoClient(
      `mongodb://127.0.0.1:${port}/?directConnection=true&${TLS_OPTIONS}`,
      {
        serverSelectionTimeoutMS: 1000,
      },
    );
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
