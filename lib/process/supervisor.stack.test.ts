import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LabEvent } from '../events.ts';
import { allGone } from '../stack/fixtures/drive.ts';
import { openSupervisor, type SupervisorBench } from '../testing/supervisor.ts';

let bench: SupervisorBench;
beforeAll(async () => {
  bench = await openSupervisor();
});
afterAll(() => bench[Symbol.asyncDispose]());

const program = 'fixtures/obedient.worker.ts';
const has = (type: LabEvent['type']) => (events: readonly LabEvent[]) =>
  events.some((event) => event.type === type);

async function running(given: { settings?: Record<string, unknown>; crashPoint?: string } = {}) {
  const sandbox = bench.sandbox();
  sandbox.children.start({ name: 'one', program, settings: {}, ...given });
  const events = await sandbox.told.until(has('ready'));
  const started = events.find((event) => event.type === 'started');
  return { ...sandbox, pid: started?.pid ?? 0 };
}
const exitOf = async ({ told }: Awaited<ReturnType<typeof running>>) =>
  (await told.until(has('exited'))).find((event) => event.type === 'exited');

describe('a child', () => {
  it('runs all that it has to do before it leaves at once', async () => {
    const child = await running({ settings: { together: true } });
    await child.children.stop('one', 'term');
    expect(await exitOf(child)).toMatchObject({ code: 0, signal: null, reason: 'asked' });
  });

  it('is a process of its own, told of when it starts, is ready, reports and lives', async () => {
    const { told, pulses, children, pid } = await running();
    expect(pid).not.toBe(process.pid);
    expect(told.items).toMatchObject([
      { type: 'started', name: 'one', program, pid, since: expect.any(Number) },
      { type: 'ready', name: 'one', pid },
    ]);
    await children.call('one', 'echo', { text: 'hai' });
    expect(told.items.at(-1)).toMatchObject({
      type: 'report',
      name: 'one',
      pid,
      kind: 'echo',
      data: { text: 'hai' },
      saidAt: expect.any(Number),
    });
    await pulses.until((names) => names.includes('one'));
    expect(bench.watched.has(pid)).toBe(true);
  });

  it('works behind the server, which must hear everybody when many start at once', async () => {
    const { pid } = await running();
    expect(getPriority(pid)).toBeGreaterThan(getPriority());
  });

  it('inherits nothing of the server’s environment but its path', async () => {
    const { told, children } = await running();
    await children.call('one', 'environment', null);
    const report = told.items.at(-1);
    const names = (report?.type === 'report' && report.data) as string[];
    const known = ['MENARA_CHILD', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE', 'PATH'];
    expect(names.filter((name) => name !== 'NODE_ENV' && !known.includes(name))).toEqual([]);
  });

  it('answers with its own error, or with ours for a method it has not', async () => {
    const { children } = await running();
    await expect(children.call('one', 'fail', null)).rejects.toMatchObject({ code: 'kafka-away' });
    await expect(children.call('one', 'nothing', null)).rejects.toMatchObject({
      code: 'process-failed',
    });
    await expect(children.call('two', 'echo', null)).rejects.toMatchObject({ code: 'not-running' });
  });

  it('answers with a value to whoever asked', async () => {
    const { children } = await running();
    await expect(children.call('one', 'double', 21)).resolves.toBe(42);
    await expect(children.call('one', 'echo', 1)).resolves.toBeUndefined();
  });

  it('is called before it is ready and answers when it can', async () => {
    const { children, told } = bench.sandbox();
    children.start({ name: 'one', program, settings: { slow: true } });
    await children.call('one', 'echo', 'early');
    expect(told.items.map(({ type }) => type)).toEqual(['started', 'report']);
  });

  it('is not believed when it sends junk', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { told, children } = await running();
    await children.call('one', 'junk', null);
    await children.call('one', 'echo', 'after');
    expect(told.items.filter(({ type }) => type === 'report')).toHaveLength(1);
    expect(complaint).toHaveBeenCalledTimes(2);
    complaint.mockRestore();
  });

  it('whose ears are closed fails the call, not the server', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { children } = await running();
    await expect(children.call('one', 'deafen', 1)).rejects.toMatchObject({ code: 'not-running' });
    await expect(children.call('one', 'echo', 1)).rejects.toMatchObject({ code: 'not-running' });
    await children.stop('one', 'kill');
    complaint.mockRestore();
  });
});

