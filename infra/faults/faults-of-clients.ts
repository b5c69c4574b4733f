/** A press whose answer never comes, and a client that never reads. */
import { readPartition } from '#lib/kafka/read.ts';
import { orderIdOf } from './audit-run.ts';
import { type Fault, seconds, serverAway } from './fault.ts';
import { type Deafness, deafUnder, HELD_MAX_MB } from './rows/flood.ts';
import { eventually } from './rows/lane.ts';
import { openVisit } from './rows/visit.ts';
import type { World } from './world.ts';

const DONE_WITHIN_MS = 5000;

/** Orders of the page's own buttons; those of the drill have names of their own. */
async function ordersOfPage({ engines, stores, runs }: World): Promise<number> {
  const [{ topic, traffic } = { topic: '', traffic: undefined }] = runs;
  const connection = { brokers: engines.direct.brokers, ssl: false } as const;
  const records = await readPartition(connection, topic, 0, {
    low: 0,
    end: await stores.end(topic),
  });
  return records.filter(({ value }) => !traffic?.sent.has(orderIdOf(value))).length;
}

/**
 * The order is written, its answer held, and then the connection breaks. Chromium sends such a
 * request again by itself, because its connection had been in use before.
 */
let before = 0;
const answerLost: Fault = {
  name: 'answer to a press lost',
  rows: 'W2',
  async inject(world) {
    before = await ordersOfPage(world);
    // So that the press finds a connection that was used.
    await world.page.evaluate("fetch('/api/health').then((answer) => answer.text())");
    world.browserWire.hold('answers');
    await world.page.locator('[data-testid="panel-send-1"]').click();
    const done = await eventually(async () => (await ordersOfPage(world)) > before, DONE_WITHIN_MS);
    if (!done) throw new Error('the press did not reach the server');
  },
  told: serverAway,
  lasts: seconds(0, 2),
  async over({ browserWire }) {
    browserWire.cut();
    browserWire.release();
  },
  async check(world) {
    const orders = (await ordersOfPage(world)) - before;
    return orders === 1 ? undefined : `one press made ${orders} orders`;
  },
};

let deafness: Deafness | undefined;
const neverReads: Fault = {
  name: 'client that never reads',
  rows: 'W3',
  async inject({ server, stores }) {
    const { url, pid } = server;
    const { cookie, topic, socket } = await openVisit(url);
    // The only eyes on this flood are those that never look.
    socket.socket.disconnect();
    deafness = await deafUnder({ url, pid, cookie, topic, producer: stores.producer });
  },
  lasts: seconds(0, 1),
  harmless: true,
  async check() {
    if (!deafness) return 'nothing was tried';
    const { grownMb, heard, closed } = deafness;
    if (grownMb > HELD_MAX_MB) return `the server grew by ${grownMb} MB`;
    return closed || heard.snapshots > 0
      ? undefined
      : `it was sent ${heard.bytes} bytes of backlog`;
  },
};

export const clientFaults: readonly Fault[] = [answerLost, neverReads];
