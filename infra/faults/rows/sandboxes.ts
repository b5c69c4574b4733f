/** S1 and S5: what is one visitor's stays theirs, and a limit holds against fifty presses at once. */
import type { Finding } from '../ledgers.ts';
import { openPress, type Press } from '../press.ts';
import { eventually, type RowContext } from './lane.ts';
import { startMutantServer } from './mutant-server.ts';
import { broken, type Row } from './row.ts';
import { openVisit } from './visit.ts';

const VISITORS = 8;
const CANARIES_EACH = 5;
const AT_ONCE = 50;

/** Facts reach whoever listens, not only the sandbox they are of. */
const NO_SCOPE = {
  file: 'lib/bus.ts',
  from: 'publish: (to, fact) => tell(channel(to), { ...fact, at: now() }),',
  to: `publish(to, fact) {
      // Records only: everything would set off each room's own writes, and those the others'.
      const keys = fact.type === 'records' ? [...channels.keys()] : [channel(to)];
      for (const key of keys) tell(key, { ...fact, at: now() });
    },`,
};

/** A name may run more than once. */
const NO_NAME_CHECK = {
  file: 'lib/process/supervisor.ts',
  from: `if (running.has(key(scope, spec.name))) {
          throw`,
  to: `if (key(scope, spec.name) === '') {
          throw`,
};

/** Each writes its canary, acts, and asks for a page and evidence; nobody may meet another's. */
async function apart({ stores }: RowContext, url: string, press: Press): Promise<Finding[]> {
  const visits = await Promise.all(Array.from({ length: VISITORS }, () => openVisit(url)));
  const visitors = visits.map((visit, index) => ({
    ...visit,
    canary: `canary-${index}-${visit.cookie.slice(0, 8)}`,
  }));
  try {
    await Promise.all(
      visitors.map(async ({ cookie, canary, topic, heard }) => {
        const value = JSON.stringify({ orderId: canary, customer: canary, item: 'kopi', total: 1 });
        const messages = Array.from({ length: CANARIES_EACH }, () => ({ key: canary, value }));
        await stores.producer.send({ topic, acks: -1, messages });
        await press(cookie, 'log', 'send', 1);
        const page = await fetch(`${url}/id/11-1/log`, { headers: { cookie: `menara=${cookie}` } });
        heard.push(await page.text());
      }),
    );
    const heardOwn = await eventually(() =>
      visitors.every(({ heard, canary }) => heard.some((text) => text.includes(canary))),
    );
    const findings = heardOwn
      ? []
      : [broken('acked, never seen', 'a visitor misses their own canary')];
    for (const { heard, canary } of visitors) {
      const others = visitors.filter((other) => other.canary !== canary);
      const leak = others.find((other) => heard.some((text) => text.includes(other.canary)));
      if (leak) findings.push(broken('effect of nothing', `${canary} met ${leak.canary}`));
    }
    return findings;
  } finally {
    for (const { socket } of visitors) socket.socket.disconnect();
  }
}

/** Fifty presses of one button: one process, and each other press is refused by a named limit. */
async function once(_context: RowContext, url: string, press: Press): Promise<Finding[]> {
  const { cookie, socket } = await openVisit(url);
  try {
    await press(cookie, 'log', 'predict', 'after-payment', '6');
    await socket.until(() => socket.story.some(({ event }) => event.type === 'progress'));
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => press(cookie, 'log', 'run', 'payment')),
    );
    const done = answers.filter(({ ok }) => ok).length;
    const codes = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])));
    const named = [...codes].every((code) => ['already-running', 'limit-rate'].includes(code));
    const started = () =>
      socket.story.filter(({ event }) => event.type === 'started' && event.name === 'payment')
        .length;
    await eventually(() => started() > 0);
    const findings: Finding[] = [];
    if (done !== 1 || started() !== 1) {
      findings.push(broken('effect twice', `${done} presses done, ${started()} processes`));
    }
    if (!named) findings.push(broken('effect of nothing', `refused with ${[...codes].join()}`));
    return findings;
  } finally {
    socket.socket.disconnect();
  }
}

export const sandboxRows: readonly Row[] = [
  {
    row: 'S1',
    name: `${VISITORS} visitors at once: nobody meets another's canary by socket, page or query`,
    guarded: async (context) => apart(context, context.url, await openPress(context.url)),
    safeguard: 'the scope of a published fact',
    async unguarded(context) {
      await using server = await startMutantServer(NO_SCOPE, context);
      // Awaited here: the server must outlive the trial.
      return await apart(context, server.url, await openPress(server.url));
    },
    turnsRed: 'effect of nothing',
  },
  {
    row: 'S5',
    name: `${AT_ONCE} presses at once start one process`,
    guarded: async (context) => once(context, context.url, await openPress(context.url)),
    safeguard: 'the look at who runs already',
    async unguarded(context) {
      await using server = await startMutantServer(NO_NAME_CHECK, context);
      return await once(context, server.url, await openPress(server.url));
    },
    turnsRed: 'effect twice',
  },
];
