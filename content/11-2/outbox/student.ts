/** A student of this lab: orders in one transaction, and a relay that is killed and brought back. */
import type { Press, Student } from '#lib/student.ts';
import { type ProgramName, WRITER } from './names.ts';

const place: Press = {
  action: 'place',
  args: [{}],
  shows: { type: 'document' },
  until: [{ type: 'records' }],
  button: '[data-testid="panel-place-form"]',
  screen: '[data-testid="value-orders"]',
};

const run = (name: ProgramName): Press => ({
  action: 'run',
  args: [name],
  shows: { type: 'started', name },
  until: [{ type: 'ready', name }],
  button: `#panel [data-control="run-${name}"]`,
  screen: `#panel [data-process="${name}"]`,
});

const killRelay: Press = {
  action: 'stop',
  args: ['relay', 'kill'],
  shows: { type: 'exited', name: 'relay' },
  button: '#panel [data-control="kill-relay"]',
  screen: '#panel [data-process="relay"]',
};

export const student: Student = {
  writer: WRITER,
  begin: [run('relay'), run('payment')],
  round: [place, place, place, killRelay, run('relay'), place, place],
};
