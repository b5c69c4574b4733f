/** The door on a real port, before a stand-in for the pages that says what it was given. */
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doorSentences } from '#components/site/words.door.ts';
import { noteRequest } from '../request-context.ts';
import { createDoor } from './door.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

interface Seen {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let bench: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  bench = await open();
});
afterEach(() => bench[Symbol.asyncDispose]());

const call = (headers: OutgoingHttpHeaders = {}): OutgoingHttpHeaders => ({
  origin: bench.url,
  'next-action': 'a',
  'content-type': 'text/plain;charset=UTF-8',
  ...headers,
});

describe('the door passes on', () => {
  it('a page, with an id, a policy of its own and a cookie', async () => {
    const [one, two] = [await bench.ask('/id', page), await bench.ask('/id', page)];
    expect(one.status).toBe(200);
    expect(one.headers['x-request-id']).toMatch(/^[\w-]{12}$/);
    expect(one.headers['x-request-id']).not.toBe(two.headers['x-request-id']);
    expect(one.headers['content-security-policy']).not.toBe(two.headers['content-security-policy']);
    expect(one.headers['set-cookie']?.[0]).toMatch(/^menara=[0-9a-f]{32}; Path=\/; HttpOnly/);
  });

  it('a call with its body, whole and unread', async () => {
    const body = JSON.stringify(['rewind', 'kopi ☕', { count: '$NaN' }, '$undefined']);
    expect((await bench.post('/id/11-1/log', body, call())).status).toBe(200);
    expect(bench.seen.at(-1)?.body).toBe(body);
  });

  it('a body that comes in pieces', async () => {
    const pieces = ['["', 'a'.repeat(9000), 'b'.repeat(5000), '"]'];
    expect((await bench.post('/id', pieces, call())).status).toBe(200);
    expect(bench.seen.at(-1)?.body).toBe(pieces.join(''));
  });

  it('a form with a file, at the one address that takes one', async () => {
    const form = { origin: bench.url, 'content-type': 'multipart/form-data; boundary=x' };
    expect((await bench.post('/id/progress', 'x'.repeat(100_000), form)).status).toBe(200);
    expect((await bench.post('/id/11-1/log', '--x', form)).status).toBe(400);
  });
});

describe('the door refuses', () => {
  it.each(['https://evil.example', 'null', 'file://', '', undefined])(
    'a call of the origin %j, whatever the forwarded host says',
    async (origin) => {
      const { origin: _ours, ...rest } = call({ 'x-forwarded-host': 'evil.example' });
      const answer = await bench.post(
        '/id',
        '[1]',
        origin === undefined ? rest : { ...rest, origin },
      );
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toEqual({
        ok: false,
        code: 'foreign-origin',
        id: answer.headers['x-request-id'],
      });
      expect(bench.seen).toEqual([]);
    },
  );

  it('a body above its limit, and names the limit', async () => {
    const answer = await bench.post('/id', `["${'x'.repeat(16 * 1024)}"]`, call());
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'too-large', limit: '16 KiB' });
    expect((await bench.post('/id/progress', 'x'.repeat(300_000), call())).status).toBe(413);
    expect(bench.seen).toEqual([]);
  });

  it('a body without a length', async () => {
    const answer = await bench.post('/id', '[1]', call({ 'transfer-encoding': 'chunked' }));
    expect(answer.status).toBe(411);
  });

  it.each([
    '[1',
    '',
    '1',
    '{}',
    '[1,2,3,4,5]',
    `${'['.repeat(4000)}${']'.repeat(4000)}`,
    '["$@1"]',
    '["$F1"]',
    '["$1:__proto__:then"]',
    '[{"__proto__":{"polluted":true}}]',
    `[[${'1,'.repeat(300)}1]]`,
  ])('a call that is no list of plain values (%#)', async (body) => {
    expect((await bench.post('/id', body, call())).status).toBe(400);
    expect(bench.seen).toEqual([]);
  });

  it.each(['/api/lab/%E0%A4%A/tools', '/%00', '/a%0d%0ab', '/%5cevil.example', '/%'])(
    'the address %s',
    async (path) => {
      expect(await bench.ask(path)).toMatchObject({ status: 400 });
      expect(bench.seen).toEqual([]);
    },
  );

  it('an address that is too long, and a method nobody asked for', async () => {
    expect((await bench.ask(`/${'a'.repeat(2100)}`)).status).toBe(414);
    expect((await bench.ask('/id', { method: 'DELETE' })).headers.allow).toBe('GET, HEAD, POST');
  });

  it('a person in words of both languages, repeating nothing of what was sent', async () => {
    const { text } = await bench.ask('/%00<script>', page);
    expect(text).toContain('Tidak ada yang berubah.');
    expect(text).toContain('Nothing changed.');
    expect(text).not.toContain('script');
  });
});

