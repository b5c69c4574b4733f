/**
 * Fetches one file over HTTP. A server that can't be reached is given up after five seconds, so
 * that a blocked network falls through to the next source quickly.
 */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';

export const CONNECT_DEADLINE_MS = 5000;
const SILENCE_DEADLINE_MS = 30_000;
const REDIRECTS_MAX = 5;

/** Writes to `<file>.part` and renames at the end: a half file never has the name of a whole one. */
export async function download(url: string, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(await open(url), createWriteStream(part));
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

export async function downloadText(url: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await open(url)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Whether the server behind a URL can be reached at all. */
export async function isReachable(url: string): Promise<boolean> {
  try {
    (await open(url, 'HEAD')).destroy();
    return true;
  } catch (error) {
    // An answer with an error status is still an answer.
    return error instanceof StatusError;
  }
}

class StatusError extends Error {}

function open(url: string, method = 'GET', redirects = 0): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const client = url.startsWith('https:') ? https : http;
    const request = client.request(url, { method });
    const tooSlow = setTimeout(() => {
      request.destroy(new Error(`${new URL(url).host} did not answer within 5 s`));
    }, CONNECT_DEADLINE_MS);
    request.once('socket', (socket) => {
      if (!socket.connecting) clearTimeout(tooSlow);
      socket.once('connect', () => clearTimeout(tooSlow));
    });
    request.setTimeout(SILENCE_DEADLINE_MS, () => {
      request.destroy(new Error(`${new URL(url).host} fell silent for 30 s`));
    });
    request.once('error', (error) => {
      clearTimeout(tooSlow);
      reject(error);
    });
    request.once('response', (response) => {
      const status = response.statusCode ?? 0;
      const next = response.headers.location;
      if (status >= 300 && status < 400 && next && redirects < REDIRECTS_MAX) {
        response.resume();
        open(new URL(next, url).href, method, redirects + 1).then(resolve, reject);
      } else if (status !== 200) {
        response.resume();
        reject(new StatusError(`${url} answered ${status}`));
      } else resolve(response);
    });
    request.end();
  });
}
