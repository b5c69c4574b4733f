import { describe, expect, it } from 'vitest';
import { allowedOrigin } from './origin.ts';

const host = 'localhost:3000';

describe('who may open a socket', () => {
  it('is a page of this host, whatever the scheme in front of us is', () => {
    expect(allowedOrigin({ host, origin: 'http://localhost:3000' })).toBe(true);
    expect(allowedOrigin({ host, origin: 'https://localhost:3000' })).toBe(true);
  });

  it.each([
    'https://evil.example',
    'http://localhost:3001',
    'http://localhost',
    'http://localhost:3000.evil.example',
    'http://evil.example/localhost:3000',
    'http://localhost:3000@evil.example',
    'null',
    '',
    'no url',
    'file://',
  ])('is not %j', (origin) => {
    expect(allowedOrigin({ host, origin })).toBe(false);
  });

  it('is only the public address where there is one', () => {
    const publicUrl = 'https://menara.example/';
    expect(allowedOrigin({ host, origin: 'https://menara.example' }, publicUrl)).toBe(true);
    expect(allowedOrigin({ host, origin: 'http://menara.example' }, publicUrl)).toBe(false);
    expect(allowedOrigin({ host, origin: 'http://localhost:3000' }, publicUrl)).toBe(false);
  });

  it('without an origin is the same site’s polling, or no browser at all', () => {
    expect(allowedOrigin({ host })).toBe(true);
    expect(allowedOrigin({ host, 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(allowedOrigin({ host, 'sec-fetch-site': 'cross-site' })).toBe(false);
  });

  it('is nobody where no host is named', () => {
    expect(allowedOrigin({ origin: 'http://localhost:3000' })).toBe(false);
  });
});
