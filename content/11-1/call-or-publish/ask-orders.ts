/** The asking side: one `GET /orders/<id>` to the order service, over a line kept for the next. */
import { Agent, type IncomingMessage, request } from 'node:http';
import { errnoOf } from '../../shop/post.ts';
import { type Answer, orderState } from './order-state.ts';

/** ms. */
const ANSWER_WITHIN_MS = 2000;
const agent = new Agent({ keepAlive: true });

export interface Asker {
  readonly port: number;
  /** Whose sandbox this is; a stranger on an old port refuses. */
  readonly owner: string;
  /** Who asks: the order service counts by it. */
  readonly caller: string;
}

/** Never rejects: that nobody answered is an answer too. */
export async function askOrders(asker: Asker, orderId: string): Promise<Answer> {
  const began = performance.now();
  const ended = (rest: Omit<Answer, 'ms'>): Answer => ({
    ...rest,
    ms: Math.round((performance.now() - began) * 10) / 10,
  });
  try {
    const { status, body } = await get(asker, `/orders/${encodeURIComponent(orderId)}`);
    const state = status === 200 ? orderState.parse(JSON.parse(body)) : null;
    return ended({ status, errno: null, state });
  } catch (error) {
    return ended({ status: null, errno: errnoOf(error), state: null });
  }
}

function get(
  { port, owner, caller }: Asker,
  path: string,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-owner': owner, 'x-caller': caller };
    const options = { host: '127.0.0.1', port, path, agent, headers };
    const asked = request(options, (response) => {
      textOf(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    asked.setTimeout(ANSWER_WITHIN_MS, () =>
      asked.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
    );
    asked.once('error', reject);
    asked.end();
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
