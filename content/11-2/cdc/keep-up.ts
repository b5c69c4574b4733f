/**
 * What brings the connector back. In a shop an orchestrator restarts what died; here the lab does,
 * for as many deaths as a round has planned, and notes each one where the check can read it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { noteBeginning } from '../../shop/cdc-state.ts';
import { CONNECTOR_RUNS, type ConnectorRun } from '../../shop/connector-settings.ts';
import { CONNECTOR, type Mode, ORDERS, ROUND, SAVING, TOPIC } from './names.ts';
import type { KillDocument, RoundDocument } from './records.ts';

/** How often it is looked whether the process is gone, ms; and how long at the most. */
const LOOK_MS = 20;
const PATIENCE_MS = 60_000;
const PROGRAM = 'content/shop/connector.worker.ts';

/** By sandbox run: the round whose deaths are still to come. */
const rounds = new Map<string, AbortController>();

export type Start = 'saved' | 'note-then-copy';

export function startConnector(
  { children }: LabContext,
  mode: Mode,
  start: Start = 'saved',
  dieAfter: number | null = null,
): void {
  const { save, every, gap } = SAVING[mode];
  children.start({
    name: CONNECTOR,
    program: PROGRAM,
    settings: {
      ...{ connector: CONNECTOR, collection: ORDERS, topic: TOPIC },
      ...{ save, every, start, copyMs: 0, dieAfter },
    },
    // Armed for all of its life; `dieAfter` or the call `die` let it take effect.
    crashPoint: gap,
  });
}

/** Whoever acts on the connector by hand takes it over: what a round had planned is off. */
export function cancelRound({ scope }: LabContext): void {
  rounds.get(scope.prefix)?.abort();
  rounds.delete(scope.prefix);
}

/** Begins with the connector dead. Resolves with its first start; the deaths follow by themselves. */
export function beginRound(context: LabContext, mode: Mode, round: number): void {
  cancelRound(context);
  const cancelled = new AbortController();
  rounds.set(context.scope.prefix, cancelled);
  startConnector(context, mode, 'saved', ROUND.dieAfter);
  keepUp(context, mode, round, cancelled.signal)
    // A reset in the midst of it: the run is gone, and the next one begins without a round.
    .catch((error) => console.error('round', error instanceof LabError ? error.code : error))
    .then(() => {
      if (rounds.get(context.scope.prefix) === cancelled) rounds.delete(context.scope.prefix);
      return closeRounds(context, { _id: round });
    })
    .catch((error) => console.error('round', error));
}

/** What an earlier server had begun is nobody's any more. */
export async function closeForsaken(context: LabContext): Promise<void> {
  if (!rounds.has(context.scope.prefix)) await closeRounds(context, {});
}

async function closeRounds({ db }: LabContext, which: { readonly _id?: number }): Promise<void> {
  await db
    .collection<RoundDocument>('rounds')
    .updateMany({ ...which, by: 'plan', done: { $exists: false } }, { $set: { done: true } });
}

async function keepUp(
  context: LabContext,
  mode: Mode,
  round: number,
  cancelled: AbortSignal,
): Promise<void> {
  for (let kills = 1; kills <= ROUND.kills; kills += 1) {
    await gone(context, cancelled);
    if (cancelled.aborted || (await saidWhy(context))) return;
    await noteKill(context, { round, by: 'plan', how: 'gap' });
    if (cancelled.aborted) return;
    startConnector(context, mode, 'saved', kills < ROUND.kills ? ROUND.dieAfter : null);
  }
}

/** It ended with a word: refused its token, or left. That was no death of this round's. */
async function saidWhy({ db }: LabContext): Promise<boolean> {
  const runs = db.collection<ConnectorRun>(CONNECTOR_RUNS).find({ connector: CONNECTOR });
  const [last] = await runs.sort({ startedAt: -1 }).limit(1).toArray();
  return last?.ended !== undefined;
}

/** A round may be the first thing of all: what it sends must lie behind the connector's beginning. */
export const requirePlace = ({ db }: LabContext): Promise<void> => noteBeginning(db, CONNECTOR);

/** @throws LabError `unanswered` when it still lives after a minute */
export async function gone({ children }: LabContext, cancelled?: AbortSignal): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (children.running(CONNECTOR) && !cancelled?.aborted) {
    if (Date.now() > until) throw new LabError('unanswered', { retriable: true, about: CONNECTOR });
    await pause(LOOK_MS);
  }
}

export async function noteKill(
  { db, kafka }: LabContext,
  kill: Omit<KillDocument, '_id' | 'at' | 'end'>,
): Promise<void> {
  const at = Date.now();
  const end = (await kafka.ranges(TOPIC))[0]?.end ?? 0;
  await db
    .collection<KillDocument>('kills')
    .insertOne({ _id: `${at}-${kill.how}`, ...kill, at, end });
}
