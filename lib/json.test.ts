import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { parsedBy, parseJson } from './json.ts';

describe('a text that anybody may have written', () => {
  it('is undefined where it is no JSON', () => {
    expect(parseJson('{"a":1}')).toEqual({ a: 1 });
    expect([parseJson('{'), parseJson(''), parseJson('null')]).toEqual([
      undefined,
      undefined,
      null,
    ]);
  });

  it.each([
    ['zod', z.object({ a: z.number() })],
    ['zod/mini', mini.object({ a: mini.number() })],
  ])('is what a schema of %s makes of it, or undefined', (_name, schema) => {
    expect(parsedBy(schema, '{"a":1,"b":2}')).toEqual({ a: 1 });
    expect(['{"a":"1"}', 'null', '{'].map((text) => parsedBy(schema, text))).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });
});
