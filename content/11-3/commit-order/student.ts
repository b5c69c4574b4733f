/** A student of this lab: orders through all three services, and one of them killed and run again. */
import type { Press, Student } from '#lib/student.ts';
import { type ConsumerName, INJECTOR } from './names.ts';

const SHORT: Readonly<Record<ConsumerName, string>> = {
  'payment-batch': 'batch',
  'payment-record': 'record',
  'payment-before': 'before',
};

/** Each running service must be done with it: until then the lab takes no other. */
const send = (...running: ConsumerName[]): Press => ({
  action: 'send',
  args: [50],
  shows: { type: 'records' },
  until: running.map((name) => ({ type: 'committed', name })),
  button: 'article [data-control="send"]',
  screen: '[data-testid="sent"]',
});

const run = (name: ConsumerName): Press => ({
  action: 'run',
  args: [name],
  shows: { type: 'started', name },
  until: [{ type: 'ready', name }],
  button: `#panel [data-control="run-${SHORT[name]}"]`,
  screen: `#panel [data-process="${name}"]`,
});

const kill = (name: ConsumerName): Press => ({
  action: 'stop',
  args: [name, 'kill'],
  shows: { type: 'exited', name },
  button: `#panel [data-control="kill-${SHORT[name]}"]`,
  screen: `#panel [data-process="${name}"]`,
});

/** A run takes some fifteen series: each round is a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: [{ type: 'ready', name: INJECTOR }],
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="sent"]',
};

const both = ['payment-batch', 'payment-record'] as const;

export const student: Student = {
  writer: INJECTOR,
  begin: both.map(run),
  round: [
    ...[send(...both), send(...both)],
    ...[kill('payment-batch'), run('payment-batch'), send(...both)],
    ...[reset, ...both.map(run)],
  ],
};
