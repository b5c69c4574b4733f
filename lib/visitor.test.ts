import { describe, expect, it } from 'vitest';
import { cookieName, newVisitorCookie, readVisitorCookie, visitorCookieHeader } from './visitor.ts';

const cookie = 'a'.repeat(32);

describe('the visitor’s cookie', () => {
  it('is 128 random bits', () => {
    const drawn = Array.from({ length: 500 }, newVisitorCookie);
    expect(new Set(drawn).size).toBe(500);
    for (const value of drawn) expect(value).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is found among others', () => {
    expect(readVisitorCookie(`theme=dark;menara=${cookie} ; x=1`, false)).toBe(cookie);
  });

  it.each([
    undefined,
    '',
    'menara=',
    `menara=${'A'.repeat(32)}`,
    `menara=${'a'.repeat(31)}`,
    `menara=${'a'.repeat(33)}`,
    `menara="${cookie}"`,
    `xmenara=${cookie}`,
    `menara=${cookie}\u0000`,
    'menara=__proto__',
    'menara={"$gt":""}',
    `__Host-menara=${cookie}`,
    `menara=${'a'.repeat(100_000)}`,
  ])('is refused where it is missing or misshapen (%#)', (header) => {
    expect(readVisitorCookie(header, false)).toBeUndefined();
  });

  it('over HTTPS is bound to this host, and a plain one is not taken for it', () => {
    const set = visitorCookieHeader(cookie, true);
    expect(set).toMatch(/^__Host-menara=a{32}; Path=\/; HttpOnly; SameSite=Lax; .*; Secure$/);
    expect(readVisitorCookie(`__Host-menara=${cookie}`, true)).toBe(cookie);
    expect(readVisitorCookie(`menara=${cookie}`, true)).toBeUndefined();
  });

  it('over HTTP is out of reach of scripts, and comes along when a link is followed', () => {
    const set = visitorCookieHeader(cookie, false);
    expect(set).toContain(`${cookieName(false)}=${cookie}; Path=/; HttpOnly; SameSite=Lax`);
    expect(set).not.toContain('Secure');
  });
});
