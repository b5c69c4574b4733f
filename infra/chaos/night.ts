/** One night on engines of its own, whose broker may be killed: nobody else lives on it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Audit } from '#content/11-3/chaos/audit.ts';
import { deal, ready } from '#content/11-3/chaos/deal.ts';
import { layOut } from '#content/11-3/chaos/lab.ts';
import type { State } from '#content/11-3/chaos/model.ts';
import { cardsIn, type Dealt } from '#content/11-3/chaos/stores.ts';
import { type Stack, startStack } from '#lib/stack/index.ts';
import { buildIfNeeded } from '../build.ts';
import { type LabBench, openBench } from '../lab-bench.ts';
import type { Args } from './args.ts';

const PORTS = { MENARA_KAFKA_PORT: '29550', MENARA_MONGOD_PORT: '27570' };
const TELL_MS = 5000;

export interface NightRun {
  readonly audit: Audit;
  readonly cards: readonly Dealt[];
  readonly brokerDeaths: number;
  /** Processes of the shop that died by SIGKILL. */
  readonly deaths: number;
  /** Questions of buyers that nobody answered; each was asked again. */
  readonly again: number;
  /** Events that the marker refused. */
  readonly refused: number;
  readonly seconds: number;
}

export async function runNight(args: Args, tell: (line: string) => void): Promise<NightRun> {
  const home = await mkdtemp(join(tmpdir(), 'menara-chaos-'));
  // The ledger lies in the home, too.
  process.env.MENARA_HOME = home;
  const [stack] = await Promise.all([
    startStack({ home, env: { ...PORTS, ...process.env }, progress: tell }),
    buildIfNeeded({ progress: () => undefined, dev: true }),
  ]);
  try {
    const { kafka, mongo, embedded, logDir } = stack;
    const parts = { kafka, mongo, embedded, home, ...(logDir && { logDir }) };
    await using bench = await openBench<State>(parts, 'chaos');
    return await through(bench, stack, args, tell);
  } finally {
    await stack[Symbol.asyncDispose]();
    await rm(home, { recursive: true, force: true });
  }
}

async function through(
  bench: LabBench<State>,
  stack: Stack,
  { seed, orders, kills, others, perSecond, without }: Args,
  tell: (line: string) => void,
): Promise<NightRun> {
  const lab = bench.room.context();
  const roster = await ready(lab, without);
  const night = await layOut(lab, { seed, orders, kills, others }, without);
  let brokerDeaths = 0;
  const restartBroker = async () => {
    brokerDeaths += 1;
    await killBroker(stack);
  };
  // Somebody who looks: a session that nobody looks at is put away.
  const quiet = () => undefined;
  const leave = bench.room.subscribe({ event: quiet, pulse: quiet, replaced: quiet });
  const timer = setInterval(() => tell(lineOf(bench.state())), TELL_MS);
  const from = performance.now();
  try {
    const audit = await deal(lab, roster, night, { perSecond, restartBroker });
    const seconds = Math.round((performance.now() - from) / 1000);
    const { deaths, refused, ledger } = bench.state();
    const cards = await cardsIn(lab.db).find().toArray();
    return { audit, cards, brokerDeaths, deaths, refused, again: ledger.again, seconds };
  } finally {
    clearInterval(timer);
    leave();
  }
}

const lineOf = ({ ledger, deaths, refused, letters, cards }: State): string => {
  const played = Object.values(cards).filter(({ playedAt }) => playedAt !== null).length;
  return (
    `chaos: ${ledger.acked} acknowledged, ${ledger.again} asked again, ${played} cards, ` +
    `${deaths} deaths, ${refused} repeats refused, ${letters} dead letters`
  );
};

/** SIGKILL; resolves when its successor answers. */
function killBroker(stack: Stack): Promise<void> {
  const broker = () => stack.engines().find(({ name }) => name === 'kafka');
  const old = broker()?.pid;
  if (old === undefined) throw new Error('the broker of this night is not ours to kill');
  return new Promise((resolve) => {
    const unlisten = stack.onChange(() => {
      const now = broker();
      if (now?.phase !== 'up' || now.pid === old) return;
      unlisten();
      resolve();
    });
    process.kill(old, 'SIGKILL');
  });
}