describe('behind the door', () => {
  it('nothing is believed that only a proxy or we may say', async () => {
    const forged = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-for': '1.2.3.4',
      'x-middleware-subrequest': 'proxy',
      'x-nonce': 'mine',
      'content-security-policy': "script-src 'nonce-mine'",
    };
    const answer = await bench.ask('/id', { headers: forged });
    const { headers } = bench.seen[0] as Seen;
    expect(JSON.stringify(headers)).not.toMatch(/evil|1\.2\.3\.4|mine|subrequest/);
    expect(headers['content-security-policy']).toBe(answer.headers['content-security-policy']);
  });

  it('a call that never reached an action was misshapen; one that did has failed', async () => {
    bench.status = 500;
    expect((await bench.post('/id', '[1]', call())).status).toBe(400);
    bench.entered = true;
    expect((await bench.post('/id', '[1]', call())).status).toBe(500);
    expect((await bench.ask('/id')).status).toBe(500);
  });

  it('what is thrown is a 500 with an id and no stack', async () => {
    bench.failure = new Error('secret place');
    const answer = await bench.ask('/id');
    expect(answer.status).toBe(500);
    expect(answer.headers['x-request-id']).toBeDefined();
    expect(answer.text).not.toContain('secret');
    expect(bench.faults).toEqual(['door: secret place']);
  });
});

describe('with a public address', () => {
  it('its origin alone is ours, cookies are bound to HTTPS, and Next is told the host', async () => {
    await using house = await open('https://menara.example');
    const ours = { ...call(), origin: 'https://menara.example' };
    expect((await house.post('/id', '[1]', { ...ours, 'x-forwarded-host': 'x' })).status).toBe(200);
    expect(house.seen[0]?.headers['x-forwarded-host']).toBe('menara.example');
    expect((await house.post('/id', '[1]', { ...ours, origin: house.url })).status).toBe(403);
    const { headers } = await house.ask('/id', page);
    expect(headers['set-cookie']?.[0]).toMatch(/^__Host-menara=.*; Secure$/);
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });
});

const page = { headers: { accept: 'text/html' } };

async function open(publicUrl?: string) {
  const seen: Seen[] = [];
  const faults: string[] = [];
  const door = createDoor({
    publicUrl,
    secure: publicUrl !== undefined,
    words: doorSentences,
    async next(incoming, response) {
      if (house.failure) throw house.failure;
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const { url = '', headers } = incoming;
      seen.push({ url, headers, body: Buffer.concat(chunks).toString() });
      noteRequest({ entered: house.entered });
      response.statusCode = house.status;
      response.end('page');
    },
    refused: () => undefined,
    fault: (who, error) => faults.push(`${who}: ${(error as Error).message}`),
  });
  const http = createServer(door);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const { port } = http.address() as AddressInfo;
  const send = (
    path: string,
    options: { method?: string; headers?: OutgoingHttpHeaders } = {},
    pieces: readonly string[] = [],
  ) =>
    new Promise<Answer>((resolve, reject) => {
      const asked = request({ port, path, host: '127.0.0.1', ...options }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      });
      asked.on('error', reject);
      for (const piece of pieces) asked.write(piece);
      asked.end();
    });
  const house = {
    url: `http://127.0.0.1:${port}`,
    seen,
    faults,
    status: 200,
    entered: false,
    failure: undefined as Error | undefined,
    ask: send,
    post(path: string, body: string | readonly string[], headers: OutgoingHttpHeaders) {
      const pieces = typeof body === 'string' ? [body] : body;
      const length = Buffer.byteLength(pieces.join(''));
      const sized = headers['transfer-encoding']
        ? headers
        : { ...headers, 'content-length': length };
      return send(path, { method: 'POST', headers: sized }, pieces);
    },
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
  return house;
}
