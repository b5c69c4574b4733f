/**
 * kafkajs 2.2.4 asks for the end of a topic as one who reads committed records only: an admin is
 * then told where the first open transaction begins, and not where the log ends. Our checks read
 * everything, so the end has to be that of the log. A consumer, which says what it reads, is asked
 * as before. Guarded at run time, so bundles carry it too (docs/decisions/0005).
 */
import Broker from 'kafkajs/src/broker/index.js';

interface Guarded {
  listOffsets(request: { readonly isolationLevel?: number }): Promise<unknown>;
}

const READ_UNCOMMITTED = 0;
const guarded = Symbol.for('menara.kafkajs.log-end');

export function askForTheLogEnd(): void {
  const prototype = Broker.prototype as Guarded & { [guarded]?: true };
  if (prototype[guarded]) return;
  const { listOffsets } = prototype;
  if (typeof listOffsets !== 'function') {
    throw new Error('kafkajs changed: broker has no listOffsets');
  }
  prototype.listOffsets = function (this: Guarded, request) {
    const { isolationLevel = READ_UNCOMMITTED } = request;
    return listOffsets.call(this, { ...request, isolationLevel });
  };
  prototype[guarded] = true;
}
