/** C3, C4 and C6: the place of a connector that is not its own, lies behind an end, or grows old. */
import { CDC_STATE, timeOfToken } from '#content/shop/cdc-state.ts';
import { CONNECTOR_RUNS, type ConnectorRun } from '#content/shop/connector-settings.ts';
import type { Finding } from '../ledgers.ts';
import {
  databaseOf,
  FOLLOWERS,
  follow,
  idOf,
  leave,
  missing,
  orderOf,
  ordersOf,
  startMutated,
} from './follower.ts';
import { eventually, openLane, type RowContext } from './lane.ts';
import type { Mutation } from './mutant.ts';
import { broken, type Row } from './row.ts';

const { program } = FOLLOWERS.connector;
const file = 'content/shop/connector.ts';

/** A refused token is passed over in silence: on from here and now. */
const ON_FROM_NOW: Mutation = {
  ...{ program, file, from: '        await run.refused(refusal);\n' },
  to: `        const { operationTime } = await parts.database.command({ ping: 1 });
        first = { startAtOperationTime: operationTime };
        if (refusal) continue;
`,
};

/** What most examples write: it can't pass the end of a collection. */
const RESUME_AFTER: Mutation = {
  ...{ program, file },
  from: 'behind ? { startAfter: behind } : first',
  to: '(behind ? { resumeAfter: behind } : first) as Place',
};

const NEVER_WHEN_IDLE: Mutation = {
  ...{ program, file, from: 'const IDLE_SAVE_MS = 10_000;', to: 'const IDLE_SAVE_MS = 1e9;' },
};

/** A token of another collection: the end of the life, in words, and a copy as the remedy. */
async function foreign(context: RowContext, mutation?: Mutation): Promise<Finding[]> {
  await using lane = await openLane(context);
  const database = databaseOf(context, lane);
  const orders = ordersOf(context, lane);
  const others = database.collection('customers');
  const first = await startMutated('connector', context, lane);
  await first.ready;
  await orders.insertOne(orderOf(1));
  await missing(context, lane.topic, ['ORD-1'], idOf);
  await leave(first);
  const stream = others.watch();
  await stream.tryNext();
  await others.insertOne({ name: 'dewi' });
  const { _id: token } = await stream.next();
  await stream.close();
  await database
    .collection<{ _id: string }>(CDC_STATE)
    .updateOne({ _id: 'connector' }, { $set: { token } });
  for (const number of [2, 3]) await orders.insertOne(orderOf(number));
  const end = await lane.end();
  const second = await startMutated('connector', context, lane, mutation);
  const findings: Finding[] = [];
  if (mutation) {
    await second.ready;
    await orders.insertOne(orderOf(4));
    findings.push(...(await missing(context, lane.topic, ['ORD-4'], idOf)));
  } else {
    await second.gone;
    const said = await database
      .collection<ConnectorRun>(CONNECTOR_RUNS)
      .countDocuments({ 'ended.refusal.code': 'foreign-collection' });
    if (second.exitCode !== 2) findings.push(broken('place not kept', `exit ${second.exitCode}`));
    if (said !== 1) findings.push(broken('place not kept', `${said} refusals are written down`));
    if ((await lane.end()) !== end) findings.push(broken('effect of nothing', 'it published'));
    follow(lane, 'connector', { start: 'note-then-copy' });
    await orders.insertOne(orderOf(4));
  }
  const ids = await orders.distinct('_id');
  return [...findings, ...(await missing(context, lane.topic, ids, idOf))];
}

/** Its collection is dropped and made anew under it. */
async function dropped(context: RowContext, mutation?: Mutation): Promise<Finding[]> {
  await using lane = await openLane(context);
  const orders = ordersOf(context, lane);
  const connector = await startMutated('connector', context, lane, mutation);
  await connector.ready;
  await orders.insertOne(orderOf(1));
  await missing(context, lane.topic, ['ORD-1'], idOf);
  await orders.drop();
  await orders.insertOne(orderOf(2));
  return await missing(context, lane.topic, ['ORD-1', 'ORD-2'], idOf);
}

/** Nothing happens in its collection while the others write: its place moves on all the same. */
async function quiet(context: RowContext, mutation?: Mutation): Promise<Finding[]> {
  const MOVED_WITHIN_MS = 25_000;
  await using lane = await openLane(context);
  const database = databaseOf(context, lane);
  const connector = await startMutated('connector', context, lane, mutation);
  await connector.ready;
  const others = database.collection('others');
  const writing = setInterval(() => void others.insertOne({ at: Date.now() }), 100);
  const { operationTime } = await database.command({ ping: 1 });
  try {
    const moved = await eventually(async () => {
      const state = await database.collection<{ _id: string }>(CDC_STATE).findOne();
      const token = state && 'token' in state ? (state.token as { _data: string }) : undefined;
      return token !== undefined && timeOfToken(token)?.greaterThan(operationTime) === true;
    }, MOVED_WITHIN_MS);
    return moved ? [] : [broken('place not kept', 'it stands where the silence began')];
  } finally {
    clearInterval(writing);
    await leave(connector);
  }
}

export const placeRows: readonly Row[] = [
  {
    row: 'C3',
    name: 'a token that is not its own ends a connector in words; a copy brings all back',
    guarded: (context) => foreign(context),
    safeguard: 'the refusal, for a start from now',
    unguarded: (context) => foreign(context, ON_FROM_NOW),
    turnsRed: 'acked, not in the log',
  },
  {
    row: 'C4',
    name: 'a connector follows a collection that was dropped and made anew',
    guarded: (context) => dropped(context),
    safeguard: 'startAfter, for resumeAfter',
    unguarded: (context) => dropped(context, RESUME_AFTER),
    turnsRed: 'acked, not in the log',
  },
  {
    row: 'C6',
    name: 'the place of a quiet collection moves on while others write',
    guarded: (context) => quiet(context),
    safeguard: 'the place that is saved in silence',
    unguarded: (context) => quiet(context, NEVER_WHEN_IDLE),
    turnsRed: 'place not kept',
  },
];
