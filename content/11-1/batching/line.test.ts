import { expect, test } from 'vitest';
import { createLine } from './line.ts';

test('lets one work at a time, in order, and tells those who wait where they stand', async () => {
  const line = createLine();
  const told: string[] = [];
  const gates = [gate(), gate(), gate()];
  let working = 0;
  const turns = gates.map(({ promise }, index) =>
    line.turn(
      async () => {
        working += 1;
        expect(working).toBe(1);
        await promise;
        working -= 1;
      },
      (ahead) => told.push(`${index}:${ahead}`),
    ),
  );
  expect(told).toEqual(['0:0', '1:1', '2:2']);
  gates[0]?.open();
  await turns[0];
  expect(told.slice(3)).toEqual(['1:0', '2:1']);
  gates[2]?.open();
  gates[1]?.open();
  await Promise.all(turns);
  expect(told.slice(5)).toEqual(['2:0']);
});

test('passes the turn on when work fails', async () => {
  const line = createLine();
  const failing = line.turn(
    () => Promise.reject(new Error('no broker')),
    () => undefined,
  );
  const next = line.turn(
    () => Promise.resolve(),
    () => undefined,
  );
  await expect(failing).rejects.toThrow('no broker');
  await expect(next).resolves.toBeUndefined();
});

function gate() {
  let open: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open: () => open() };
}
