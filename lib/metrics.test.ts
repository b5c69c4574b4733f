import { afterEach, describe, expect, it } from 'vitest';
import { createMetrics, healthGauges, serveMetrics } from './metrics.ts';
import type { Health } from './runtime.ts';

const health = {
  broker: { up: true },
  database: { up: false },
  sandboxes: { open: 7, max: 60 },
  children: { running: 3, max: 90 },
  engines: [{ name: 'kafka', phase: 'up', restarts: 2 }],
} as unknown as Health;

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
});

describe('metrics', () => {
  it('are served as Prometheus reads them, and nothing beside them', async () => {
    const metrics = createMetrics();
    metrics.asked('act', 'log', 'ok', 0.02);
    metrics.refused('foreign-origin');
    const look = healthGauges(metrics, async () => health);
    const served = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 }, look);
    open.push(served);
    const url = `http://127.0.0.1:${served.port}`;
    const answer = await fetch(`${url}/metrics`);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const line of [
      'menara_asked_total{kind="act",lab="log",code="ok"} 1',
      'menara_answer_seconds_count{kind="act"} 1',
      'menara_door_refused_total{code="foreign-origin"} 1',
      'menara_engine_up{engine="kafka"} 1',
      'menara_engine_up{engine="mongo"} 0',
      'menara_engine_restarts{engine="kafka"} 2',
      'menara_sandboxes_open 7',
      'menara_processes_running 3',
    ]) {
      expect(text).toContain(`\n${line}\n`);
    }
    expect((await fetch(`${url}/`)).status).toBe(404);
  });

  it('that can’t be read are an error without words', async () => {
    const metrics = createMetrics();
    const look = () => Promise.reject(new Error('secret'));
    const served = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 }, look);
    open.push(served);
    const answer = await fetch(`http://127.0.0.1:${served.port}/metrics`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('');
  });
});
