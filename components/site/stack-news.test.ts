import { afterEach, expect, it } from 'vitest';
import type { EngineWords } from './health-words.ts';
import { onStack, stackHeard, tellStack } from './stack-news.ts';

afterEach(() => tellStack(undefined));

it('passes on what changed, once, until nothing is heard any more', () => {
  const told: (EngineWords | undefined)[] = [];
  const stop = onStack((words) => told.push(words));
  tellStack({ kafka: 'up', mongo: 'up' });
  tellStack({ kafka: 'up', mongo: 'up' });
  tellStack({ kafka: 'down', mongo: 'up' });
  expect(stackHeard()).toEqual({ kafka: 'down', mongo: 'up' });
  tellStack(undefined);
  stop();
  tellStack({ kafka: 'up', mongo: 'up' });
  expect(told).toEqual([{ kafka: 'up', mongo: 'up' }, { kafka: 'down', mongo: 'up' }, undefined]);
});
