/** A student of this lab: copies of one event again and again, and a payment service that dies. */
import type { Press, Student } from '#lib/student.ts';
import { CONSUMERS, type ConsumerName, INJECTOR } from './model.ts';

const SHORT: Readonly<Record<ConsumerName, string>> = {
  'payment-naive': 'naive',
  payment: 'payment',
};

/** Both services must be done with it: until then the lab takes no other. */
const inject: Press = {
  action: 'inject',
  args: [{ events: 1, copies: 50, order: 'grouped' }],
  shows: { type: 'records' },
  until: CONSUMERS.map((name) => ({ type: 'committed', name })),
  button: 'article [data-control="inject-50"]',
  screen: '[data-testid="deliveries"]',
};

const run = (name: ConsumerName): Press => ({
  action: 'run',
  args: [name],
  shows: { type: 'started', name },
  until: [{ type: 'ready', name }],
  button: `#panel [data-control="start-${SHORT[name]}"]`,
  screen: `#panel [data-process="${name}"]`,
});

const kill = (name: ConsumerName): Press => ({
  action: 'stop',
  args: [name, 'kill'],
  shows: { type: 'exited', name },
  button: `#panel [data-control="kill-${SHORT[name]}"]`,
  screen: `#panel [data-process="${name}"]`,
});

/** A run takes forty injections: each round is a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: [{ type: 'ready', name: INJECTOR }],
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="deliveries"]',
};

export const student: Student = {
  writer: INJECTOR,
  begin: [run('payment-naive'), run('payment')],
  round: [
    ...Array.from({ length: 4 }, () => inject),
    ...[kill('payment'), run('payment'), inject, inject],
    ...[reset, run('payment-naive'), run('payment')],
  ],
};
