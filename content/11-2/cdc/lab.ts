/**
 * The verbs of the lab `cdc`: orders flow into the database, a connector follows them, and it is
 * killed between its two writes; its token is exchanged; a collection is copied while it is written.
 * Each acts on the real thing and says nothing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { CDC_STATE } from '../../shop/cdc-state.ts';
import { CONNECTOR_RUNS, type ConnectorRun } from '../../shop/connector-settings.ts';
import { exchangeToken } from '../../shop/exchange-token.ts';
import { checkChallenge } from './challenge.ts';
import {
  beginRound,
  cancelRound,
  closeForsaken,
  gone,
  noteKill,
  requirePlace,
  startConnector,
} from './keep-up.ts';
import {
  CONNECTOR,
  COPIES,
  FEW,
  FLOW,
  MODES,
  type Mode,
  ORDERS,
  ORDERS_MAX,
  ROUND,
  TOPIC,
  WHILE_COPYING,
  WRITER,
} from './names.ts';
import { quiz } from './quiz.ts';
import type { OrderDocument, RoundDocument } from './records.ts';

const mode = z.enum(MODES);

function startWriter({ children }: LabContext): void {
  if (children.running(WRITER)) return;
  children.start({ name: WRITER, program: 'content/11-2/cdc/orders.worker.ts', settings: {} });
}

const flowing = async ({ children }: LabContext): Promise<boolean> =>
  children.running(WRITER) && (await children.call(WRITER, 'flowing', {})) === true;

/** The number of the next flow, once it may begin. */
async function nextRound(context: LabContext, orders: number): Promise<number> {
  startWriter(context);
  if (await flowing(context)) throw new LabError('flow-running', { retriable: true });
  const written = await context.db.collection(ORDERS).countDocuments();
  if (written + orders > ORDERS_MAX) {
    throw new LabError('limit-run', { retriable: false, about: String(written) });
  }
  return (await rounds(context).countDocuments()) + 1;
}

const rounds = ({ db }: LabContext) => db.collection<RoundDocument>('rounds');

async function beginFlow(
  context: LabContext,
  round: RoundDocument,
  wanted: {
    readonly writes: number;
    readonly perSecond: number;
    readonly copying?: readonly string[];
  },
): Promise<void> {
  await rounds(context).insertOne(round);
  await context.children.call(WRITER, 'flow', { copying: [], round: round._id, ...wanted });
}

/** How the connector that runs saves its token; of one that rests, how it did. */
async function currentMode({ db }: LabContext): Promise<Mode> {
  const runs = db.collection<ConnectorRun>(CONNECTOR_RUNS);
  const [last] = await runs
    .find({ connector: CONNECTOR })
    .sort({ startedAt: -1 })
    .limit(1)
    .toArray();
  if (last?.save === 'before') return 'before';
  return last !== undefined && last.every !== 1 ? 'every' : 'after';
}

function requireRunning({ children }: LabContext): void {
  if (children.running(CONNECTOR)) return;
  throw new LabError('not-running', { retriable: false, about: CONNECTOR });
}

export const lab: LabServer = {
  topics: [TOPIC, ...COPIES].map((name) => ({ name, partitions: 1 })),
  groups: [],
  collections: [ORDERS, 'customers', CDC_STATE, CONNECTOR_RUNS, 'rounds', 'kills'],
  answers: {
    predictions: {
      before: ['clean', 'lost', 'doubled'],
      after: ['clean', 'lost', 'doubled'],
      every: ['same', 'more', 'all'],
      foreign: ['now', 'begin', 'refused'],
      copy: ['same', 'differs'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    startWriter(context);
    await closeForsaken(context);
  },
  verbs: {
    flow: verb(z.strictObject({ size: z.enum(['few', 'many']) }), async (context, { size }) => {
      const { orders: writes, perSecond } = size === 'few' ? FEW : FLOW;
      const round = await nextRound(context, writes);
      const begun = { _id: round, by: 'hand', startedAt: Date.now() } as const;
      const doc: RoundDocument = { ...begun, mode: await currentMode(context) };
      await beginFlow(context, doc, { writes, perSecond });
    }),
    'stop-flow': verb(z.strictObject({}), async ({ children }) => {
      await children.call(WRITER, 'stop', {});
    }),
    run: verb(
      z.strictObject({ mode, start: z.enum(['saved', 'note-then-copy']) }),
      async (context, { mode: how, start }) => {
        cancelRound(context);
        startConnector(context, how, start);
      },
    ),
    stop: verb(z.strictObject({}), async (context) => {
      cancelRound(context);
      await context.children.stop(CONNECTOR, 'term');
    }),
    round: verb(z.strictObject({ mode }), async (context, { mode: how }) => {
      requirePrediction(context, how);
      const round = await nextRound(context, ROUND.orders);
      cancelRound(context);
      if (context.children.running(CONNECTOR)) await context.children.stop(CONNECTOR, 'term');
      await requirePlace(context);
      const { orders: writes, perSecond } = ROUND;
      const begun = { _id: round, mode: how, by: 'plan', startedAt: Date.now() } as const;
      await beginFlow(context, begun, { writes, perSecond });
      beginRound(context, how, round);
    }),
    kill: verb(z.strictObject({ how: z.enum(['gap', 'now']) }), async (context, { how }) => {
      requireRunning(context);
      const { children } = context;
      // A death at rest proves nothing: between two writes there has to be something to write.
      if (!(await flowing(context))) throw new LabError('no-flow', { retriable: true });
      cancelRound(context);
      const saves = await currentMode(context);
      const [last] = await rounds(context).find().sort({ _id: -1 }).limit(1).toArray();
      if (how === 'gap') {
        await children.call(CONNECTOR, 'die', {});
        await gone(context);
      } else await children.stop(CONNECTOR, 'kill');
      await noteKill(context, { round: last?._id ?? 0, by: 'hand', how });
      startConnector(context, saves);
    }),
    token: verb(z.strictObject({ of: z.enum(['other', 'old']) }), async (context, { of }) => {
      requirePrediction(context, 'foreign');
      cancelRound(context);
      if (context.children.running(CONNECTOR)) await context.children.stop(CONNECTOR, 'term');
      await exchangeToken(context, { connector: CONNECTOR, topic: TOPIC }, of);
    }),
    copy: verb(z.strictObject({}), async (context) => {
      requirePrediction(context, 'copy');
      const { writes, perSecond, copyMs } = WHILE_COPYING;
      const first = await context.db.collection<OrderDocument>(ORDERS).findOne();
      if (!first) throw new LabError('no-order-yet', { retriable: true });
      const round = await nextRound(context, writes);
      const starts = { 'salin-dulu': 'copy-then-now', 'catat-dulu': 'note-then-copy' } as const;
      for (const name of COPIES) {
        if (context.children.running(name)) await context.children.stop(name, 'term');
        context.children.start({
          name,
          program: 'content/shop/connector.worker.ts',
          settings: {
            ...{ connector: name, collection: ORDERS, topic: name },
            ...{ save: 'after', every: 1, start: starts[name], copyMs, dieAfter: null },
          },
        });
      }
      // Not before both are at work: what is written earlier is in the copies anyway.
      await Promise.all(COPIES.map((name) => context.children.call(name, 'hello', {})));
      const begun = { _id: round, mode: 'copy', by: 'hand', startedAt: Date.now() } as const;
      await beginFlow(context, begun, { writes, perSecond, copying: COPIES });
    }),
  },
  challenge: checkChallenge,
};
