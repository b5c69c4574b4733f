/**
 * Malformed input for every door, drawn by fast-check from a seed: the same seed is the same
 * twenty thousand attempts. None of them may change anything, so none is a call that would be
 * right by chance: each family breaks at least one thing.
 */
import * as fc from 'fast-check';

export interface Attempt {
  readonly door: Door;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Bytes as they are, past any client that would put them right. */
  readonly raw?: string;
  /** What travels through a socket of its own, packet by packet. */
  readonly packets?: readonly string[];
}

export const DOORS = [
  'action input',
  'action body',
  'action origin',
  'action id',
  'cookie',
  'query',
  'search',
  'path',
  'header',
  'raw bytes',
  'socket',
  'progress file',
] as const;

export type Door = (typeof DOORS)[number];

/** What an attempt is aimed at; all of it is known to every visitor. */
export interface Target {
  readonly origin: string;
  /** `name=value` of a visitor whose state must not change. */
  readonly cookie: string;
  /** Actions that take an input, by the address of their page; any first input here is wrong. */
  readonly actions: readonly { readonly id: string; readonly page: string }[];
  /** Hidden fields of the form that brings a progress file. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Strings that have broken something somewhere. */
const NASTY = [
  ...['', ' ', '\u0000', '\ud800', '💥', '../../etc/passwd', '%', '%00', '\r\nSet-Cookie: a=b'],
  ...['__proto__', 'constructor', 'toString', '$where', '$1:__proto__:then', '$F1', '$@1', '$$'],
  ...["'; return true; //", '<script>alert(1)</script>', '{"$gt":""}', '#{7*7}', '{{7*7}}'],
  ...['sb-0000000000000000-r1-pesanan', 'x'.repeat(5000), '٣', 'NaN', '-0', '1e309'],
];

const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 60 }));
const name = fc.oneof(
  fc.constantFrom('log', 'unique-index', 'tower', 'challenge', 'tools', 'reset', '__proto__'),
  nasty,
);
/** No number, no boolean and no word that an action knows. */
const wrong = fc.oneof(
  nasty.map((text) => `~${text}`),
  fc.constantFrom(null, -1, 0, 7, 6.5, 1e308, [], {}, { $gt: '' }, { count: 6, more: true }),
  fc.dictionary(nasty, fc.jsonValue({ maxDepth: 4 }), { maxKeys: 6 }),
  fc.array(fc.jsonValue({ maxDepth: 6 }), { maxLength: 8 }),
);
const foreign = fc.constantFrom(
  ...['https://evil.example', 'null', 'file://', '', 'http://localhost', 'no url', 'HTTP://X'],
);
const badCookie = fc.oneof(
  fc.constantFrom('', 'menara=', 'menara=__proto__', `menara=${'A'.repeat(32)}`, 'menara="'),
  fc.constantFrom(`menara=${'a'.repeat(31)}`, `menara=${'a'.repeat(33)}`, '__Host-menara=x'),
  nasty.map((text) => `menara=~${visible(text)}`),
);

/** What Node lets through as the value of a header. */
const visible = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 3000);

