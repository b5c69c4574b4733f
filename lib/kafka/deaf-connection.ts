/**
 * kafkajs 2.2.4 keeps a connection on which a request was never answered, and writes the next one
 * into it as well. Where the other end is gone without a word (a crashed machine, a dropped NAT
 * entry), that lasts until the kernel gives up, some fifteen minutes. Kafka's own client closes
 * such a connection, and so does this guard: what comes next dials anew. (kafkajs #1783)
 * Guarded at run time, so bundles carry it too (docs/decisions/0005).
 */
import Connection from 'kafkajs/src/network/connection.js';

interface Guarded {
  readonly socket?: { destroy(error: Error): void };
  send(request: object): Promise<unknown>;
}

const guarded = Symbol.for('menara.kafkajs.deaf-connection');

export function closeDeafConnections(): void {
  const prototype = Connection.prototype as Guarded & { [guarded]?: true };
  if (prototype[guarded]) return;
  const { send } = prototype;
  if (typeof send !== 'function') throw new Error('kafkajs changed: connection has no send');
  prototype.send = async function (this: Guarded, request) {
    try {
      return await send.call(this, request);
    } catch (error) {
      if (error instanceof Error && error.name === 'KafkaJSRequestTimeoutError') {
        // With an error: it then rejects what else waits here, and counts as disconnected at once.
        this.socket?.destroy(new Error('no answer in time'));
      }
      throw error;
    }
  };
  prototype[guarded] = true;
}
