/** A student of this lab: overlapping transactions, and a relay that is killed and run again. */
import type { Press, Student } from '#lib/student.ts';
import { type RelayName, relayOf, WRITER } from './names.ts';

const FLAG = relayOf('flag');

const pair: Press = {
  action: 'write',
  args: ['pair'],
  shows: { type: 'records' },
  button: '[data-testid="panel-pair"]',
  screen: '[data-testid="outbox-count"]',
};

const run = (name: RelayName): Press => ({
  action: 'run',
  args: [name, false],
  shows: { type: 'started', name },
  until: [{ type: 'ready', name }],
  button: `#panel [data-control="run-${name.slice('relay-'.length)}"]`,
  screen: `#panel [data-process="${name}"]`,
});

const kill: Press = {
  action: 'stop',
  args: [FLAG, 'kill'],
  shows: { type: 'exited', name: FLAG },
  button: '#panel [data-control="kill-flag"]',
  screen: `#panel [data-process="${FLAG}"]`,
};

export const student: Student = {
  writer: WRITER,
  begin: [run('relay-cursor'), run(FLAG)],
  round: [pair, pair, pair, kill, run(FLAG), pair],
};
