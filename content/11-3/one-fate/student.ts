/** A student of this lab: orders, a service in one transaction that is killed, and one apart. */
import type { Press, Student } from '#lib/student.ts';
import { type ConsumerName, INJECTOR, SHORT } from './names.ts';

const RUNNING = ['payment-marker', 'payment'] as const;

/** Both must be done with it: until then the lab takes no other. */
const write: Press = {
  action: 'write',
  args: [],
  shows: { type: 'records' },
  until: RUNNING.map((name) => ({ type: 'committed', name })),
  button: '[data-testid="panel-write"]',
  screen: '[data-testid="written"]',
};

const again: Press = {
  action: 'again',
  args: [1],
  shows: { type: 'records' },
  until: RUNNING.map((name) => ({ type: 'committed', name })),
  button: '[data-testid="panel-again"]',
  screen: '[data-testid="written"]',
};

const run = (name: ConsumerName): Press => ({
  action: 'run',
  args: [name],
  shows: { type: 'started', name },
  until: [{ type: 'ready', name }],
  button: `#panel [data-control="start-${SHORT[name]}"]`,
  screen: `#panel [data-process="${name}"]`,
});

const kill: Press = {
  action: 'stop',
  args: ['payment', 'kill'],
  shows: { type: 'exited', name: 'payment' },
  button: '#panel [data-control="kill-payment"]',
  screen: '#panel [data-process="payment"]',
};

/** A run takes ten writings: each round is a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: [{ type: 'ready', name: INJECTOR }],
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="written"]',
};

export const student: Student = {
  writer: INJECTOR,
  begin: RUNNING.map(run),
  round: [write, again, again, kill, run('payment'), again, write, reset, ...RUNNING.map(run)],
};
