/** A student of this lab: orders flow, payment rests for a while and comes back, prices change. */
import type { Press, Student } from '#lib/student.ts';
import { GROUP, WRITER } from './model.ts';

const run: Press = {
  action: 'run',
  args: ['earliest'],
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

const flow: Press = {
  action: 'flow',
  args: [5],
  shows: { type: 'records' },
  button: '[data-testid="panel-flow"]',
  screen: '[data-testid="value-end"]',
};

const stopFlow: Press = {
  action: 'stopFlow',
  args: [],
  shows: { type: 'report', name: WRITER },
  button: '[data-testid="panel-stop-flow"]',
  screen: '[data-testid="value-lag"]',
};

export const student: Student = {
  writer: WRITER,
  begin: [run],
  round: [flow, stop, run, stopFlow],
};
