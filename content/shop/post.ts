/** One HTTP POST to a program on this machine, over a line that is kept for the next one. */
import { Agent, request } from 'node:http';

/** Longer than any work a reader may ask of a service, ms. */
const ANSWER_WITHIN_MS = 5000;
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Rejects with the error of the system: its `code` is ECONNREFUSED, ECONNRESET or ETIMEDOUT. */
export function post(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const options = { host: '127.0.0.1', port, path, method: 'POST', agent };
    const asked = request({ ...options, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    });
    asked.setTimeout(ANSWER_WITHIN_MS, () =>
      asked.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
    );
    asked.once('error', reject);
    asked.end(body);
  });
}

/** What is written down of a failed call. */
export const errnoOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
