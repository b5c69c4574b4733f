/** The answering side: `GET /orders/<id>` is answered with the order's present state. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OrderState } from './order-state.ts';

export interface Answering {
  /** Whose questions are answered; ports are given out again, and a stranger may dial an old one. */
  readonly owner: string;
  /** Where it was found before; taken again if it is free. Null: any. */
  readonly port: number | null;
  find(orderId: string, caller: string): Promise<OrderState | undefined>;
}

export interface Door {
  readonly port: number;
  close(): void;
}

export async function answerQuestions({ owner, port, find }: Answering): Promise<Door> {
  // #region answer
  const server = createServer(async (request, response) => {
    request.resume();
    const { 'x-owner': from, 'x-caller': caller = '' } = request.headers;
    if (from !== owner) return void response.writeHead(421).end();
    try {
      const orderId = decodeURIComponent(request.url?.split('/')[2] ?? '');
      const order = await find(orderId, String(caller));
      response.writeHead(order ? 200 : 404).end(order && JSON.stringify(order));
    } catch (error) {
      // Its database is away, say. Whoever asked has to ask again.
      console.error(error);
      response.writeHead(503).end();
    }
  });
  // #endregion

  // A caller keeps its line; closing an idle one just as it is used would be an error of ours.
  server.keepAliveTimeout = 0;
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  };
  // Somebody else may have taken the old port while this service was dead.
  await listen(port ?? 0).catch(() => listen(0));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
