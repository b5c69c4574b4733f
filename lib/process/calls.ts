/** Questions to a child, each answered once: by its reply, by its death, or by the clock. */
import type { ChildProcess } from 'node:child_process';
import { ERROR_CODES, LabError } from '../errors.ts';
import type { ToChild } from './protocol.ts';

/** Longer than a broker's restart takes would be, a reader won't wait, ms. */
const ANSWER_WITHIN_MS = 5000;

interface Waiting {
  resolve(result: unknown): void;
  reject(error: LabError): void;
  readonly timer: NodeJS.Timeout;
}

export function createCalls(child: ChildProcess) {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    clearTimeout(found?.timer);
    return found;
  };
  return {
    /** Said, not asked; heard before any call that follows. Who is gone by now has no need of it. */
    arm(crashPoint: string | null): void {
      child.send({ type: 'arm', crashPoint } satisfies ToChild, () => undefined);
    },
    call(name: string, method: string, input: unknown): Promise<unknown> {
      const id = ++last;
      return new Promise((resolve, reject) => {
        // No failure: the program may still do what it was asked for.
        const late = () =>
          take(id)?.reject(new LabError('unanswered', { retriable: true, about: name }));
        waiting.set(id, { resolve, reject, timer: setTimeout(late, ANSWER_WITHIN_MS) });
        // Its channel may close before its exit is told. Without a callback that would be an `error`
        // event, and one nobody listens to ends the server.
        child.send({ type: 'call', id, method, input } satisfies ToChild, (error) => {
          if (error)
            take(id)?.reject(new LabError('not-running', { retriable: true, about: name }));
        });
      });
    },
    settle(id: number, error: string | undefined, result?: unknown): void {
      if (error === undefined) {
        take(id)?.resolve(result);
        return;
      }
      const code = ERROR_CODES.find((known) => known === error) ?? 'process-failed';
      take(id)?.reject(new LabError(code, { retriable: true }));
    },
    fail(): void {
      for (const id of [...waiting.keys()]) {
        take(id)?.reject(new LabError('not-running', { retriable: true }));
      }
    },
  };
}
