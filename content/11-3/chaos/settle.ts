/**
 * When a night is over: everything was read, every dead letter played again, and nothing moves any
 * more. A night that lost something never has all its payments; it is over when it has been still.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { LabContext } from '#lib/lab.ts';
import { lagOf } from './findings.ts';
import { DLQ, GROUP, HAND, ORDERS, REPLAY_GROUP } from './names.ts';
import { patiently } from './patiently.ts';
import type { Roster } from './roster.ts';
import { type Night, ordersIn, paymentsIn } from './stores.ts';

const LOOK_MS = 250;
/** So long nothing may move, ms: with every order paid, and with some of them not. */
const STILL_MS = { whole: 750, broken: 3000 };
/**
 * Still and yet not over, ms: a partition whose owner died is nobody's for a session; several in a
 * row, for several.
 */
const STUCK_MS = 90_000;

/** Everything that was published has been read, dead letters aside. */
export const drain = (lab: LabContext, roster: Roster, night: Night): Promise<void> =>
  still(lab, roster, night, async ({ lag }) => (lag === 0 ? STILL_MS.whole : undefined));

/** Dead letters are played again, and what can come has come: what hasn't by then is missing. */
export const settle = (lab: LabContext, roster: Roster, night: Night): Promise<void> =>
  still(lab, roster, night, async ({ lag, letters, paid, orders }) => {
    if (letters > 0) await patiently(() => lab.children.call(HAND, 'replay', {}));
    if (lag > 0 || letters > 0) return undefined;
    return paid >= orders ? STILL_MS.whole : STILL_MS.broken;
  });

/**
 * Resolves in any case, if only after a while.
 *
 * @param enough for how long nothing may have moved, ms; undefined: it isn't over
 */
async function still(
  lab: LabContext,
  roster: Roster,
  night: Night,
  enough: (now: Look) => Promise<number | undefined>,
): Promise<void> {
  let seen = '';
  let since = Date.now();
  while (Date.now() - since < STUCK_MS) {
    await roster.keep();
    const now = await patiently(() => look(lab, night._id));
    const told = JSON.stringify(now);
    if (told !== seen) since = Date.now();
    seen = told;
    const wanted = await enough(now);
    if (wanted !== undefined && Date.now() - since >= wanted) return;
    await pause(LOOK_MS);
  }
}

type Look = Awaited<ReturnType<typeof look>>;

async function look(lab: LabContext, night: number) {
  const { db, kafka } = lab;
  const ofNight = { $regex: `^ORD-${night}-` };
  const [lag, letters, orders, paid, ranges] = await Promise.all([
    lagOf(lab, GROUP, ORDERS),
    lagOf(lab, REPLAY_GROUP, DLQ),
    ordersIn(db).countDocuments({ _id: ofNight }),
    paymentsIn(db).distinct('orderId', { orderId: ofNight }),
    kafka.ranges(ORDERS),
  ]);
  const end = ranges.reduce((all, range) => all + range.end, 0);
  return { lag, letters, orders, paid: paid.length, end };
}
