/** A visitor of the front page: orders, and now and then a listener killed and revived. */
import type { Press, Sign, Student } from '#lib/student.ts';

const ready = (name: string): Sign => ({ type: 'ready', name });

const broadcast: Press = {
  action: 'broadcast',
  args: [],
  shows: { type: 'records' },
  button: '[data-control="broadcast"]',
  screen: '[data-testid="value-end"]',
};

const NOTIFICATION = '[data-testid="tower"] [data-process="notification"]';

const kill: Press = {
  action: 'kill',
  args: ['notification'],
  shows: { type: 'exited', name: 'notification' },
  button: '[data-control="kill"]',
  screen: NOTIFICATION,
};

const revive: Press = {
  action: 'revive',
  args: ['notification'],
  shows: { type: 'started', name: 'notification' },
  until: [ready('notification')],
  button: '[data-control="revive"]',
  screen: NOTIFICATION,
};

export const student: Student = {
  // Nothing runs before the first order: it brings the order service and both listeners.
  begin: [{ ...broadcast, until: ['notification', 'payment'].map(ready) }],
  round: [...Array.from({ length: 8 }, () => broadcast), kill, broadcast, revive],
};
