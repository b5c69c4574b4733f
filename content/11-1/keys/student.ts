/** A student of this lab: orders without a key, and a view that rests and comes back. */
import type { Press, Student } from '#lib/student.ts';
import { GROUP, SENDER } from './model.ts';

const run: Press = {
  action: 'run',
  args: ['even'],
  shows: { type: 'started', name: GROUP },
  until: [{ type: 'ready', name: GROUP }],
  button: '#panel [data-control="run-even"]',
  screen: `#panel [data-process="${GROUP}"]`,
};

const stop: Press = {
  action: 'stop',
  args: ['term'],
  shows: { type: 'exited', name: GROUP },
  button: '#panel [data-control="stop-view"]',
  screen: `#panel [data-process="${GROUP}"]`,
};

/** What the form of the panel says when nobody has filled it in. */
const place: Press = {
  action: 'place',
  args: [6, 'none'],
  shows: { type: 'records' },
  button: '[data-testid="panel-place-form"]',
  screen: '[data-testid="value-end"]',
};

export const student: Student = {
  writer: SENDER,
  begin: [run],
  round: [place, stop, place, run],
};
