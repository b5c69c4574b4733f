/**
 * The house: brings the stack, builds what changed, and opens the door. What starts here is
 * stopped in reverse order, on Ctrl-C and on SIGTERM alike.
 */
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import next from 'next';
import { doorSentences } from '#components/site/words.door.ts';
import { labModules } from '#content/labs.server.ts';
import { buildIfNeeded } from '#infra/build.ts';
import { readEnv } from '#lib/env.ts';
import { startHost } from '#lib/host.ts';
import { createDoor } from '#lib/http/door.ts';
import { createLog } from '#lib/log.ts';
import { createMetrics, healthGauges, serveMetrics } from '#lib/metrics.ts';
import { startGateway } from '#lib/realtime/gateway.ts';
import { provideRuntime } from '#lib/runtime.ts';
import { makeHome } from '#lib/stack/home.ts';
import { startStack } from '#lib/stack/index.ts';
import { workerBundle } from '#lib/stack/paths.ts';
import { freePort } from '#lib/stack/ports.ts';
import { sentenceOf } from '#lib/start-error.ts';

/** After this the process ends whatever is still open, ms. */
const STOP_WITHIN_MS = 9000;

const dev = process.argv.includes('--dev');

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const journal = createLog(env.logFormat);
  const log = journal.line;
  const metrics = createMetrics();
  const begun = Date.now();
  const parts: AsyncDisposable[] = [];
  const stop = stopOnSignal(parts, log);
  try {
    await makeHome(env.home);
    const { id: build } = await buildIfNeeded({ dev, progress: log });
    const stack = await startStack({ home: env.home, env: process.env, progress: log });
    parts.push(stack);
    const host = await startHost({
      labs: labModules,
      kafka: stack.kafka,
      mongo: stack.mongo,
      embedded: stack.embedded,
      logDir: stack.logDir,
      home: env.home,
      build,
      bundle: workerBundle,
      warden: stack.warden,
      engines: () => stack.engines(),
      onEngines: (listener) => stack.onChange(listener),
      log: journal,
      metrics,
    });
    parts.push(host);
    provideRuntime(host.runtime);

    const port = await freePort(env.port);
    if (port !== env.port) log(`app: port ${env.port} is in use, taking ${port}`);
    const http = createServer();
    const app = next({
      dev,
      dir: import.meta.dirname,
      httpServer: http,
      port,
      hostname: 'localhost',
    });
    await app.prepare();
    const { fault } = journal;
    const door = createDoor({
      ...env,
      dev,
      words: doorSentences,
      next: app.getRequestHandler(),
      refused({ code, status }) {
        metrics.refused(code);
        journal.event('warn', 'refused', { code, status });
      },
      fault,
    });
    http.on('request', door);
    const { rooms, probe } = host;
    const gateway = startGateway({ http, rooms, probe, ...env, fault });
    await new Promise<void>((listening) => http.listen(port, env.host, listening));
    parts.push({ [Symbol.asyncDispose]: async () => void http.closeAllConnections() }, gateway);
    parts.push({ [Symbol.asyncDispose]: async () => void http.close() });
    if (env.metrics) {
      const look = healthGauges(metrics, host.runtime.health);
      const served = await serveMetrics(metrics, env.metrics, look);
      parts.push(served);
      log(`metrics: http://${env.metrics.host}:${served.port}/metrics`);
    }
    log(`app: ready on http://localhost:${port} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.error(sentenceOf(error) ?? error);
    await stop(1);
  }
}

function stopOnSignal(
  parts: AsyncDisposable[],
  log: (line: string) => void,
): (code: number) => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = (code: number) => {
    stopping ??= (async () => {
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      for (const part of parts.reverse()) {
        await Promise.resolve(part[Symbol.asyncDispose]()).catch((error) => console.error(error));
      }
      process.exit(code);
    })();
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      log(`app: stopping (${signal})`);
      void stop(0);
    });
  }
  return stop;
}

process.chdir(resolve(import.meta.dirname));
await main().catch((error) => {
  console.error(sentenceOf(error) ?? error);
  process.exit(1);
});
