/**
 * A lab on the real stack without a browser: the host as `server.ts` starts it, one visitor of the
 * test's own, and waiting for facts instead of for time.
 */
import { labModules } from '#content/labs.server.ts';
import type { Host } from '#lib/host.ts';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { createLog } from '#lib/log.ts';
import { visitorOf } from '#lib/registry.ts';
import type { Room } from '#lib/room.ts';
import type { ActAnswer } from '#lib/runtime.ts';
import { openHouse } from '#lib/testing/house.ts';
import { newVisitorCookie } from '#lib/visitor.ts';
import type { StackUnderTest } from './stack-under-test.ts';

/** Longer than the broker's session timeout plus a rebalance, ms. */
const UNTIL_MS = 45_000;

export interface LabBench<State> extends AsyncDisposable {
  state(): State;
  /** Resolves as soon as it holds; rejects with the state when it doesn't in time. */
  until(holds: (state: State) => boolean): Promise<void>;
  act(verb: string, input: unknown): Promise<ActAnswer>;
  challenge(): Promise<ChallengeReport>;
  rebuild(): Promise<void>;
  kafka(): LabContext['kafka'];
  db(): LabContext['db'];
  children(): LabContext['children'];
  readonly room: Room;
  readonly host: Host;
}

export async function openBench<State>(
  stack: StackUnderTest,
  slug: string,
): Promise<LabBench<State>> {
  // A test presses faster than a reader; the limit itself has a test of its own.
  const labs = labModules.map((lab) => ({
    ...lab,
    limits: { ...lab.limits, actionsPerSecond: 1000 },
  }));
  const house = await openHouse(stack, labs, createLog('text'));
  const { host } = house;
  const cookie = newVisitorCookie();
  const room = await host.rooms.find(visitorOf(cookie), slug);
  const state = () => room.session().state() as State;
  return {
    room,
    host,
    state,
    until: (holds) => until(room, () => holds(state())),
    act: (verb, input) => host.runtime.act({ cookie, slug, verb, input }),
    async challenge() {
      const answer = await host.runtime.query({ cookie, slug, query: 'challenge' });
      if (!answer.ok) throw new Error(`the challenge was not checked: ${answer.code}`);
      return answer.data as ChallengeReport;
    },
    rebuild: () => room.rebuild(),
    kafka: () => room.context().kafka,
    db: () => room.context().db,
    children: () => room.context().children,
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

function until(room: Room, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      unsubscribe();
      settle();
    };
    const late = () => {
      const seen = JSON.stringify(room.session().state(), null, 1).slice(0, 4000);
      reject(new Error(`not within ${UNTIL_MS} ms: ${holds}\n${seen}`));
    };
    const timer = setTimeout(() => end(late), UNTIL_MS);
    const look = () => {
      if (holds()) end(resolve);
    };
    const unsubscribe = room.subscribe({ event: look, replaced: look, pulse: () => undefined });
  });
}
