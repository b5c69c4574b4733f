/**
 * A cable between a client and a server: it can be pulled out, made slow, or go silent while both
 * ends still believe in it. (Toxiproxy does this as well, but is a program of its own to fetch.)
 */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** Cuts every connection and takes no new one. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  /** Cuts every connection, and takes the next one: a proxy that starts again, a NAT that forgets. */
  cut(): void;
  /** Each chunk arrives this much later, ms, in both directions and in order; 0 undoes it. */
  delay(ms: number): void;
  /**
   * Connections stay and new ones are taken, but no byte arrives until `release`. With `answers`
   * requests still get through: a server then does what nobody hears of.
   */
  hold(what?: 'both' | 'answers'): void;
  /** What was held is delivered. */
  release(): void;
  /** The server's ends are closed and the clients' ends are not told: a crashed machine. */
  halfOpen(): void;
}

interface Pipe {
  readonly near: Socket;
  readonly far: Socket;
}

export async function openProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const pipes = new Set<Pipe>();
  /** Near ends whose server is gone; they are in no pipe any more. */
  const orphans = new Set<Socket>();
  const waiting = new Set<() => void>();
  let held: 'both' | 'answers' | undefined;
  let delayMs = 0;

  /** Resolves when a chunk of this direction may go on. */
  const pass = async (answers: boolean, due: number) => {
    const left = due - Date.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    while (held === 'both' || (held === 'answers' && answers)) {
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  };
  const carry = (from: Socket, to: Socket, answers: boolean) => {
    // One chain a direction keeps the order; the backlog is bounded by the senders' own limits.
    let last = Promise.resolve();
    const then = (step: () => void) => {
      // From its arrival: a long line delays each chunk, and lets as many through as a short one.
      const due = Date.now() + delayMs;
      last = last.then(() => pass(answers, due)).then(step);
    };
    from.on('data', (chunk) => then(() => !to.destroyed && to.write(chunk)));
    from.on('end', () => then(() => to.end()));
  };
  const server = createServer((near) => {
    const far = connect(target.port, target.host);
    const pipe = { near, far };
    pipes.add(pipe);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        if (pipes.delete(pipe)) for (const one of [near, far]) one.destroy();
      });
    }
    carry(near, far, false);
    carry(far, near, true);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;

  const release = () => {
    held = undefined;
    for (const go of waiting) go();
    waiting.clear();
  };
  const cut = () => {
    for (const near of orphans) near.destroy();
    for (const { near, far } of pipes) {
      near.destroy();
      far.destroy();
    }
  };
  const unplug = async () => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    cut();
    await closed;
  };
  return {
    ...{ port, unplug, cut },
    plug: async () => {
      if (!server.listening) await listen(server, port);
    },
    delay(ms) {
      delayMs = ms;
    },
    hold(what = 'both') {
      held = what;
    },
    release,
    halfOpen() {
      for (const pipe of pipes) {
        pipes.delete(pipe);
        pipe.far.destroy();
        orphans.add(pipe.near.on('close', () => orphans.delete(pipe.near)));
      }
    },
    async [Symbol.asyncDispose]() {
      delayMs = 0;
      release();
      await unplug();
    },
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
