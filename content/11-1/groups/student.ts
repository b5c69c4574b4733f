/** A student of this lab: three members share the orders, and one of them comes and goes. */
import type { Press, Student } from '#lib/student.ts';
import { MEMBERS, WRITER } from './names.ts';

const [FIRST, SECOND, THIRD] = MEMBERS;

const startAll: Press = {
  action: 'startAll',
  args: [],
  shows: { type: 'started', name: FIRST },
  until: [FIRST, SECOND, THIRD].map((name) => ({ type: 'ready', name })),
  button: '[data-testid="panel-start-all"]',
  screen: `#panel [data-process="${FIRST}"]`,
};

const send: Press = {
  action: 'send',
  args: [60],
  shows: { type: 'records' },
  button: '[data-testid="panel-send-60"]',
  screen: '[data-testid="value-end"]',
};

const stop: Press = {
  action: 'stop',
  args: [THIRD],
  shows: { type: 'exited', name: THIRD },
  button: '#panel [data-control="stop-c"]',
  screen: `#panel [data-process="${THIRD}"]`,
};

const run: Press = {
  action: 'start',
  args: [THIRD],
  shows: { type: 'started', name: THIRD },
  until: [{ type: 'ready', name: THIRD }],
  button: '#panel [data-control="run-c"]',
  screen: `#panel [data-process="${THIRD}"]`,
};

/** A run takes some two thousand orders: now and then a run of its own. */
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
  begin: [startAll],
  round: [...Array.from({ length: 15 }, () => [send, stop, run]).flat(), reset, startAll],
};
