/** A student of this lab: three members under a flow of orders, one of them killed and run again. */
import type { Press, Student } from '#lib/student.ts';
import { LIMITS, MEMBERS } from './model.ts';

const [FIRST] = MEMBERS;

const startAll: Press = {
  action: 'startAll',
  args: [LIMITS.sessionMs.min],
  shows: { type: 'started', name: FIRST },
  until: MEMBERS.map((name) => ({ type: 'ready', name })),
  button: '[data-testid="panel-start-all"]',
  screen: `#panel [data-process="${FIRST}"]`,
};

const flow: Press = {
  action: 'flow',
  // A run holds 2,000 orders: more a second would not last the ten minutes of a class.
  args: [3],
  shows: { type: 'records' },
  button: '[data-testid="panel-flow"]',
  screen: '[data-testid="value-end"]',
};

const stopFlow: Press = {
  action: 'stopFlow',
  args: [],
  shows: { type: 'report' },
  button: '[data-testid="panel-stop-flow"]',
  screen: '[data-testid="value-lag"]',
};

const kill: Press = {
  action: 'stop',
  args: [FIRST, 'kill'],
  shows: { type: 'exited', name: FIRST },
  button: '#panel [data-control="kill-a"]',
  screen: `#panel [data-process="${FIRST}"]`,
};

const run: Press = {
  action: 'start',
  args: [FIRST, LIMITS.sessionMs.min],
  shows: { type: 'started', name: FIRST },
  until: [{ type: 'ready', name: FIRST }],
  button: '#panel [data-control="run-a"]',
  screen: `#panel [data-process="${FIRST}"]`,
};

/** A run takes two thousand orders: now and then a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="value-end"]',
};

export const student: Student = {
  begin: [startAll],
  round: [...Array.from({ length: 6 }, () => [flow, kill, run, stopFlow]).flat(), reset, startAll],
};
