/** A student of this lab: a few orders that the connector carries, and the connector run anew. */
import type { Press, Student } from '#lib/student.ts';
import { CONNECTOR, WRITER } from './names.ts';

const run: Press = {
  action: 'run',
  args: ['after', 'saved'],
  shows: { type: 'started', name: CONNECTOR },
  until: [{ type: 'ready', name: CONNECTOR }],
  button: '#panel [data-control="run-connector"]',
  screen: `#panel [data-process="${CONNECTOR}"]`,
};

const few: Press = {
  action: 'flow',
  args: ['few'],
  shows: { type: 'records' },
  button: '#panel [data-control="few"]',
  screen: '[data-testid="value-end"]',
};

const stop: Press = {
  action: 'stop',
  args: [],
  shows: { type: 'exited', name: CONNECTOR },
  button: '#panel [data-control="stop-connector"]',
  screen: `#panel [data-process="${CONNECTOR}"]`,
};

export const student: Student = {
  writer: WRITER,
  begin: [run],
  round: [few, stop, run],
};
