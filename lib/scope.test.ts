import { describe, expect, it } from 'vitest';
import { newSandboxId, parseDatabase, parseName, scopeOf } from './scope.ts';

const sandbox = '0123456789abcdef';

describe('the names of a sandbox', () => {
  it('are made of sandbox, run and a short name, and read back', () => {
    const scope = scopeOf({ sandbox, run: 3 });
    expect(scope.topic('pesanan')).toBe('sb-0123456789abcdef-r3-pesanan');
    expect(scope.group('payment')).toBe('sb-0123456789abcdef-r3-payment');
    expect(scope.database).toBe('sb_0123456789abcdef_r3');
    expect(parseName(scope.topic('pesanan'))).toEqual({ sandbox, run: 3, name: 'pesanan' });
    expect(parseDatabase(scope.database)).toEqual({ sandbox, run: 3 });
  });

  it('keep short names with hyphens and digits whole', () => {
    const { topic } = scopeOf({ sandbox, run: 12 });
    expect(parseName(topic('search-index-2'))?.name).toBe('search-index-2');
  });

  it.each(['', 'Pesanan', 'a.b', 'a_b', 'a b', '../x', 'a'.repeat(41), '__proto__'])(
    'refuse %j as a short name',
    (name) => {
      const scope = scopeOf({ sandbox, run: 1 });
      expect(() => scope.topic(name)).toThrow(TypeError);
      expect(() => scope.group(name)).toThrow(TypeError);
    },
  );

  it.each([
    '__consumer_offsets',
    'sb-0123456789abcdef-r0-pesanan',
    'sb-0123456789ABCDEF-r1-pesanan',
    'sb-0123456789abcde-r1-pesanan',
    'sb-0123456789abcdef-r1-',
    'sb-0123456789abcdef-r01-pesanan',
    'sb-0123456789abcdef-r1-pesanan\n',
    'x-sb-0123456789abcdef-r1-pesanan',
    'sb-0123456789abcdef-r1-Pesanan',
  ])('are not seen in %j', (full) => {
    expect(parseName(full)).toBeUndefined();
  });

  it.each(['admin', 'menara', 'sb_0123456789abcdef_r0', 'sb_0123456789abcdef_r1x', 'sb_x_r1'])(
    'are not seen in the database %j',
    (database) => {
      expect(parseDatabase(database)).toBeUndefined();
    },
  );

  it('of one run are no beginning of another run’s', () => {
    // The reaper deletes by prefix: run 1 must not match run 10 to 19.
    const [one, ten] = [scopeOf({ sandbox, run: 1 }), scopeOf({ sandbox, run: 10 })];
    expect(ten.topic('pesanan').startsWith(one.prefix)).toBe(false);
  });
});

describe('a sandbox id', () => {
  it('is 16 hexadecimal characters, and never the same', () => {
    const ids = Array.from({ length: 1000 }, newSandboxId);
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
  });

  it('keeps two labs of one visitor apart in every name', () => {
    const [a, b] = [newSandboxId(), newSandboxId()].map((id) => scopeOf({ sandbox: id, run: 1 }));
    expect(a?.topic('pesanan')).not.toBe(b?.topic('pesanan'));
    expect(a?.group('payment')).not.toBe(b?.group('payment'));
    expect(a?.database).not.toBe(b?.database);
  });
});
