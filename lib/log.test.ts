import { describe, expect, it } from 'vitest';
import { createLog, type LogFormat } from './log.ts';
import { noteRequest, within } from './request-context.ts';

function open(format: LogFormat) {
  const lines: string[] = [];
  const log = createLog(
    format,
    (line) => lines.push(line),
    () => new Date(0),
  );
  return { log, lines };
}

describe('a line of the log as JSON', () => {
  it('carries the request and the sandbox it is about, also after a wait', async () => {
    const { log, lines } = open('json');
    await within({ request: 'r1', address: '10.0.0.1' }, async () => {
      await Promise.resolve();
      noteRequest({ sandbox: 'abc' });
      log.event('warn', 'act', { lab: 'log', code: 'limit-rate', ms: 3 });
    });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        ...{ time: '1970-01-01T00:00:00.000Z', level: 'warn', message: 'act' },
        ...{ request: 'r1', sandbox: 'abc', lab: 'log', code: 'limit-rate', ms: 3 },
      },
    ]);
    expect(lines[0]).not.toContain('10.0.0.1');
  });

  it('is one line, whatever an error repeats, and never endless', () => {
    const { log, lines } = open('json');
    log.fault('act', new Error(`forged\n{"level":"info"}${'x'.repeat(10_000)}`));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('\n');
    expect(lines[0]?.length).toBeLessThan(5000);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', message: 'act' });
  });
});

describe('a line of the log as text', () => {
  it('is for a person: the course of the server and its faults, no events', () => {
    const { log, lines } = open('text');
    log.line('app: ready');
    log.event('info', 'act');
    within({ request: 'r2', address: '' }, () => log.fault('query', 'odd\nforged: line'));
    expect(lines).toEqual(['app: ready', 'query (request r2): odd | forged: line']);
  });
});
