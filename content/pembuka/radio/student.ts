/** A student of this lab: broadcasts, and a notification service that comes back to its bookmark. */
import type { Press, Student } from '#lib/student.ts';
import { ORDERS } from './model.ts';

const NAME = 'notification';

const broadcast: Press = {
  action: 'order',
  args: ['radio', 1],
  shows: { type: 'records' },
  button: '[data-testid="panel-radio-1"]',
  screen: '[data-testid="value-end"]',
};

const kill: Press = {
  action: 'kill',
  args: [NAME],
  shows: { type: 'exited', name: NAME },
  button: `#panel [data-control="kill-${NAME}"]`,
  screen: `#panel [data-process="${NAME}"]`,
};

const revive: Press = {
  action: 'revive',
  args: [NAME],
  shows: { type: 'started', name: NAME },
  until: [{ type: 'ready', name: NAME }],
  button: `#panel [data-control="revive-${NAME}"]`,
  screen: `#panel [data-process="${NAME}"]`,
};

export const student: Student = {
  writer: ORDERS,
  begin: [broadcast],
  round: [...Array.from({ length: 6 }, () => broadcast), kill, broadcast, revive, broadcast],
};
