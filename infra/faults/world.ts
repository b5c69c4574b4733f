/**
 * Where the faults happen: engines behind cables, the real server, a real browser behind a cable
 * of its own, a second reader on a bare socket, two labs in mid-run, and the drill's own eyes on
 * broker and database, past all cables.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { freePort } from '#lib/stack/ports.ts';
import { openReader, type Reader } from '#lib/testing/socket-client.ts';
import { openProxy, type TcpProxy } from '#lib/testing/tcp-proxy.ts';
import { Stores } from '../../e2e/stores.ts';
import { bringChromium, CHROMIUM_ARGS } from '../chromium.ts';
import { type ServerUnderTest, startServer } from '../e2e-server.ts';
import { type Engines, startEngines } from './engines.ts';
import { openPress, type Press } from './press.ts';
import { look, until } from './screen.ts';
import { startTraffic, type Traffic } from './traffic.ts';

/** Away from an app, from tests and from benches that may be running. */
const PORTS = { app: 3530, kafka: 29130, mongod: 27330 };
const OPEN_WITHIN_MS = 120_000;
/** A little slower than payment works (150 ms an order), so that it keeps up. */
const EVERY_MS = 350;

/** A lab in mid-run: its topic is written by the drill, its consumer run by the lab. */
export interface Run {
  readonly slug: 'log' | 'unique-index';
  readonly sandbox: string;
  readonly topic: string;
  readonly traffic: Traffic;
  readonly socket: Reader;
}

export interface World extends AsyncDisposable {
  readonly home: string;
  readonly engines: Engines;
  server: ServerUnderTest;
  readonly browserWire: TcpProxy;
  /** Through the browser's cable. */
  readonly url: string;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cookie: string;
  press: Press;
  readonly stores: Stores;
  readonly runs: readonly Run[];
  /**
   * Starts the server again on the same data and port; what a service manager does.
   *
   * @param root another version, which then stays: the pages that are open were made by it
   */
  startAgain(root?: string): Promise<void>;
}

export interface WorldOptions {
  readonly say: (line: string) => void;
  readonly ports?: Partial<typeof PORTS>;
  /** Records the browser for `keepFailure`; not under Playwright's runner, which records itself. */
  readonly trace?: boolean;
}

export async function openWorld({ say, ports, trace = false }: WorldOptions): Promise<World> {
  const home = await mkdtemp(join(tmpdir(), 'menara-faults-'));
  const { app, kafka, mongod } = { ...PORTS, ...ports };
  const open: AsyncDisposable[] = [];
  const dispose = async () => {
    for (const part of open.reverse()) {
      await Promise.resolve(part[Symbol.asyncDispose]()).catch((error) => say(String(error)));
    }
    await rm(home, { recursive: true, force: true });
  };
  try {
    const engines = await startEngines(join(home, 'engines'), { kafka, mongod }, say);
    open.push(engines);
    const port = await freePort(app);
    let deployed: string | undefined;
    const start = () =>
      startServer({
        ...{ home: join(home, 'app'), port, env: engines.wired },
        ...(deployed && { root: deployed }),
      });
    const world = { server: await start() };
    open.push({ [Symbol.asyncDispose]: async () => world.server[Symbol.asyncDispose]() });
    const browserWire = await openProxy({ host: '127.0.0.1', port });
    open.push(browserWire);
    const url = `http://localhost:${browserWire.port}`;
    const stores = await Stores.open(engines.direct);
    open.push(stores);
    const browser = await chromium.launch({
      executablePath: await bringChromium(say),
      args: CHROMIUM_ARGS,
    });
    open.push({ [Symbol.asyncDispose]: () => browser.close() });
    const context = await browser.newContext({ locale: 'id-ID' });
    if (trace) await context.tracing.start({ snapshots: true });
    const page = await context.newPage();
    await page.goto(`${url}/id/11-1/log`, { timeout: OPEN_WITHIN_MS });
    const ready = await until(
      page,
      ({ processes }) => processes['order-service']?.state === 'ready',
      OPEN_WITHIN_MS,
    );
    if (ready === undefined)
      throw new Error(`the lab did not open: ${JSON.stringify(await look(page))}`);
    const cookie = (await context.cookies()).find(({ name }) => name === 'menara')?.value ?? '';
    const press = await openPress(world.server.url);
    const runs = [
      await begin('log', 'after-payment', '6'),
      await begin('unique-index', 'unique-index', '1'),
    ];
    open.push(...runs.map(({ traffic }) => traffic));

    async function begin(slug: Run['slug'], guess: string, option: string): Promise<Run> {
      const socket = openReader({ url: world.server.url, cookie, origin: world.server.url });
      open.push({ [Symbol.asyncDispose]: async () => void socket.socket.disconnect() });
      await socket.connect();
      await socket.follow(slug);
      const sandbox = await Stores.sandbox(context.request, slug, url);
      const topic = `${sandbox}-pesanan`;
      await pressed(press(cookie, slug, 'predict', guess, option));
      // The answer says that it is stored; the lab knows it once it was read back, like the page.
      await socket.until(() =>
        socket.story.some(
          ({ event }) => event.type === 'progress' && guess in event.progress.predictions,
        ),
      );
      await pressed(press(cookie, slug, 'run', 'payment'));
      return {
        ...{ slug, sandbox, topic, socket },
        traffic: startTraffic(stores.producer, topic, EVERY_MS),
      };
    }

    return Object.assign(world, {
      ...{ home, engines, browserWire, url, browser, context, page, cookie, press, stores, runs },
      async startAgain(this: World, root?: string) {
        await this.server[Symbol.asyncDispose]();
        deployed = root ?? deployed;
        this.server = await start();
        this.press = await openPress(this.server.url, deployed ? { root: deployed } : {});
      },
      [Symbol.asyncDispose]: dispose,
    });
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function pressed(answer: ReturnType<Press>): Promise<void> {
  const { ok, ...rest } = await answer;
  if (!ok) throw new Error(`the lab does not begin: ${JSON.stringify(rest)}`);
}
