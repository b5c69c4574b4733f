/**
 * Broker and database of the drill, kept running by the same supervisor as the app's own, with a
 * cable in front of each. The broker has two doors: the direct one for the drill's own eyes, and
 * one that it advertises through the cable, so that server and programs can reach it no other way.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { classArchive } from '#lib/stack/class-archive.ts';
import { type Engine, type EngineState, startEngine } from '#lib/stack/engine.ts';
import { findJava } from '#lib/stack/java.ts';
import { kafkaLogDir, planKafka } from '#lib/stack/kafka.ts';
import { findKafka } from '#lib/stack/kafka-files.ts';
import { planMongod } from '#lib/stack/mongod.ts';
import { findMongod } from '#lib/stack/mongod-files.ts';
import { downloadsFolder, foldersOf } from '#lib/stack/paths.ts';
import { freePort } from '#lib/stack/ports.ts';
import { startWarden } from '#lib/stack/warden.ts';
import { openProxy, type TcpProxy } from '#lib/testing/tcp-proxy.ts';
import { mountSmall, unmount } from './small-disk.ts';

export interface Engines extends AsyncDisposable {
  readonly kafka: Engine;
  /** Where the broker keeps its segments, a file system of its own; '' where none can be mounted. */
  readonly disk: string;
  readonly mongod: Engine;
  readonly brokerWire: TcpProxy;
  readonly mongoWire: TcpProxy;
  /** Past the cable. */
  readonly direct: { readonly brokers: string[]; readonly mongoUri: string };
  /** Through the cable: what the server is given. */
  readonly wired: { readonly KAFKA_BROKERS: string; readonly MONGODB_URI: string };
}

/** Much more than a run writes, and soon filled. */
const DISK_MB = 256;

export interface EnginePorts {
  readonly kafka: number;
  readonly mongod: number;
}

export async function startEngines(
  home: string,
  ports: EnginePorts,
  progress: (line: string) => void,
): Promise<Engines> {
  const folders = foldersOf(home);
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  const warden = startWarden();
  const open: AsyncDisposable[] = [warden];
  const dispose = async () => {
    for (const part of open.reverse()) await part[Symbol.asyncDispose]();
  };
  try {
    const env = process.env;
    const watch = (pid: number) => warden.watch(pid);
    const context = {
      downloads: downloadsFolder(env),
      logs: folders.logs,
      ...{ env, progress, watch },
    };
    const disk = mountSmall(kafkaLogDir(folders), DISK_MB);
    open.push({ [Symbol.asyncDispose]: async () => unmount(disk) });
    const java = await findJava(env);
    const files = await findKafka(context);
    const broker = await freePort(ports.kafka);
    const wired = await freePort(broker + 1);
    const controller = await freePort(wired + 1);
    const brokerWire = await openProxy({ host: '127.0.0.1', port: wired });
    const mongodPort = await freePort(ports.mongod);
    const mongoWire = await openProxy({ host: '127.0.0.1', port: mongodPort });
    open.push(brokerWire, mongoWire);
    // An archive that is there is used; none is prepared for a broker that soon ends.
    const flags = classArchive(files, java).flags.filter((flag) => !flag.includes('Dump'));
    const kafkaPlan = await planKafka(files, java, { broker, controller }, folders, flags);
    await addWiredDoor(join(folders.run, 'kafka.properties'), wired, brokerWire.port);
    const mongodPlan = await planMongod(await findMongod(context), mongodPort, folders);
    const told = ({ name, phase }: EngineState) => progress(`${name}: ${phase}`);
    const [kafka, mongod] = await Promise.all([
      startEngine(kafkaPlan, warden, told),
      startEngine(mongodPlan, warden, told),
    ]);
    open.push(kafka, mongod);
    const direct = (port: number) => `mongodb://127.0.0.1:${port}/?directConnection=true`;
    return {
      ...{ kafka, mongod, brokerWire, mongoWire, disk },
      direct: { brokers: [`127.0.0.1:${broker}`], mongoUri: direct(mongodPort) },
      wired: {
        KAFKA_BROKERS: `127.0.0.1:${brokerWire.port}`,
        MONGODB_URI: direct(mongoWire.port),
      },
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function addWiredDoor(file: string, port: number, advertised: number): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text
    .replace(/^listeners=/m, `listeners=WIRED://127.0.0.1:${port},`)
    .replace(/^advertised\.listeners=/m, `$&WIRED://127.0.0.1:${advertised},`)
    .replace(/^listener\.security\.protocol\.map=/m, '$&WIRED:PLAINTEXT,');
  await writeFile(file, changed);
}
