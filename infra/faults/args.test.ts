import { describe, expect, it } from 'vitest';
import { randomOf, seedFor } from '#lib/random.ts';
import { commandLine, isNamed, portionOf, readArgs } from './args.ts';

describe('the options of a drill', () => {
  it('are the whole deck for twenty minutes, if nothing is said', () => {
    expect(readArgs(['--seed', '7'])).toMatchObject({
      ...{ seed: 7, minutes: 20, only: [], part: { n: 1, of: 1 } },
      ...{ negative: false, deck: false, keep: false, list: false },
    });
  });

  it.each([
    ['--part', '0/3'],
    ['--part', '4/3'],
    ['--part', '1/21'],
    ['--part', 'all'],
    ['--minutes', '601'],
    ['--seed', '-1'],
  ])('name what does not fit: %s %s', (name, value) => {
    expect(() => readArgs([`${name}=${value}`])).toThrow(`${name} ${value}: must be`);
  });

  it('pick by any part of a name, and everything where none is given', () => {
    const { only } = readArgs(['--only', 'killed', '--only', 'W1']);
    expect(isNamed(only, 'mongod killed')).toBe(true);
    expect(isNamed(only, 'W1 records')).toBe(true);
    expect(isNamed(only, 'mongod stopped')).toBe(false);
    expect(isNamed([], 'anything')).toBe(true);
  });
});

it('portions make up the whole deck, each card once', () => {
  const deck = randomOf(7).shuffle([...'abcdefghijk']);
  for (const of of [1, 2, 3, 20]) {
    const parts = Array.from({ length: of }, (_, n) => portionOf(deck, { n: n + 1, of }));
    expect(parts.flat()).toEqual(deck);
  }
});

it('a fault that is dealt alone lasts as long as in the deck of the same seed', () => {
  const drawn = (seed: number, name: string) => randomOf(seedFor(seed, name)).between(0, 9999);
  expect(drawn(7, 'broker killed')).toBe(drawn(7, 'broker killed'));
  const others = ['broker stopped', 'mongod killed', 'mongod stopped'].map((one) => drawn(7, one));
  expect(new Set([...others, drawn(7, 'broker killed'), drawn(8, 'broker killed')]).size).toBe(5);
});

it('a kept run is named by what has to be typed to deal it again', () => {
  const argv = ['--only', 'mongod killed', '--seed', '7', '--keep', '--note', 'others worked here'];
  expect(commandLine(argv)).toBe("npm run faults -- --only 'mongod killed' --seed 7 --keep");
  expect(commandLine(['--note=shared', '--part', '1/3'])).toBe('npm run faults -- --part 1/3');
});
