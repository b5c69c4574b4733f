/** What a fault is to the drill: how it is brought, what must then be said, how it is over. */
import type { Random } from '#lib/random.ts';
import { look, pidOf, type View } from './screen.ts';
import type { World } from './world.ts';

export interface Fault {
  readonly name: string;
  /** Rows of the list of invariants that the ledgers are held against. */
  readonly rows: string;
  /** Why it can't be tried here; undefined where it can. */
  needs?(world: World): string | undefined;
  /** Takes minutes, and is left out of short runs. */
  readonly long?: true;
  /** Before the labs are in mid-run. */
  prepare?(world: World): Promise<void>;
  inject(world: World, random: Random): Promise<void>;
  /** The screen says what is the case. Absent: nothing is wrong for the reader, and nothing is said. */
  told?(view: View): boolean;
  /** Where the fault itself takes a while to show, ms; else five seconds. */
  readonly toldWithinMs?: number;
  /** It was over before anybody could say so, which is no lie either. */
  passed?(world: World): boolean;
  /** A reader can go on working: the page must stay live. */
  readonly harmless?: true;
  /** How long it lasts after it was told, ms. */
  lasts(random: Random): number;
  /** The world outside goes back to normal; nobody lays a hand on the app. */
  over?(world: World): Promise<void>;
  /** Beyond a live badge and readers that catch up. */
  healed?(view: View): boolean;
  /** What a reader of the lesson does afterwards, such as to run a consumer they saw dead. */
  after?(world: World): Promise<void>;
  /** A claim of this fault alone; a sentence when it does not hold. */
  check?(world: World): Promise<string | undefined>;
}

export const live = ({ badge, notice }: View): boolean => badge === 'live' && notice === '';
const stale = ({ badge }: View): boolean => badge === 'stale';

/** Panel and head of the page agree. */
export const brokerAway = (view: View): boolean =>
  stale(view) && view.notice.startsWith('Broker tidak menjawab') && view.kafka === 'down';
export const mongoAway = (view: View): boolean =>
  stale(view) && view.notice.startsWith('MongoDB tidak menjawab') && view.mongo === 'down';
export const serverAway = (view: View): boolean =>
  stale(view) && view.notice.startsWith('Sambungan ke server terputus') && view.kafka === 'unknown';

export const seconds = (low: number, high: number) => (random: Random) =>
  random.between(low * 1000, high * 1000);

export const enginePid = (world: World, name: 'kafka' | 'mongod'): number => {
  const { pid } = world.engines[name].state;
  if (pid === undefined) throw new Error(`${name} does not run`);
  return pid;
};

/** Of the lab on the page, by what the page shows. */
export async function signalProcess(
  world: World,
  name: string,
  /** 0: nothing is sent, but the process must be there. */
  signal: NodeJS.Signals | 0,
): Promise<number> {
  const pid = pidOf(await look(world.page), name);
  process.kill(pid, signal);
  return pid;
}
