/** Whoever runs can be killed, and can be stopped without dying. */

import {
  brokerAway,
  enginePid,
  type Fault,
  mongoAway,
  seconds,
  serverAway,
  signalProcess,
} from './fault.ts';
import { look, until, type View } from './screen.ts';

const UNTIL_BACK = seconds(0, 0);

function engineKilled(name: 'kafka' | 'mongod', told: Fault['told'], rows: string): Fault {
  let restarts = 0;
  return {
    name: `${name === 'kafka' ? 'broker' : name} killed`,
    rows,
    async inject(world) {
      restarts = world.engines[name].state.restarts;
      process.kill(enginePid(world, name), 'SIGKILL');
    },
    told,
    passed: ({ engines }) =>
      engines[name].state.restarts > restarts && engines[name].state.phase === 'up',
    lasts: UNTIL_BACK,
  };
}

function engineStopped(name: 'kafka' | 'mongod', told: Fault['told'], rows: string): Fault {
  return {
    name: `${name === 'kafka' ? 'broker' : name} stopped`,
    rows,
    inject: async (world) => void process.kill(enginePid(world, name), 'SIGSTOP'),
    told,
    lasts: seconds(2, 8),
    over: async (world) => void process.kill(enginePid(world, name), 'SIGCONT'),
  };
}

/** Both labs' payment services; the page shows the pid of one, the other run's sockets its own. */
const consumerKilled: Fault = {
  name: 'consumer killed',
  rows: 'K1 K2 E1',
  inject: async (world) => void (await signalProcess(world, 'payment', 'SIGKILL')),
  told: ({ processes: { payment } }) =>
    payment?.state === 'crashed' && payment.text.includes('SIGKILL'),
  lasts: seconds(0, 3),
  async after({ press, cookie }) {
    await press(cookie, 'log', 'run', 'payment');
  },
};

let stoppedPid = 0;
const consumerStopped: Fault = {
  name: 'consumer stopped',
  rows: 'K2 K3',
  async inject(world) {
    stoppedPid = await signalProcess(world, 'payment', 'SIGSTOP');
  },
  told: ({ processes }) => /diam \d+ detik/.test(processes.payment?.text ?? ''),
  // Longer than its session: it comes back as a member that the broker has given up.
  lasts: seconds(5, 9),
  over: async () => void process.kill(stoppedPid, 'SIGCONT'),
  healed: ({ processes: { payment } }) =>
    payment?.state === 'ready' && !payment.text.includes('diam'),
};

const BACK_WITHIN_MS = 10_000;
const isWriterReady = ({ processes }: View) => processes['order-service']?.state === 'ready';

const writerKilled: Fault = {
  name: 'order-service killed',
  rows: 'W4',
  inject: async (world) => void (await signalProcess(world, 'order-service', 'SIGKILL')),
  told: ({ processes }) => {
    const writer = processes['order-service'];
    // It says that the next order brings it back, or is back already.
    return writer?.state === 'crashed' && /menyala lagi pada pesanan berikutnya/.test(writer.text);
  },
  lasts: seconds(0, 2),
  async after({ page }) {
    await page.locator('[data-testid="panel-send-1"]').click();
  },
  async check({ page }) {
    const back = await until(page, isWriterReady, BACK_WITHIN_MS);
    if (back !== undefined) return undefined;
    const told = await page.locator('#panel .failure-region').innerText();
    return `the order did not bring order-service back: ${told || 'nothing is said'}`;
  },
};

/** Programs of the server that is about to be killed. */
let orphans: number[] = [];

const serverKilled: Fault = {
  name: 'server killed',
  rows: 'S4 W1 W4',
  async inject(world) {
    const { processes } = await look(world.page);
    const running = Object.keys(processes).filter((name) => processes[name]?.state === 'ready');
    const pids = await Promise.all(running.map((name) => signalProcess(world, name, 0)));
    orphans = pids.filter((pid) => pid > 0);
    await world.server.end('SIGKILL');
  },
  told: serverAway,
  lasts: seconds(0, 3),
  over: (world) => world.startAgain(),
  // The programs ended with their server, and the page says so.
  healed: ({ processes }) => processes.payment?.state === 'absent',
  after: runAgain,
  async check() {
    const left = orphans.filter(isAlive);
    return left.length === 0 ? undefined : `programs outlived their server: ${left.join(', ')}`;
  },
};

const serverStopped: Fault = {
  name: 'server stopped',
  rows: 'W1 W4',
  inject: async ({ server }) => void process.kill(server.pid, 'SIGSTOP'),
  told: serverAway,
  lasts: seconds(2, 8),
  over: async ({ server }) => void process.kill(server.pid, 'SIGCONT'),
};

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: there is no such process.
    return false;
  }
}

/** Both payment services; a press may find the room still opening, or the other one running. */
export async function runAgain({
  press,
  cookie,
  runs,
}: Parameters<NonNullable<Fault['after']>>[0]) {
  for (const { slug } of runs) {
    const answer = await press(cookie, slug, 'run', 'payment');
    if (!answer.ok && answer.code !== 'already-running') {
      throw new Error(`${slug} can't be run again: ${answer.code}`);
    }
  }
}

export const processFaults: readonly Fault[] = [
  consumerKilled,
  consumerStopped,
  writerKilled,
  engineKilled('kafka', brokerAway, 'K1 K11 K3 K4'),
  engineStopped('kafka', brokerAway, 'K3 K4'),
  engineKilled('mongod', mongoAway, 'E1 E3'),
  engineStopped('mongod', mongoAway, 'E1 E3'),
  serverKilled,
  serverStopped,
];
