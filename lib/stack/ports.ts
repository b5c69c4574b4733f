/** Finds a port of 127.0.0.1 that nobody uses, beginning with the one we would like. */
import { connect, createServer } from 'node:net';
import { StackError } from './errors.ts';

const SEARCH_SPAN = 200;
const CONNECT_DEADLINE_MS = 500;

export async function freePort(preferred: number, taken: readonly number[] = []): Promise<number> {
  for (let port = preferred; port < preferred + SEARCH_SPAN; port += 1) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new StackError(
    'port-missing',
    `No port from ${preferred} to ${preferred + SEARCH_SPAN - 1} is free: ` +
      'set MENARA_KAFKA_PORT or MENARA_MONGOD_PORT to another range.',
  );
}

/** Both ways are asked: some systems let two programs listen on one port. */
export async function isFree(port: number): Promise<boolean> {
  return !(await answers(port)) && (await canListen(port));
}

export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const done = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(CONNECT_DEADLINE_MS, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
