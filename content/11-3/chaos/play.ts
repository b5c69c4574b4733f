/** How each card of the deck is played: real signals, lost answers, repeated and poisonous records. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { LabContext } from '#lib/lab.ts';
import type { Card } from './deck.ts';
import { BUYERS, type CardKind, HAND, PROXY, type RosterName } from './names.ts';
import { unlessGone } from './roster.ts';
import type { Night } from './stores.ts';

/** So long a target may take to come to the place where it dies, ms. */
const DIES_WITHIN_MS = 5000;
const LOOK_MS = 25;

export interface Table {
  readonly lab: LabContext;
  readonly night: Night;
  /** What goes on behind the cards and has to be over before the night is. */
  readonly pending: Promise<unknown>[];
  /** Only where the broker is the dealer's own: everybody else would miss it. */
  readonly restartBroker?: (() => Promise<void>) | undefined;
}

const sent = z.object({ sent: z.int() });

/** @returns false when the card had no effect: its target didn't come to where it should die */
export function play(table: Table, card: Card): Promise<boolean> {
  return PLAYS[card.kind](table, card);
}

type Play = (table: Table, card: Card) => Promise<boolean>;

const PLAYS: Readonly<Record<CardKind, Play>> = {
  'kill-payment': kill,
  'kill-order-service': kill,
  'kill-relay': kill,
  'freeze-payment': freeze,
  async 'drop-acks'({ lab }, { amount }) {
    await lab.children.call(PROXY, 'cut', { acks: amount ?? 1 });
    return true;
  },
  async duplicates({ lab, night }, { amount }) {
    const wish = { night: night._id, count: amount ?? 1, seed: night.plan.seed };
    return sent.parse(await lab.children.call(HAND, 'duplicate', wish)).sent > 0;
  },
  async poison({ lab }, { amount }) {
    await lab.children.call(BUYERS, 'odd', { count: amount ?? 1 });
    return true;
  },
  async 'broker-away'({ lab, restartBroker }, { amount }) {
    if (restartBroker) await restartBroker();
    else await lab.children.call(PROXY, 'shut', { ms: amount ?? 1000 });
    return true;
  },
};

// #region kill
/** At a named place in its program, or wherever it stands. Both are SIGKILL. */
async function kill({ lab: { children }, night }: Table, card: Card): Promise<boolean> {
  const { target, point } = card;
  if (target === null || !children.running(target)) return false;
  if (point === null) {
    await children.stop(target, 'kill').catch(unlessGone);
    return true;
  }
  children.arm(target, pointOf(point, night));
  if (card.kind === 'kill-relay') await children.call(target, 'die', {}).catch(unlessGone);
  if (await diesSoon(children, target)) return true;
  if (children.running(target)) children.arm(target, null);
  return false;
}
// #endregion

/** Where a safeguard is off the program has other places to die at. */
function pointOf(point: string, { off }: Night): string {
  if (point === 'published' && off.includes('token')) return 'token-saved';
  if (point === 'before-commit' && off.includes('outbox')) return 'between-writes';
  return point;
}

async function diesSoon(children: LabContext['children'], name: RosterName): Promise<boolean> {
  const until = Date.now() + DIES_WITHIN_MS;
  while (Date.now() < until) {
    if (!children.running(name)) return true;
    await pause(LOOK_MS);
  }
  return false;
}

/** Longer than its session: it wakes up with a partition in its hands that isn't its own any more. */
async function freeze({ lab: { children }, pending }: Table, { target, amount }: Card) {
  if (target === null || !children.running(target)) return false;
  children.halt(target);
  pending.push(
    pause(amount ?? 1000).then(() => {
      // It may have been killed in its sleep.
      if (children.running(target)) children.wake(target);
    }),
  );
  return true;
}
