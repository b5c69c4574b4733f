/**
 * The verbs of the lab `relay`: write rows in a certain pace, run, stop, kill and arm the relays,
 * say how two of them agree and what becomes of a row that can't pass. Each acts on the real thing
 * and says nothing; what it did comes back by observers.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { type LabContext, type LabServer, quizAnswers, requirePrediction, verb } from '#lib/lab.ts';
import { checkChallenge } from './challenge.ts';
import {
  CRASH_POINT,
  KINDS,
  kindOf,
  LOAD_KINDS,
  LOADS,
  type LoadKind,
  MANNERS,
  MESSAGE_BYTES_MAX,
  RELAYS,
  type RelayName,
  RUN_MAX,
  relayOf,
  SECOND,
  SLOW_MS,
  topicOf,
  WRITER,
} from './names.ts';
import { COLLECTIONS, type RelaySettings, type RelayState } from './outbox.ts';
import { quiz } from './quiz.ts';

const relay = z.enum(RELAYS);

/** The guess that has to be stored before a relay first runs, or a load is first written. */
const ASKED_FIRST: Readonly<Partial<Record<RelayName | LoadKind, string>>> = {
  pair: 'cursor',
  'relay-flag': 'stream',
  'relay-stream': 'stream',
  poison: 'poison',
};

function guessed(context: LabContext, what: RelayName | LoadKind): void {
  const id = ASKED_FIRST[what];
  if (id !== undefined) requirePrediction(context, id);
}

function startWriter({ children }: LabContext): void {
  if (children.running(WRITER)) return;
  const program = 'content/11-2/relay/orders.worker.ts';
  children.start({ name: WRITER, program, settings: {} });
}

function startRelay({ children }: LabContext, name: RelayName, armed: boolean): void {
  const kind = kindOf(name);
  children.start({
    name,
    program: `content/11-2/relay/${relayOf(kind)}.worker.ts`,
    settings: { kind, pauseMs: name === SECOND ? SLOW_MS : 0 },
    ...(armed ? { crashPoint: CRASH_POINT } : {}),
  });
}

const settingsOf = ({ db }: LabContext) => db.collection<RelaySettings>(COLLECTIONS.settings);

async function set(context: LabContext, change: Partial<RelaySettings>): Promise<void> {
  await settingsOf(context).updateOne({ _id: 'relays' }, { $set: change });
}

/** What the relays find when they first run: manners, a free lease, and where the stream begins. */
async function prepare(context: LabContext): Promise<void> {
  const { operationTime } = await context.db.command({ ping: 1 });
  const state = context.db.collection<RelayState>(COLLECTIONS.state);
  await Promise.all([
    settingsOf(context).updateOne(
      { _id: 'relays' },
      { $setOnInsert: { manner: 'free', park: false } },
      { upsert: true },
    ),
    // Before the first row: a stream that began at its own start would miss what came earlier.
    state.updateOne(
      { _id: 'stream' },
      { $setOnInsert: { since: operationTime } },
      { upsert: true },
    ),
    state.updateOne(
      { _id: 'lease' },
      { $setOnInsert: { owner: '', until: new Date(0) } },
      { upsert: true },
    ),
  ]);
}

async function nextLoad({ db }: LabContext): Promise<number> {
  const counter = await db
    .collection<{ _id: string; n: number }>('counters')
    .findOneAndUpdate(
      { _id: 'loads' },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
  return counter?.n ?? 1;
}

async function write(context: LabContext, kind: LoadKind): Promise<void> {
  const { children, db } = context;
  guessed(context, kind);
  const rows = await db.collection(COLLECTIONS.outbox).countDocuments();
  if (rows + LOADS[kind] > RUN_MAX) {
    throw new LabError('limit-orders', { retriable: false, about: String(rows) });
  }
  startWriter(context);
  const [load, settings] = await Promise.all([
    nextLoad(context),
    settingsOf(context).findOne({ _id: 'relays' }),
  ]);
  const relays = KINDS.filter((one) => children.running(relayOf(one)));
  await children.call(WRITER, 'write', {
    load,
    kind,
    relays,
    manner: settings?.manner ?? 'free',
  });
}

export const lab: LabServer = {
  topics: KINDS.map((kind) => ({
    name: topicOf(kind),
    partitions: 1,
    config: { 'max.message.bytes': String(MESSAGE_BYTES_MAX) },
  })),
  groups: [],
  // The rows before the places: what a cursor has passed over is read off both.
  collections: ['counters', 'orders', ...Object.values(COLLECTIONS)],
  answers: {
    predictions: {
      cursor: ['ab', 'b', 'ba'],
      stream: ['ab', 'ba', 'b'],
      crash: ['lost', 'once', 'same', 'new'],
      claim: ['none', 'order', 'twice'],
      poison: ['skip', 'wait', 'stop'],
    },
    quiz: quizAnswers(quiz),
  },
  async open(context) {
    await prepare(context);
    startWriter(context);
  },
  verbs: {
    write: verb(z.strictObject({ kind: z.enum(LOAD_KINDS) }), (context, { kind }) =>
      write(context, kind),
    ),
    run: verb(
      z.strictObject({ relay, armed: z.boolean() }),
      async (context, { relay: name, armed }) => {
        guessed(context, name);
        if (armed) requirePrediction(context, 'crash');
        startRelay(context, name, armed);
      },
    ),
    stop: verb(
      z.strictObject({ relay, how: z.enum(['term', 'kill']) }),
      ({ children }, { relay: name, how }) => children.stop(name, how),
    ),
    manner: verb(z.strictObject({ manner: z.enum(MANNERS) }), async (context, { manner }) => {
      if (manner !== 'free') requirePrediction(context, 'claim');
      await set(context, { manner });
    }),
    park: verb(z.strictObject({ park: z.boolean() }), async (context, { park }) => {
      requirePrediction(context, 'poison');
      await set(context, { park });
    }),
  },
  challenge: checkChallenge,
};
