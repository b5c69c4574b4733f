/**
 * Figures for Prometheus. Labels are taken from lists of our own (labs, codes, engines): a visitor
 * can't make a new one. Served at an address of its own, and only where one was given.
 */
import { createServer } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Health } from './runtime.ts';

export interface Metrics {
  readonly registry: Registry;
  /** `lab` is one of the registry, or `none`; `code` is `ok` or the code of the refusal. */
  asked(kind: 'act' | 'query', lab: string, code: string, seconds: number): void;
  /** The door said no before anything was asked. */
  refused(code: string): void;
}

/** From a press that only stores something to one that waits for a process, seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const asked = new Counter({
    name: 'menara_asked_total',
    help: 'Actions and queries of readers, by what became of them',
    labelNames: ['kind', 'lab', 'code'],
    registers,
  });
  const seconds = new Histogram({
    name: 'menara_answer_seconds',
    help: 'From an action or query to its answer',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
  });
  const refused = new Counter({
    name: 'menara_door_refused_total',
    help: 'Requests refused before a page or an action saw them',
    labelNames: ['code'],
    registers,
  });
  return {
    registry,
    asked(kind, lab, code, took) {
      asked.inc({ kind, lab, code });
      seconds.observe({ kind }, took);
    },
    refused: (code) => refused.inc({ code }),
  };
}

/** @returns what reads the house's own health into the gauges; to be called before each scrape */
export function healthGauges(
  { registry }: Metrics,
  health: () => Promise<Health>,
): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const up = gauge('menara_engine_up', '1 while the engine answers', ['engine']);
  const sandboxes = gauge('menara_sandboxes_open', 'Sandboxes that are open now');
  const sandboxesMax = gauge('menara_sandboxes_max', 'Sandboxes that may be open at once');
  const children = gauge('menara_processes_running', 'Processes of readers that run now');
  const childrenMax = gauge('menara_processes_max', 'Processes that may run at once');
  const restarts = gauge('menara_engine_restarts', 'Restarts of an engine of ours', ['engine']);
  return async () => {
    const report = await health();
    up.set({ engine: 'kafka' }, Number(report.broker.up));
    up.set({ engine: 'mongo' }, Number(report.database.up));
    sandboxes.set(report.sandboxes.open);
    sandboxesMax.set(report.sandboxes.max);
    children.set(report.children.running);
    childrenMax.set(report.children.max);
    for (const engine of report.engines) restarts.set({ engine: engine.name }, engine.restarts);
  };
}

export async function serveMetrics(
  { registry }: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
  look: () => Promise<void>,
): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.statusCode = 404;
      response.end();
      return;
    }
    look()
      .then(() => registry.metrics())
      .then(
        (text) => response.setHeader('Content-Type', registry.contentType).end(text),
        () => {
          response.statusCode = 500;
          response.end();
        },
      );
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
