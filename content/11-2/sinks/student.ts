/** A student of this lab: single orders, and the search service stopped and run again. */
import type { Press, Student } from '#lib/student.ts';
import { SEARCH, WRITER } from './names.ts';

const one: Press = {
  action: 'flow',
  args: ['one'],
  shows: { type: 'records' },
  button: '#panel [data-control="one"]',
  screen: '[data-testid="value-end"]',
};

const begin: Press = {
  action: 'run',
  args: ['both'],
  shows: { type: 'started', name: SEARCH },
  until: [{ type: 'ready', name: SEARCH }],
  button: '[data-control="run-both"]',
  screen: `#panel [data-process="${SEARCH}"]`,
};

const run: Press = {
  action: 'run',
  args: [SEARCH],
  shows: { type: 'started', name: SEARCH },
  until: [{ type: 'ready', name: SEARCH }],
  button: '#panel [data-control="run-search"]',
  screen: `#panel [data-process="${SEARCH}"]`,
};

const stop: Press = {
  action: 'stop',
  args: [SEARCH, 'term'],
  shows: { type: 'exited', name: SEARCH },
  button: '#panel [data-control="stop-search"]',
  screen: `#panel [data-process="${SEARCH}"]`,
};

const find: Press = {
  action: 'find',
  args: ['kopi'],
  shows: { type: 'report', name: SEARCH },
  button: '[data-testid="panel-find"]',
  screen: '[data-testid="search-view"]',
};

export const student: Student = {
  writer: WRITER,
  begin: [begin],
  round: [one, find, one, stop, one, run],
};
