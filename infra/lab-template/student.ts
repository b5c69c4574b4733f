/** A student of this lab: orders, and payment stopped and run again. */
import type { Press, Student } from '#lib/student.ts';
import { GROUP } from './model.ts';

const send: Press = {
  action: 'send',
  args: [],
  shows: { type: 'records' },
  button: '[data-testid="panel-send-1"]',
  screen: '[data-testid="value-end"]',
};

const run: Press = {
  action: 'run',
  args: [],
  shows: { type: 'started', name: GROUP },
  until: [{ type: 'ready', name: GROUP }],
  button: '#panel [data-control="run-payment"]',
  screen: `#panel [data-process="${GROUP}"]`,
};

const stop: Press = {
  action: 'stop',
  args: ['term'],
  shows: { type: 'exited', name: GROUP },
  button: '#panel [data-control="stop-payment"]',
  screen: `#panel [data-process="${GROUP}"]`,
};

export const student: Student = {
  writer: 'order-service',
  begin: [send, run],
  round: [send, send, send, stop, send, run],
};