export function attempts(target: Target): fc.Arbitrary<Attempt> {
  const { origin, cookie, actions } = target;
  const action = fc.constantFrom(...actions);
  const call = (id: string, more: Record<string, string> = {}) => ({
    ...{ origin, cookie, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
    ...more,
  });
  const post = (
    door: Door,
    page: string,
    headers: Record<string, string>,
    body: string,
  ): Attempt => ({
    ...{ door, method: 'POST', path: page, headers, body },
  });
  const get = (
    door: Door,
    path: string,
    headers: Record<string, string> = { cookie },
  ): Attempt => ({
    ...{ door, method: 'GET', path, headers },
  });

  return fc.oneof(
    fc.record({ action, input: fc.array(wrong, { minLength: 1, maxLength: 4 }) }).map((given) => {
      const { id, page } = given.action;
      return post('action input', page, call(id), JSON.stringify(given.input));
    }),
    fc
      .record({
        action,
        body: fc.oneof(
          nasty,
          fc.json().map((text) => text.slice(1)),
        ),
      })
      .map(({ action: { id, page }, body }) => post('action body', page, call(id), `[[${body}`)),
    fc.record({ action, from: foreign, host: fc.boolean() }).map((given) => {
      const { id, page } = given.action;
      const forged: Record<string, string> = given.host
        ? { 'x-forwarded-host': 'evil.example' }
        : {};
      return post('action origin', page, call(id, { origin: given.from, ...forged }), '[1]');
    }),
    fc
      .record({ action, id: fc.oneof(fc.stringMatching(/^[0-9a-f]{1,60}$/), nasty.map(visible)) })
      .map(({ action: { page }, id }) => post('action id', page, call(`~${id}`), '[1]')),
    fc
      .record({ action, given: badCookie })
      .map(({ action: { id, page }, given }) =>
        post('cookie', page, call(id, { cookie: given }), '[1,"term"]'),
      ),
    fc
      .record({ slug: name, query: name, given: badCookie, known: fc.boolean() })
      .filter(({ query, known }) => !known || query !== 'challenge')
      .map(({ slug, query, given, known }) =>
        get('query', `/api/lab/${escaped(slug)}/${escaped(query)}`, {
          cookie: known ? cookie : given,
        }),
      ),
    fc
      .record({ q: nasty, locale: fc.oneof(fc.constantFrom('id', 'en'), nasty) })
      .map(({ q, locale }) =>
        get('search', `/api/search?q=${escaped(q)}&locale=${escaped(locale)}`),
      ),
    fc
      .record({
        method: fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'),
        parts: fc.array(
          fc.oneof(nasty.map(escaped), fc.constantFrom('id', '11-1', '%E0%A4%A', '..')),
        ),
      })
      .map(({ method, parts }): Attempt => {
        return { ...get('path', `/${parts.join('/').slice(0, 4000)}`), method };
      }),
    fc
      .dictionary(fc.stringMatching(/^[a-z][a-z-]{0,20}$/), nasty.map(visible), { maxKeys: 8 })
      .map((given) => get('header', '/api/progress', { ...safe(given), cookie })),
    fc
      .oneof(nasty, fc.constantFrom(...RAW), fc.string({ unit: 'binary', maxLength: 400 }))
      .map((raw): Attempt => ({ ...get('raw bytes', '/'), raw })),
    fc
      .array(fc.oneof(nasty, packet(wrong)), { minLength: 1, maxLength: 4 })
      .map(
        (packets): Attempt => ({ ...get('socket', '/socket.io/', { cookie, origin }), packets }),
      ),
    fc
      .oneof(
        nasty,
        fc.json(),
        wrong.map((labs) => JSON.stringify({ ...PROGRESS, labs: [labs] })),
      )
      .map((file) => {
        const type = 'multipart/form-data; boundary=menara';
        const body = formOf({ ...target.fields }, file);
        return post(
          'progress file',
          '/id/progress',
          { origin, cookie, 'content-type': type },
          body,
        );
      }),
  );
}

const PROGRESS = { format: 'menara-progress', version: 1, exported: 1 };

const RAW = [
  'GET / HTTP/1.1\r\n\r\n',
  'GET /id HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'POST /id HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  `GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ${'a'.repeat(40_000)}\r\n\r\n`,
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n',
  'GET /anything HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
];

/** Of Engine.IO and Socket.IO: events with wrong input, binary parts that never come, other ids. */
function packet(wrong: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.oneof(
    wrong.map((input) => `420${JSON.stringify(['join', input])}`),
    wrong.map((input) => `42${JSON.stringify(['leave', input])}`),
    fc.constantFrom('40', '41', '1', '2probe', '3', '5', '6', '4', '43[]', '44{}', '40/admin,'),
    fc.constantFrom('4511-["join",{"_placeholder":true,"num":0}]', 'bAAAA', '451-[]', '42', '42{'),
    fc.constantFrom(
      `42["${'x'.repeat(20_000)}"]`,
      '429999999999999999999["join"]',
      '42["__proto__"]',
    ),
  );
}

/** Half a character becomes a mark, since no address can hold it. */
function escaped(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** Those that would break the client's own framing belong to the raw bytes. */
function safe(headers: Readonly<Record<string, string>>): Record<string, string> {
  const ours = ['host', 'connection', 'upgrade', 'te', 'trailer', 'keep-alive', 'expect', 'cookie'];
  const kept = Object.entries(headers).filter(
    ([one]) => !ours.includes(one) && !one.startsWith('content-') && !one.startsWith('transfer'),
  );
  return Object.fromEntries(kept);
}

function formOf(fields: Readonly<Record<string, string>>, file: string): string {
  const part = (head: string, value: string) =>
    `--menara\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  const hidden = Object.entries(fields).map(([key, value]) => part(`name="${key}"`, value));
  return `${hidden.join('')}${part('name="file"; filename="p.json"', file)}--menara--\r\n`;
}
