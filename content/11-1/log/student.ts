/** A student of this lab: orders, and now and then the search service stopped and run again. */
import type { Press, Student } from '#lib/student.ts';
import type { GroupName } from './model.ts';

const send = (count: 1 | 6): Press => ({
  action: 'send',
  args: [count],
  shows: { type: 'records' },
  button: `[data-testid="panel-send-${count}"]`,
  screen: '[data-testid="value-end"]',
});

const run = (name: GroupName): Press => ({
  action: 'run',
  args: [name],
  shows: { type: 'started', name },
  until: [{ type: 'ready', name }],
  button: `#panel [data-control="run-${name}"]`,
  screen: `#panel [data-process="${name}"]`,
});

const stop = (name: GroupName): Press => ({
  action: 'stop',
  args: [name, 'kill'],
  shows: { type: 'exited', name },
  button: `#panel [data-control="kill-${name}"]`,
  screen: `#panel [data-process="${name}"]`,
});

export const student: Student = {
  writer: 'order-service',
  begin: [send(1), run('payment'), run('search')],
  round: [
    ...[send(1), send(1), send(6), send(1), send(1), send(6), send(1), send(1)],
    ...[stop('search'), send(1), run('search')],
  ],
};
