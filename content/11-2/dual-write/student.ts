/** A student of this lab: orders written twice, and a program that dies between its writes. */
import type { Press, Student } from '#lib/student.ts';
import type { Placing } from './actions.ts';
import { COUNT, WRITER } from './names.ts';

const place = (more: Partial<Placing> = {}): Placing => ({
  ...{ manner: 'save-first', count: COUNT, point: null, retry: false },
  ...more,
});

const send: Press = {
  action: 'place',
  args: [{ ...place() }],
  shows: { type: 'records' },
  button: 'article [data-control="send-3"]',
  screen: '[data-testid="value-end"]',
};

const die = (control: string, more: Partial<Placing>): Press => ({
  action: 'place',
  args: [{ ...place({ point: 'between', ...more }) }],
  shows: { type: 'exited', name: WRITER },
  button: `article [data-control="${control}"]`,
  screen: `#panel [data-process="${WRITER}"]`,
});

const run: Press = {
  action: 'run',
  args: [],
  shows: { type: 'started', name: WRITER },
  until: [{ type: 'ready', name: WRITER }],
  button: `#panel [data-control="run-orders"]`,
  screen: `#panel [data-process="${WRITER}"]`,
};

/** A run takes three hundred orders: each round is a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: [{ type: 'ready', name: WRITER }],
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="value-end"]',
};

export const student: Student = {
  writer: WRITER,
  begin: [send],
  round: [
    ...[send, die('send-ghost', {}), run],
    ...[send, die('send-orphan', { manner: 'publish-first' }), run, send],
    reset,
  ],
};
