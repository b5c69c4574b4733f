/**
 * Behind a reverse proxy that ends TLS, with PUBLIC_URL: cookies are bound to HTTPS, the web socket
 * comes through, and nobody's page but the public one may act. The certificate is made for the test.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as ask } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '#lib/stack/ports.ts';
import { type ServerUnderTest, startServer } from '../infra/e2e-server.ts';
import { LabPage } from './lab-page.ts';
import { sharedAddresses } from './stores.ts';

const NAME = 'menara.test';
const FIRST_PORT = 3543;

test.describe('behind a proxy with TLS', () => {
  test.use({ ignoreHTTPSErrors: true });
  test.describe.configure({ mode: 'serial', timeout: 120_000 });
  let server: ServerUnderTest;
  let proxy: Server;
  let publicUrl: string;

  test.beforeAll(async () => {
    const port = await freePort(FIRST_PORT);
    publicUrl = `https://localhost:${port}`;
    // Engines that are there already: what is behind the proxy is a server, not a broker.
    const { brokers, mongoUri } = sharedAddresses();
    server = await startServer({
      env: { PUBLIC_URL: publicUrl, KAFKA_BROKERS: brokers.join(','), MONGODB_URI: mongoUri },
    });
    proxy = await startProxy(port, Number(new URL(server.url).port));
  });
  test.afterAll(async () => {
    proxy?.closeAllConnections();
    proxy?.close();
    await server?.[Symbol.asyncDispose]();
  });

  test('a lab is played over HTTPS and its web socket', async ({ page, context }) => {
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    const lab = new LabPage(page);
    await lab.open(`${publicUrl}/id/11-1/log`);
    await lab.press('send-6');
    await expect(lab.value('value-end')).toHaveText('6');
    expect(sockets.some((url) => url.startsWith('wss://localhost'))).toBe(true);
    const cookie = (await context.cookies()).find(({ name }) => name.includes('menara'));
    expect(cookie).toMatchObject({ name: '__Host-menara', secure: true, httpOnly: true });
  });

  test('the address behind the proxy may look, and may not act', async () => {
    const direct = await fetch(`${server.url}/id`, {
      method: 'POST',
      headers: { origin: server.url, 'next-action': 'a', 'content-type': 'text/plain' },
      body: '[]',
    });
    expect(direct.status).toBe(403);
    const page = await fetch(`${server.url}/id`, { headers: { accept: 'text/html' } });
    expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});

/** What nginx does, in the few lines that matter: TLS ends here, and the rest is passed on. */
async function startProxy(port: number, to: number): Promise<Server> {
  const server = createServer(await certificate(), (request, response) => {
    const headers = { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress };
    const { url: path, method } = request;
    const onward = ask({ host: '127.0.0.1', port: to, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('upgrade', ({ url, rawHeaders }, socket, head) => {
    const onward = connect(to, '127.0.0.1', () => {
      const lines = rawHeaders.map((part, at) => (at % 2 === 0 ? `${part}: ` : `${part}\r\n`));
      onward.write(`GET ${url} HTTP/1.1\r\n${lines.join('')}\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((listening) => server.listen(port, 'localhost', listening));
  expect((server.address() as AddressInfo).port).toBe(port);
  return server;
}

async function certificate(): Promise<{ key: Buffer; cert: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'menara-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', `/CN=${NAME}`, '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', key, '-out', cert];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...files, ...subject],
    { stdio: 'ignore' },
  );
  const pair = { key: await readFile(key), cert: await readFile(cert) };
  await rm(folder, { recursive: true });
  return pair;
}
