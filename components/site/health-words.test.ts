import { describe, expect, it } from 'vitest';
import { readHealth, unknownHealth } from './health-words.ts';

describe('the words of the health of the stack', () => {
  it('are up and down as the server says', () => {
    const answer = { status: 'down', broker: { up: true }, database: { up: false } };
    expect(readHealth(answer)).toEqual({ kafka: 'up', mongo: 'down' });
  });

  it.each([null, 'down', {}, { broker: 'up' }, { broker: { up: 'yes' }, database: null }])(
    'claim nothing from %j',
    (answer) => {
      expect(readHealth(answer)).toEqual(unknownHealth);
    },
  );
});
