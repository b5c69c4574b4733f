import { describe, expect, it } from 'vitest';
import type { Attempt } from './attempts.ts';
import { faultIn } from './judge.ts';

const attempt: Attempt = { door: 'path', method: 'POST', path: '/', headers: {} };
const own = '0123456789abcdef';
const judged = (status: number, text: string, id?: string) =>
  faultIn(attempt, { status, text, id }, [own]);

describe('an answer to malformed input', () => {
  it('may refuse, show the visitor’s own names, or say that an engine is away', () => {
    expect(judged(400, '{"ok":false}')).toBeUndefined();
    expect(judged(200, `sb-${own}-r1-pesanan`)).toBeUndefined();
    expect(judged(503, '{"code":"kafka-away"}', 'id')).toBeUndefined();
  });

  it.each([
    [500, 'oops', undefined],
    [503, '', undefined],
    [500, '', 'id'],
    [400, 'Error: x\n    at Object.read (/somewhere/file.js:1:2)', 'id'],
    [200, 'sb-aaaaaaaaaaaaaaaa-r1-pesanan', 'id'],
    [200, 'sb_aaaaaaaaaaaaaaaa_r12', 'id'],
    [200, '0:{"a":"$@1"}\n1:{"ok":true}\n', 'id'],
  ])('may not be %j %j %j', (status, text, id) => {
    expect(judged(status, text, id)).toBeDefined();
  });
});
