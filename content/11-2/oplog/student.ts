/** A student of this lab: an order made, changed and deleted, and a connector that dies. */
import type { Press, Student } from '#lib/student.ts';
import { CONNECTOR, ORDERS } from './names.ts';

const edit = (what: 'place' | 'pay' | 'ship' | 'remove'): Press => ({
  action: 'edit',
  args: [what],
  shows: { type: 'oplog' },
  until: [{ type: 'records' }],
  button: `[data-testid="panel-${what}"]`,
  screen: '[data-testid="value-entries"]',
});

const kill: Press = {
  action: 'killConnector',
  args: [],
  shows: { type: 'exited', name: CONNECTOR },
  button: '#panel [data-control="kill-connector"]',
  screen: `#panel [data-process="${CONNECTOR}"]`,
};

const revive: Press = {
  action: 'runConnector',
  args: [false],
  shows: { type: 'started', name: CONNECTOR },
  until: [{ type: 'ready', name: CONNECTOR }],
  button: '#panel [data-control="run-connector"]',
  screen: `#panel [data-process="${CONNECTOR}"]`,
};

export const student: Student = {
  writer: ORDERS,
  begin: [edit('place')],
  round: [edit('place'), edit('pay'), edit('ship'), edit('remove'), kill, revive],
};