describe('the end of a child', () => {
  it('when asked comes after its work in hand, with code 0', async () => {
    const child = await running();
    await child.children.stop('one', 'term');
    expect(await exitOf(child)).toMatchObject({ code: 0, signal: null, reason: 'asked' });
    expect(child.told.items.map(({ type }) => type)).toEqual([
      'started',
      'ready',
      'report',
      'exited',
    ]);
    expect(child.children.running('one')).toBe(false);
    expect(bench.watched.has(child.pid)).toBe(false);
  });

  it('by kill comes at once, without a word', async () => {
    const child = await running();
    await child.children.stop('one', 'kill');
    expect(await exitOf(child)).toMatchObject({ signal: 'SIGKILL', reason: 'killed' });
    expect(has('report')(child.told.items)).toBe(false);
  });

  it('comes even if it was stopped in its sleep, or does not want to go', async () => {
    const [asleep, stubborn] = [await running(), await running({ settings: { stubborn: true } })];
    process.kill(asleep.pid, 'SIGSTOP');
    await Promise.all([asleep, stubborn].map(({ children }) => children.stop('one', 'term')));
    for (const child of [asleep, stubborn]) {
      expect(await exitOf(child)).toMatchObject({ signal: 'SIGKILL', reason: 'asked' });
    }
  });

  it('from outside is told as a crash', async () => {
    const child = await running();
    process.kill(child.pid, 'SIGKILL');
    expect(await exitOf(child)).toMatchObject({ signal: 'SIGKILL', reason: 'crash' });
  });

  it('by its own refusal is told with the reason, and cut where that has no end', async () => {
    const child = await running();
    const answer = child.children.call('one', 'refuse', 'x'.repeat(5000));
    await expect(answer).rejects.toMatchObject({ code: 'not-running' });
    expect(await exitOf(child)).toMatchObject({
      ...{ code: 2, signal: null, reason: 'refused' },
      refusal: { cause: 'history-lost', message: 'x'.repeat(400) },
    });
  });

  it('at an armed crash point is a real SIGKILL, and fails who waits for the answer', async () => {
    const child = await running({ crashPoint: 'in-the-middle' });
    await expect(child.children.call('one', 'work', null)).rejects.toMatchObject({
      code: 'not-running',
    });
    expect(await exitOf(child)).toMatchObject({
      signal: 'SIGKILL',
      reason: 'crash-point',
      crashPoint: 'in-the-middle',
    });
    expect(has('report')(child.told.items)).toBe(false);
  });

  it('comes at a crash point armed while it runs, and not at one that was taken back', async () => {
    const child = await running();
    child.children.arm('one', 'in-the-middle');
    child.children.arm('one', null);
    await child.children.call('one', 'work', null);
    child.children.arm('one', 'in-the-middle');
    await expect(child.children.call('one', 'work', null)).rejects.toMatchObject({
      code: 'not-running',
    });
    expect(await exitOf(child)).toMatchObject({ reason: 'crash-point', signal: 'SIGKILL' });
  });

  it('of a run leaves other runs alone', async () => {
    const [one, other] = [await running(), await running()];
    await bench.supervisor.endAll(one.scope, 'idle');
    expect(await exitOf(one)).toMatchObject({ reason: 'idle' });
    await other.children.call('one', 'echo', 1);
  });

  it('comes by itself when the server is gone', async () => {
    const parent = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'fixtures/parent.ts'), bench.bundle],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    process.kill(Number(line), 0);
    parent.kill('SIGKILL');
    expect(await allGone([Number(line)], 10_000)).toBeLessThan(10_000);
  });
});
