/**
 * The verbs of the lab `race`: let two clients race for orders, run and end the connector, draw the
 * starting line of the challenge. Each acts on the real thing and says nothing; what it did comes
 * back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { noteBeginning } from '../../shop/cdc-state.ts';
import { checkChallenge, drawLine } from './challenge.ts';
import { CLIENTS, CONNECTOR, LIMITS, PARTITIONS, PATH_NAMES, PATHS, SEARCH } from './model.ts';
import { quiz } from './quiz.ts';

/** Orders raced for at a time: more would only race each other for the processor. */
const LANES = 4;

const raceInput = z.strictObject({
  // Any number passes here; one outside its limits is told which limit.
  count: z.number(),
  pauseMs: z.number(),
  clockMs: z.number(),
  together: z.boolean(),
});
type RaceInput = z.infer<typeof raceInput>;

const within = (value: number, { min, max }: { min: number; max: number }) =>
  Number.isInteger(value) && value >= min && value <= max;

function startClients({ children }: LabContext): void {
  for (const name of CLIENTS) {
    if (children.running(name)) continue;
    children.start({
      name,
      program: 'content/11-2/race/client.worker.ts',
      settings: { topic: PATHS.search.topic },
    });
  }
}

/** The same program over both logs: what differs between its indexes is the order they were in. */
function startSearch({ children }: LabContext): void {
  if (children.running(SEARCH)) return;
  const feeds = PATH_NAMES.map((group) => ({ group, ...PATHS[group] }));
  children.start({
    name: SEARCH,
    program: 'content/11-2/race/search.worker.ts',
    settings: { feeds },
  });
}

/** Before the first order: the connector, whenever it comes, begins with the run's first change. */
async function markStart({ db }: LabContext): Promise<void> {
  const once = async (collection: string, _id: string, fields: object) =>
    db
      .collection<{ _id: string }>(collection)
      .updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
  await noteBeginning(db, CONNECTOR);
  for (const name of ['orders', 'series']) await once('counters', name, { n: 0 });
}

const FOLLOWS = { connector: CONNECTOR, collection: 'orders', every: 1 } as const;

/** Numbers of a run, never given out twice; undefined where that would be more than `max`. */
async function take({ db }: LabContext, _id: string, count: number, max: number) {
  const counter = await db
    .collection<{ _id: string; n: number }>('counters')
    .findOneAndUpdate(
      { _id, n: { $lte: max - count } },
      { $inc: { n: count } },
      { returnDocument: 'after' },
    );
  return counter?.n;
}

async function race(context: LabContext, input: RaceInput): Promise<void> {
  const { db, children } = context;
  startClients(context);
  startSearch(context);
  const last = await take(context, 'orders', input.count, LIMITS.run);
  if (last === undefined) throw new LabError('limit-run', { retriable: false });
  const series = await take(context, 'series', 1, LIMITS.run);
  const connected = children.running(CONNECTOR);
  const races = Array.from({ length: input.count }, (_, index) => {
    const n = last - input.count + 1 + index;
    return { _id: `ORD-${n}`, n, series, ...input, connected };
  });
  await db.collection<{ _id: string }>('races').insertMany(races);
  const orderIds = races.map(({ _id }) => _id);
  // The buyer pays. It also opens the lines over which the buyer will race.
  await children.call(CLIENTS[1], 'prepare', { orderIds });
  let next = 0;
  const lane = async () => {
    while (next < orderIds.length) {
      const orderId = orderIds[next] ?? '';
      next += 1;
      await raceFor(children, orderId, input);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function raceFor(
  children: LabContext['children'],
  orderId: string,
  { pauseMs, clockMs, together }: RaceInput,
): Promise<void> {
  const [first, second] = CLIENTS;
  const ship = () =>
    children.call(first, 'change', { orderId, status: 'DIKIRIM', pauseMs, clockMs });
  const cancel = () =>
    children.call(second, 'change', { orderId, status: 'DIBATALKAN', pauseMs: 0, clockMs: 0 });
  if (together) await Promise.all([ship(), cancel()]);
  else await ship().then(cancel);
  // Each has saved; whoever has not published yet still does.
  await Promise.all(CLIENTS.map((name) => children.call(name, 'settled', { orderId })));
}

export const lab: LabServer = {
  topics: Object.values(PATHS).map(({ topic }) => ({ name: topic, partitions: PARTITIONS })),
  groups: Object.keys(PATHS),
  collections: [
    ...['orders', 'ledger', 'races', 'search_index', 'search_index_cdc'],
    ...['counters', 'cdc_state', 'checks'],
  ],
  answers: {
    predictions: {
      'final-mongo': ['dikirim', 'dibatalkan', 'refused'],
      'final-search': ['dikirim', 'dibatalkan'],
      'of-20': ['0', 'few', 'most'],
      'by-time': ['0', 'few', 'most'],
      'after-cdc': ['same', 'few', '0'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    await markStart(context);
    startClients(context);
    startSearch(context);
  },
  verbs: {
    race: verb(raceInput, async (context, input) => {
      if (!within(input.count, LIMITS.races)) {
        throw new LabError('limit-races', { retriable: false, about: String(input.count) });
      }
      for (const ms of [input.pauseMs, input.clockMs]) {
        if (within(ms, LIMITS.ms)) continue;
        throw new LabError('limit-pause', { retriable: false, about: String(ms) });
      }
      requirePrediction(context, 'final-mongo');
      requirePrediction(context, 'final-search');
      if (input.count > 1) requirePrediction(context, 'of-20');
      if (input.clockMs > 0) requirePrediction(context, 'by-time');
      await race(context, input);
    }),
    'run-cdc': verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'after-cdc');
      startSearch(context);
      context.children.start({
        name: CONNECTOR,
        program: 'content/11-2/race/connector.worker.ts',
        // One by one, as the text says: each change a request of its own.
        settings: { ...FOLLOWS, topic: PATHS['search-cdc'].topic },
      });
    }),
    'stop-connector': verb(
      z.strictObject({ how: z.enum(['term', 'kill']) }),
      ({ children }, { how }) => children.stop(CONNECTOR, how),
    ),
    line: verb(z.strictObject({}), drawLine),
  },
  challenge: checkChallenge,
};
