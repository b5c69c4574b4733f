/**
 * Two kinds of tests beside the code: `unit` needs nothing, `stack` runs against a real broker and
 * a real database that are started once for all of its files.
 */
import { defineConfig } from 'vitest/config';

const ELSEWHERE = ['**/node_modules/**', '**/.next*/**', '**/.menara/**'];
const ON_THE_STACK = ['**/*.stack.test.ts', 'content/**/lab.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Files of one worker share their modules: to load them anew took longer than the tests.
          isolate: false,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...ELSEWHERE, ...ON_THE_STACK],
          // Walks and stack tests run beside them: a slow machine is no failure.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'stack',
          include: ON_THE_STACK,
          exclude: ELSEWHERE,
          globalSetup: ['infra/stack-under-test.ts'],
          // One machine, one broker: files that take turns give figures that mean something.
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
