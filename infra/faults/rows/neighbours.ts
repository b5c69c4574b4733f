/** S2: one who presses and writes without end is held to a limit, and the others hardly notice. */
import type { Finding } from '../ledgers.ts';
import { openPress, type Press } from '../press.ts';
import type { RowContext } from './lane.ts';
import { startMutantServer } from './mutant-server.ts';
import { broken, type Row } from './row.ts';
import { openVisit, order, type Visit } from './visit.ts';

const NEIGHBOURS = 4;
const ROUNDS = 3;
const PRESSES_EACH = 5;
/** Quicker than people, and below the five a second of a lab. */
const PAUSE_MS = 300;
/** Of the noisy one: so many presses a second, and so many records past the app. */
const NOISY_PRESSES_PER_SECOND = 20;
const NOISY_RECORDS_PER_SECOND = 200;
const TICK_MS = 100;
/** `actionsPerSecond` of the lab, and the burst that may be on top of it. */
const LIMIT_PER_SECOND = 5;
const LIMIT_BURST = 10;
/** Of the others' p95, against what it is without the noise. */
const RATIO_MAX = 2;

/** Nobody is held to a rate. */
const NO_RATE = {
  file: 'lib/act.ts',
  from: 'if (room.allowAction()) return;',
  to: 'if (room) return;',
};

async function noisy(context: RowContext, url: string): Promise<Finding[]> {
  const press = await openPress(url);
  const visits = await Promise.all(
    Array.from({ length: NEIGHBOURS + 1 }, async () => openVisit(url)),
  );
  const [loud, ...others] = visits;
  if (!loud) throw new Error('nobody is loud');
  try {
    const findings: Finding[] = [];
    const quietly: number[] = [];
    const loudly: number[] = [];
    let done = 0;
    let lastedMs = 0;
    // In turns, so that whatever else the machine does falls upon both.
    for (let round = 0; round < ROUNDS; round += 1) {
      quietly.push(...(await pressAll(others, press, findings)));
      const stop = startNoise(context, loud, press);
      loudly.push(...(await pressAll(others, press, findings)));
      const noise = await stop();
      done += noise.done;
      lastedMs += noise.lastedMs;
    }
    const allowed = ROUNDS * (LIMIT_BURST + 1) + (lastedMs / 1000) * LIMIT_PER_SECOND;
    if (done > allowed) {
      findings.push(broken('effect twice', `${done} presses done, at most ${Math.ceil(allowed)}`));
    }
    const [before, after] = [p95(quietly), p95(loudly)];
    const ratio = after / before;
    context.say(
      `S2: press to screen p95 ${before} ms alone, ${after} ms beside (${ratio.toFixed(2)}×)`,
    );
    if (ratio > RATIO_MAX) {
      findings.push(broken('effect of nothing', `the others' p95 ${before} → ${after} ms`));
    }
    return findings;
  } finally {
    for (const { socket } of visits) socket.socket.disconnect();
  }
}

/** Press → record on the socket, ms, of each press of each visitor. */
async function pressAll(
  visits: readonly Visit[],
  press: Press,
  findings: Finding[],
): Promise<number[]> {
  const each = visits.map(async ({ cookie, socket }) => {
    const times: number[] = [];
    for (let n = 0; n < PRESSES_EACH; n += 1) {
      const records = () => socket.story.filter(({ event }) => event.type === 'records').length;
      const before = records();
      const begun = performance.now();
      const answer = await press(cookie, 'log', 'send', 1);
      if (!answer.ok) findings.push(broken('acked, no effect', `a neighbour met ${answer.code}`));
      else await socket.until(() => records() > before);
      times.push(Math.round(performance.now() - begun));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return times;
  });
  return (await Promise.all(each)).flat();
}

/** @returns ends the noise, with the presses that were carried out and how long it lasted, ms */
function startNoise({ stores }: RowContext, { cookie, topic }: Visit, press: Press) {
  const begun = Date.now();
  const under: Promise<void>[] = [];
  let done = 0;
  let n = 0;
  const pressOnce = async () => {
    const { ok } = await press(cookie, 'log', 'send', 1);
    if (ok) done += 1;
  };
  const tick = setInterval(() => {
    for (let one = 0; one < (NOISY_PRESSES_PER_SECOND * TICK_MS) / 1000; one += 1) {
      under.push(pressOnce());
    }
    const messages = Array.from({ length: (NOISY_RECORDS_PER_SECOND * TICK_MS) / 1000 }, () => {
      n += 1;
      return order(n);
    });
    under.push(stores.producer.send({ topic, acks: -1, messages }).then(() => undefined));
  }, TICK_MS);
  return async () => {
    clearInterval(tick);
    await Promise.all(under);
    return { done, lastedMs: Date.now() - begun };
  };
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0;
}

export const neighbourRows: readonly Row[] = [
  {
    row: 'S2',
    name: `one who presses ${NOISY_PRESSES_PER_SECOND} times a second is held to ${LIMIT_PER_SECOND}, and the others' p95 to ${RATIO_MAX}×`,
    guarded: (context) => noisy(context, context.url),
    safeguard: 'the rate of a sandbox',
    async unguarded(context) {
      await using server = await startMutantServer(NO_RATE, context);
      return await noisy(context, server.url);
    },
    turnsRed: 'effect twice',
  },
];
