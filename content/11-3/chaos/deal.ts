/**
 * One night from the first order to the verdict. Cards fall when so many orders were acknowledged,
 * so the same seed hits the same orders; whoever dies is started again; at the end the parser is
 * repaired, the dead letters are played again, and the ledger is held against everything.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { LabContext } from '#lib/lab.ts';
import { type Audit, audit } from './audit.ts';
import { drawDeck } from './deck.ts';
import { findingsOf } from './findings.ts';
import { BUYERS, PAYMENTS, RELAY, SERVICE } from './names.ts';
import { patiently } from './patiently.ts';
import { play, type Table } from './play.ts';
import { openRoster, type Roster, unlessGone } from './roster.ts';
import { drain, settle } from './settle.ts';
import { auditsIn, cardsIn, type Night, nightsIn, switchesIn } from './stores.ts';

const LOOK_MS = 50;

/** Whoever a card may kill; they are started with what is on or off in their night. */
const FAULTY = [...PAYMENTS, RELAY, SERVICE];

const told = z.object({ asked: z.int(), acked: z.int(), again: z.int() });

export interface Dealing {
  readonly perSecond: number;
  readonly restartBroker?: (() => Promise<void>) | undefined;
}

/**
 * Runs whom the night needs, with what is on or off in it.
 *
 * @throws LabError `limit-children` when the machine is full; nobody of the night runs then
 */
export async function ready(lab: LabContext, off: Night['off']): Promise<Roster> {
  await switchesIn(lab.db).updateOne({ _id: 'payment' }, { $set: { parser: 1 } }, { upsert: true });
  await endServices(lab);
  const roster = openRoster(lab, off);
  try {
    await roster.keep();
  } catch (error) {
    await endServices(lab);
    throw error;
  }
  return roster;
}

/**
 * @returns the verdict, as it is also stored
 * @throws LabError `not-running` when the session ended in the middle of it
 */
export async function deal(
  lab: LabContext,
  roster: Roster,
  night: Night,
  { perSecond, restartBroker }: Dealing,
): Promise<Audit> {
  const { db } = lab;
  const table: Table = { lab, night, pending: [], restartBroker };
  await roster.openDoors(night, perSecond);
  await fall(table, roster);
  await reached(lab, roster, night.plan.orders);
  await nightsIn(db).updateOne({ _id: night._id }, { $set: { state: 'draining' } });
  await Promise.all(table.pending);
  for (const name of FAULTY) if (lab.children.running(name)) lab.children.arm(name, null);
  // Not before everything was read: poison that comes late is poison, too.
  await drain(lab, roster, night);
  await switchesIn(db).updateOne({ _id: 'payment' }, { $set: { parser: 2 } });
  await settle(lab, roster, night);
  const verdict = audit(await patiently(() => findingsOf(lab, night._id)));
  await auditsIn(db).insertOne({ _id: night._id, ...verdict, at: new Date() });
  await nightsIn(db).updateOne({ _id: night._id }, { $set: { state: 'ended' } });
  return verdict;
}

async function endServices({ children }: LabContext): Promise<void> {
  const running = [BUYERS, ...FAULTY].filter((name) => children.running(name));
  await Promise.all(running.map((name) => children.stop(name, 'term').catch(unlessGone)));
}

// #region fall
async function fall(table: Table, roster: Roster): Promise<void> {
  const { lab, night } = table;
  const deck = drawDeck(night.plan);
  await openUntil(lab, deck[0]?.at ?? night.plan.orders);
  for (const [index, card] of deck.entries()) {
    await reached(lab, roster, card.at);
    // While a card falls, orders go on up to the next one: some have to be there for it to hit.
    const next = deck[index + 1]?.at ?? night.plan.orders;
    const [hit] = await Promise.all([patiently(() => play(table, card)), openUntil(lab, next)]);
    const $set = { playedAt: new Date(), ...(hit ? {} : { missed: true as const }) };
    await cardsIn(lab.db).updateOne({ _id: `${night._id}-${index}` }, { $set });
  }
}
// #endregion

const openUntil = async ({ children }: LabContext, order: number): Promise<void> => {
  await patiently(() => children.call(BUYERS, 'until', { order }));
};

/** Waits for the ledger to have so many lines, and keeps everybody running meanwhile. */
async function reached({ children }: LabContext, roster: Roster, orders: number): Promise<void> {
  for (;;) {
    await roster.keep();
    const { acked } = told.parse(await patiently(() => children.call(BUYERS, 'ledger', {})));
    if (acked >= orders) return;
    await pause(LOOK_MS);
  }
}
