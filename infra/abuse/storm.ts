/** Throws a number of attempts at the server, some at a time, and judges each and the whole. */
import * as fc from 'fast-check';
import { type Attempt, attempts, DOORS, type Door } from './attempts.ts';
import type { House, Visitor } from './house.ts';
import { faultIn } from './judge.ts';
import { changes, stateOf } from './state.ts';

export interface StormOptions {
  readonly seed: number;
  readonly count: number;
  readonly atOnce: number;
  readonly visitors: number;
  /** Labs that the visitors after the first have open; all labs, if none are named. */
  readonly others?: readonly string[];
  progress?(done: number): void;
}

export interface Fault {
  readonly index: number;
  readonly door: Door | 'state';
  readonly what: string;
  readonly attempt?: Attempt;
}

export interface Storm {
  readonly sent: Readonly<Record<string, number>>;
  /** By door: how often each status was answered. */
  readonly statuses: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly faults: readonly Fault[];
  readonly seconds: number;
}

/** Faults kept; a door that stands open would fill the report. */
const FAULTS_MAX = 50;
const LOOK_EVERY = 2000;

export async function storm(house: House, options: StormOptions): Promise<Storm> {
  const { seed, count, atOnce } = options;
  const faults: Fault[] = [];
  const statuses: Record<string, Record<string, number>> = {};
  const begun = performance.now();
  const visitors: Visitor[] = [];
  for (let made = 0; made < options.visitors; made += 1) {
    visitors.push(await house.visitor(made === 0 ? undefined : options.others));
  }
  const targets = await Promise.all(visitors.map((visitor) => house.target(visitor)));
  const share = Math.ceil(count / targets.length);
  const queue = targets.flatMap((target, index) => {
    const own = [...(visitors[index]?.sandboxes.values() ?? [])].map((name) => name.slice(3, 19));
    const drawn = fc.sample(attempts(target), { seed: seed + index, numRuns: share });
    return drawn.map((attempt) => ({ attempt, own }));
  });
  queue.length = Math.min(queue.length, count);
  const found = (fault: Fault) => faults.length < FAULTS_MAX && faults.push(fault);
  let before = await stateOf(house);
  let done = 0;

  for (let from = 0; from < queue.length; from += LOOK_EVERY) {
    const part = queue.slice(from, from + LOOK_EVERY);
    let next = 0;
    const work = async () => {
      for (let at = next++; at < part.length; at = next++) {
        const { attempt, own } = part[at] ?? {};
        if (!attempt || !own) continue;
        const { door } = attempt;
        const index = from + at;
        const reply = await house.sender.send(attempt).catch((error: Error) => error);
        if (reply instanceof Error) found({ index, door, what: reply.message, attempt });
        else {
          const counts = statuses[door] ?? {};
          statuses[door] = counts;
          counts[reply.status] = (counts[reply.status] ?? 0) + 1;
          const what = faultIn(attempt, reply, own);
          if (what) found({ index, door, what, attempt });
        }
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const after = await stateOf(house);
    for (const name of changes(before, after)) {
      found({ index: from, door: 'state', what: `${name} changed in the ${LOOK_EVERY} from here` });
    }
    before = after;
    options.progress?.(done);
  }
  const sent = Object.fromEntries(
    DOORS.map((door) => [door, queue.filter(({ attempt }) => attempt.door === door).length]),
  );
  return { sent, statuses, faults, seconds: (performance.now() - begun) / 1000 };
}
