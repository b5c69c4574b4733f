/** A student of this lab: the stream read again and again, emptied views, a process that dies. */
import type { Press, Student } from '#lib/student.ts';
import { groupOf, INJECTOR, READER, VIEWS } from './names.ts';

const allRead = VIEWS.map((view) => ({ type: 'committed', name: groupOf(view) }) as const);

const run: Press = {
  action: 'run',
  args: [],
  shows: { type: 'started', name: READER },
  until: [{ type: 'ready', name: READER }],
  button: '#panel [data-control="run-views"]',
  screen: `#panel [data-process="${READER}"]`,
};

const write: Press = {
  action: 'write',
  args: [],
  shows: { type: 'records' },
  until: allRead,
  button: '[data-testid="panel-write"]',
  screen: '[data-testid="value-end"]',
};

const shuffle: Press = {
  action: 'shuffle',
  args: [11, 1],
  shows: { type: 'records' },
  until: allRead,
  button: '[data-testid="panel-shuffle-1"]',
  screen: '[data-testid="value-end-shuffled"]',
};

const kill: Press = {
  action: 'stop',
  args: ['kill'],
  shows: { type: 'exited', name: READER },
  button: '#panel [data-control="kill-views"]',
  screen: `#panel [data-process="${READER}"]`,
};

/** The stream is written once a run: each round is a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: [{ type: 'ready', name: INJECTOR }],
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="value-end"]',
};

export const student: Student = {
  writer: INJECTOR,
  begin: [run, write],
  round: [shuffle, kill, run, shuffle, reset, run, write],
};
