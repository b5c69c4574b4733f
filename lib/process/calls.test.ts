import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCalls } from './calls.ts';
import type { ToChild } from './protocol.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a call to a child', () => {
  it('is answered by its own reply, in whatever order replies come', async () => {
    const { calls, sent } = open();
    const order: string[] = [];
    const first = calls.call('writer', 'place', 1).then(() => order.push('first'));
    const second = calls.call('writer', 'place', 2).then(() => order.push('second'));
    expect(sent).toMatchObject([
      { type: 'call', method: 'place', input: 1 },
      { type: 'call', method: 'place', input: 2 },
    ]);
    calls.settle(2, undefined);
    await second;
    calls.settle(1, undefined);
    await first;
    expect(order).toEqual(['second', 'first']);
  });

  it('fails with the code that the child answers', async () => {
    const { calls } = open();
    const asked = calls.call('writer', 'place', 1);
    calls.settle(1, 'kafka-away');
    await expect(asked).rejects.toMatchObject({ code: 'kafka-away' });
  });

  it('fails as a failed process where the code is none of ours', async () => {
    const { calls } = open();
    const asked = calls.call('writer', 'place', 1);
    calls.settle(1, 'ECONNREFUSED');
    await expect(asked).rejects.toMatchObject({ code: 'process-failed' });
  });

  it('fails when the child dies, every one that waits', async () => {
    const { calls } = open();
    const asked = [calls.call('writer', 'a', 1), calls.call('writer', 'b', 2)];
    calls.fail();
    for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'not-running' });
  });

  it('fails when no answer comes, and a late one changes nothing', async () => {
    const { calls } = open();
    const asked = calls.call('writer', 'place', 1);
    const refused = expect(asked).rejects.toMatchObject({
      code: 'unanswered',
      about: 'writer',
    });
    await vi.advanceTimersByTimeAsync(5000);
    await refused;
    calls.settle(1, undefined);
    calls.settle(99, undefined);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fails when the message cannot be sent, instead of taking the server down', async () => {
    const { calls, child } = open();
    child.broken = true;
    await expect(calls.call('writer', 'place', 1)).rejects.toMatchObject({ code: 'not-running' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

/** As Node does: without a callback, a message that cannot be sent is an `error` event. */
class FakeChild extends EventEmitter {
  readonly sent: ToChild[] = [];
  broken = false;
  send(message: ToChild, done?: (error: Error | null) => void): boolean {
    if (!this.broken) {
      this.sent.push(message);
      done?.(null);
      return true;
    }
    const error = new Error('Channel closed');
    if (done) process.nextTick(done, error);
    else this.emit('error', error);
    return false;
  }
}

function open() {
  const child = new FakeChild();
  const calls = createCalls(child as unknown as ChildProcess);
  return { child, calls, sent: child.sent };
}
