/**
 * The verbs of the lab `sinks`: orders flow into the database, a connector carries them to Kafka, and
 * two views follow the log; one is slowed, wiped, asked and compared. Each acts on the real thing and
 * says nothing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { openCdcState } from '../../shop/cdc-state.ts';
import { checkChallenge } from './challenge.ts';
import { compare } from './compare.ts';
import {
  ANALYTICS,
  CONNECTOR,
  FLOW_KINDS,
  FLOWS,
  type FlowKind,
  ORDERS,
  ORDERS_MAX,
  QUERY_MAX_CHARS,
  SEARCH,
  SINKS,
  SLOW_MS,
  TOPIC,
  TRAIL,
  WRITER,
} from './names.ts';
import { quiz } from './quiz.ts';
import type { FlowDocument, OrderDocument, ReadingDocument } from './records.ts';
import { SELECT_NAMES } from './selects.ts';

interface Setting {
  readonly _id: 'search';
  readonly slow: boolean;
}

const program = z.enum([CONNECTOR, SEARCH, ANALYTICS]);
type Program = z.infer<typeof program>;

function startWriter({ children }: LabContext): void {
  if (children.running(WRITER)) return;
  children.start({ name: WRITER, program: 'content/11-2/sinks/orders.worker.ts', settings: {} });
}

const settingOf = ({ db }: LabContext) => db.collection<Setting>('lab_settings');

const isSlow = async (context: LabContext): Promise<boolean> =>
  (await settingOf(context).findOne({ _id: 'search' }))?.slow === true;

async function start(context: LabContext, name: Program): Promise<void> {
  const { children } = context;
  if (name === CONNECTOR) {
    children.start({
      name,
      program: 'content/shop/connector.worker.ts',
      settings: {
        ...{ connector: CONNECTOR, collection: ORDERS, topic: TOPIC, save: 'after' },
        ...{ start: 'saved', copyMs: 0, dieAfter: null },
      },
    });
    return;
  }
  const workMs = name === SEARCH && (await isSlow(context)) ? SLOW_MS : 0;
  children.start({
    name,
    program: `content/11-2/sinks/${name}.worker.ts`,
    settings: name === SEARCH ? { workMs, elastic: null } : {},
  });
}

/** Before the first order: the connector, whenever it comes, begins with the run's first change. */
async function markStart({ db }: LabContext): Promise<void> {
  const state = openCdcState(db, CONNECTOR);
  if ((await state.read()).place) return;
  await state.notePosition((await db.command({ ping: 1 })).operationTime, false);
}

function requireRunning({ children }: LabContext, name: string): void {
  if (!children.running(name)) throw new LabError('not-running', { retriable: false, about: name });
}

async function requireRoom({ db }: LabContext, orders: number): Promise<void> {
  const [last] = await db
    .collection<OrderDocument>(ORDERS)
    .find()
    .sort({ number: -1 })
    .limit(1)
    .toArray();
  const written = last?.number ?? 0;
  if (written + orders <= ORDERS_MAX) return;
  throw new LabError('limit-run', { retriable: false, about: String(written) });
}

async function requireQuiet(context: LabContext): Promise<void> {
  startWriter(context);
  if ((await context.children.call(WRITER, 'flowing', {})) !== true) return;
  throw new LabError('flow-running', { retriable: true });
}

async function flow(context: LabContext, kind: FlowKind): Promise<void> {
  await requireQuiet(context);
  const { orders } = FLOWS[kind];
  await requireRoom(context, orders);
  const flows = context.db.collection<FlowDocument>('flows');
  const _id = (await flows.countDocuments()) + 1;
  const slow = await isSlow(context);
  const document = { _id, kind, orders, slow, startedAt: Date.now() };
  await flows.insertOne(document);
  await context.children.call(WRITER, 'flow', document);
}

async function ask(context: LabContext): Promise<void> {
  requireRunning(context, SEARCH);
  await requireQuiet(context);
  await requireRoom(context, FLOWS.one.orders);
  const presses = await context.db.collection<ReadingDocument>('readings').distinct('press');
  const searchPort = z.int().parse(await context.children.call(SEARCH, 'port', {}));
  await context.children.call(WRITER, 'ask', { searchPort, press: presses.length + 1 });
}

async function pace(context: LabContext, slow: boolean): Promise<void> {
  await settingOf(context).updateOne({ _id: 'search' }, { $set: { slow } }, { upsert: true });
  if (!context.children.running(SEARCH)) return;
  await context.children.call(SEARCH, 'pace', { workMs: slow ? SLOW_MS : 0 });
}

export const lab: LabServer = {
  topics: [
    // The record's time is then the broker's own: one of the hops that are measured.
    { name: TOPIC, partitions: 1, config: { 'message.timestamp.type': 'LogAppendTime' } },
    { name: TRAIL, partitions: 1 },
  ],
  groups: [...SINKS],
  collections: [
    ...[ORDERS, 'counters', 'flows', 'readings', 'comparisons', 'lab_settings'],
    ...['cdc_state', 'connector_runs'],
  ],
  answers: {
    predictions: {
      delay: ['ten', 'hundred', 'second', 'over'],
      own: ['all', 'some', 'none'],
      slow: ['shop', 'both', 'search'],
      rebuild: ['missing', 'same', 'double'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    await markStart(context);
    startWriter(context);
  },
  verbs: {
    run: verb(
      z.strictObject({ name: z.enum(['both', ...program.options]) }),
      async (context, { name }) => {
        if (name !== 'both') return start(context, name);
        const resting = [CONNECTOR, SEARCH].filter((one) => !context.children.running(one));
        for (const one of program.options.filter((known) => resting.includes(known))) {
          await start(context, one);
        }
      },
    ),
    stop: verb(
      z.strictObject({ name: program, how: z.enum(['term', 'kill']) }),
      ({ children }, { name, how }) => children.stop(name, how),
    ),
    flow: verb(z.strictObject({ kind: z.enum(FLOW_KINDS) }), async (context, { kind }) => {
      if (kind === 'many') requirePrediction(context, 'delay');
      await flow(context, kind);
    }),
    'stop-flow': verb(z.strictObject({}), async (context) => {
      requireRunning(context, WRITER);
      await context.children.call(WRITER, 'stop', {});
    }),
    ask: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'own');
      await ask(context);
    }),
    pace: verb(z.strictObject({ slow: z.boolean() }), async (context, { slow }) => {
      requirePrediction(context, 'slow');
      await pace(context, slow);
    }),
    wipe: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'rebuild');
      requireRunning(context, SEARCH);
      await context.children.call(SEARCH, 'wipe', {});
    }),
    compare: verb(z.strictObject({}), compare),
    // Any length passes here; a longer one is told the limit.
    find: verb(z.strictObject({ q: z.string() }), async (context, { q }) => {
      if (q.length > QUERY_MAX_CHARS) {
        const limit = { max: QUERY_MAX_CHARS };
        throw new LabError('limit-query', { retriable: false, about: String(q.length), limit });
      }
      requireRunning(context, SEARCH);
      await context.children.call(SEARCH, 'find', { q });
    }),
    select: verb(z.strictObject({ name: z.enum(SELECT_NAMES) }), async (context, { name }) => {
      requireRunning(context, ANALYTICS);
      await context.children.call(ANALYTICS, 'select', { name });
    }),
  },
  challenge: checkChallenge,
};
