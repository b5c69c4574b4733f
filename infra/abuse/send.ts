/** Carries an attempt to the server and brings back what can be judged; bounded in time and size. */
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { Attempt } from './attempts.ts';

export interface Reply {
  /** 0: the connection was closed without an answer. */
  readonly status: number;
  readonly id: string | undefined;
  readonly text: string;
}

const DEADLINE_MS = 20_000;
/** A server may wait for the rest of what looks like the beginning of something, ms. */
const RAW_DEADLINE_MS = 400;
const TEXT_MAX = 300_000;

export function createSender(url: string, connections: number) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  const http = (attempt: Omit<Attempt, 'door'>): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const { method, path, headers, body } = attempt;
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const asked = request(
        { hostname, port, agent, method, path, headers: { ...headers, ...length } },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            if (text.length < TEXT_MAX) text += chunk;
          });
          response.once('close', () => {
            const id = response.headers['x-request-id'];
            resolve({ status: response.statusCode ?? 0, id: id?.toString(), text });
          });
        },
      );
      asked.setTimeout(DEADLINE_MS, () => asked.destroy(new Error('no answer in time')));
      // A refusal may come, and the connection end, while the body is still on its way.
      asked.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' || error.code === 'EPIPE'
          ? resolve({ status: 0, id: undefined, text: '' })
          : reject(error),
      );
      asked.end(body);
    });

  const raw = (bytes: string): Promise<Reply> =>
    new Promise((resolve) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
      const done = () => {
        socket.destroy();
        const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0);
        resolve({ status, id: /x-request-id: (\S+)/i.exec(text)?.[1], text });
      };
      socket.setTimeout(RAW_DEADLINE_MS, done);
      socket.on('data', (chunk) => {
        if (text.length < TEXT_MAX) text += chunk.toString('latin1');
      });
      socket.on('error', done);
      socket.on('close', done);
    });

  /** A session by polling: opened, joined, then the packets, then its end. */
  const socket = async ({ headers, packets = [] }: Attempt): Promise<Reply> => {
    const path = '/socket.io/?EIO=4&transport=polling';
    const opened = await http({ method: 'GET', path, headers });
    const sid = /"sid":"([^"]+)"/.exec(opened.text)?.[1];
    if (!sid) return opened;
    const to = `${path}&sid=${sid}`;
    const send = (body: string) => http({ method: 'POST', path: to, headers, body });
    await send('40');
    const reply = await send(packets.join('\u001e'));
    await send('1');
    return reply;
  };

  return {
    http,
    send: (attempt: Attempt): Promise<Reply> => {
      if (attempt.raw !== undefined) return raw(attempt.raw);
      return attempt.packets ? socket(attempt) : http(attempt);
    },
    close: () => agent.destroy(),
  };
}

export type Sender = ReturnType<typeof createSender>;
