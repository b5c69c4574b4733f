/** A student of this lab: one order after another, and a notification service that dies. */
import type { Press, Student } from '#lib/student.ts';
import { ORDERS } from './model.ts';

const NAME = 'notification';

const place: Press = {
  action: 'place',
  args: [1],
  shows: { type: 'report', name: ORDERS },
  button: '[data-testid="panel-orders-1"]',
  screen: '[data-testid="value-series"]',
};

const kill: Press = {
  action: 'kill',
  args: [NAME],
  shows: { type: 'exited', name: NAME },
  button: `[data-testid="panel-kill-${NAME}"]`,
  screen: `#panel [data-process="${NAME}"]`,
};

const revive: Press = {
  action: 'revive',
  args: [NAME],
  shows: { type: 'started', name: NAME },
  until: [{ type: 'ready', name: NAME }],
  button: `[data-testid="panel-revive-${NAME}"]`,
  screen: `#panel [data-process="${NAME}"]`,
};

export const student: Student = {
  writer: ORDERS,
  begin: [place],
  round: [...Array.from({ length: 6 }, () => place), kill, place, revive, place],
};
