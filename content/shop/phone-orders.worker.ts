/**
 * The order service that telephones: for each buyer it calls the five services in turn, and
 * answers only when the last one has. Its buyers are HTTP clients of their own in this program.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { callInTurn, type Line } from './call-services.ts';
import { type Handled, openDoor, openLines, type Sheet, sendBuyers } from './order-desk.ts';
import { beginSeries, endForsaken, endSeries } from './series.ts';
import { type BookEntry, PHONE_BOOK, type ServiceName } from './services.ts';

/** Of many orders at once one is told call by call; another no sooner than this, ms. */
const WATCH_EVERY_MS = 400;

const input = z.object({
  count: z.number().int().positive(),
  together: z.number().int().positive(),
  retries: z.number().int().nonnegative(),
  /** What the reader foretold, percent; only for the challenge. */
  forecast: z.number().nullable(),
});

const child = startChild();
const { prefix, database: name } = child.settings;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'order-service', 2);
const database = mongo.db(name);
const book = new Map<ServiceName, BookEntry>();
let running: { readonly series: number; readonly retries: number } | undefined;
let watched: { readonly orderId: string; readonly at: number; over: boolean } | undefined;
let busy = false;

// #region handle
async function handle(_way: string, orderId: string): Promise<Handled> {
  const { failedAt, calls } = await callInTurn(lineFor(orderId));
  return { status: failedAt === null ? 201 : 502, detail: { failedAt, calls } };
}
// #endregion

function lineFor(orderId: string): Line {
  const watch = watches(orderId);
  return {
    // A service nobody ever reached has no number; on port 1 nobody listens either.
    port: (service) => book.get(service)?.port ?? 1,
    retries: running?.retries ?? 0,
    headers: { 'x-owner': prefix, 'x-series': String(running?.series ?? 0), 'x-order': orderId },
    ...(watch && {
      opened: (service, attempt) => child.report('calling', { orderId, service, attempt }),
      closed: (call) => child.report('called', { orderId, ...call }),
    }),
  };
}

function watches(orderId: string): boolean {
  const now = Date.now();
  if (watched && (!watched.over || now - watched.at < WATCH_EVERY_MS)) return false;
  watched = { orderId, at: now, over: false };
  child.report('order', { orderId });
  return true;
}

async function place({ count, together, ...asked }: z.infer<typeof input>): Promise<void> {
  for (const entry of await database.collection<BookEntry>(PHONE_BOOK).find().toArray()) {
    book.set(entry._id, entry);
  }
  await openNewLines(together);
  const begun = { asked: count, together, ways: ['phone'], ...asked };
  const series = await beginSeries(database, [...book.values()], begun);
  running = { series, retries: asked.retries };
  watched = undefined;
  void follow(series, count, together);
}

/** Ports with lines open. */
const dialled = new Set<number>();

async function openNewLines(count: number): Promise<void> {
  const ports = [...book.values()].flatMap(({ port, killed }) =>
    port === null || killed || dialled.has(port) ? [] : [port],
  );
  if (dialled.size === 0) await openLines(door.port, count);
  await Promise.all(ports.map((port) => openLines(port, count, { 'x-owner': prefix })));
  for (const port of ports) dialled.add(port);
}

async function follow(series: number, count: number, together: number): Promise<void> {
  try {
    await sendBuyers({
      ...{ port: door.port, series, way: 'phone', count, together },
      ledger: database.collection<Sheet>('orders'),
      answered({ orderId, status, ms }) {
        if (watched?.orderId !== orderId) return;
        watched.over = true;
        child.report('answered', { orderId, status, ms });
      },
    });
    await endSeries(database, series);
  } catch (error) {
    console.error(error);
    child.report('given-up', { series });
  } finally {
    busy = false;
  }
}

const quiet = () => {
  if (busy) throw new LabError('orders-running', { retriable: true });
};

await endForsaken(database);
const door = await openDoor(handle);
child.answer({
  quiet: async () => quiet(),
  async place(raw) {
    const asked = input.parse(raw);
    quiet();
    busy = true;
    try {
      await place(asked);
    } catch (error) {
      busy = false;
      throw error;
    }
  },
});
child.onStop(async () => {
  door.close();
  await mongo.close();
});
child.ready();
