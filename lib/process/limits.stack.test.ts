import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSupervisor, type SupervisorBench } from '../testing/supervisor.ts';

let bench: SupervisorBench;
beforeAll(async () => {
  bench = await openSupervisor();
});
afterAll(() => bench[Symbol.asyncDispose]());

const program = 'fixtures/obedient.worker.ts';

describe('the limit', () => {
  const tryStart = (children: ReturnType<SupervisorBench['sandbox']>['children'], name: string) =>
    Promise.resolve()
      .then(() => children.start({ name, program, settings: {} }))
      .then(
        () => 'started',
        (error) => error.code as string,
      );
  const fifty = Array.from({ length: 50 }, (_, index) => `child-${index}`);

  it('of a sandbox holds under fifty starts at once', async () => {
    const { children, scope, told } = bench.sandbox(3);
    const answers = await Promise.all(fifty.map((name) => tryStart(children, name)));
    expect(answers.filter((answer) => answer === 'started')).toHaveLength(3);
    expect(answers.filter((answer) => answer === 'limit-children')).toHaveLength(47);
    expect(told.items.filter(({ type }) => type === 'started')).toHaveLength(3);
    await bench.supervisor.endAll(scope, 'asked');
    expect(await tryStart(children, 'again')).toBe('started');
  });

  it('of the machine holds over all sandboxes', async () => {
    const small = await openSupervisor(4);
    const answers = await Promise.all(
      fifty.map((name) => tryStart(small.sandbox(3).children, name)),
    );
    expect(answers.filter((answer) => answer === 'started')).toHaveLength(4);
    expect(small.supervisor.count()).toBe(4);
    await small[Symbol.asyncDispose]();
    expect(small.supervisor.count()).toBe(0);
  });

  it('counts small programs apart', async () => {
    const both = await openSupervisor(1, 2);
    const { children } = both.sandbox(50);
    const start = (name: string, small?: true) =>
      Promise.resolve()
        .then(() => children.start({ name, program, settings: {}, ...(small ? { small } : {}) }))
        .then(
          () => 'started',
          (error) => error.code as string,
        );
    expect(await Promise.all([start('big'), start('big-2')])).toEqual([
      'started',
      'limit-children',
    ]);
    expect(await Promise.all([start('a', true), start('b', true), start('c', true)])).toEqual([
      'started',
      'started',
      'limit-children',
    ]);
    await both[Symbol.asyncDispose]();
  });

  it('of a name is one', async () => {
    const { children } = bench.sandbox();
    expect(await tryStart(children, 'one')).toBe('started');
    expect(await tryStart(children, 'one')).toBe('already-running');
  });
});
