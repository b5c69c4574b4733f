/** A student of this lab: thin orders and full ones, and an order service that dies and comes back. */
import type { Press, Student } from '#lib/student.ts';
import { ORDERS } from './model.ts';
import type { Form } from './order-state.ts';

const publish = (form: Form): Press => ({
  action: 'publish',
  args: [form],
  shows: { type: 'records' },
  button: `[data-testid="panel-publish-${form}"]`,
  screen: '[data-testid="value-end"]',
});

const kill: Press = {
  action: 'kill',
  args: [],
  shows: { type: 'exited', name: ORDERS },
  button: '#panel [data-control="kill-orders"]',
  screen: `#panel [data-process="${ORDERS}"]`,
};

const revive: Press = {
  action: 'revive',
  args: [],
  shows: { type: 'started', name: ORDERS },
  until: [{ type: 'ready', name: ORDERS }],
  button: '#panel [data-control="revive-orders"]',
  screen: `#panel [data-process="${ORDERS}"]`,
};

/** A run takes six hundred orders: now and then a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: [{ type: 'ready', name: ORDERS }],
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="value-end"]',
};

export const student: Student = {
  writer: ORDERS,
  begin: [publish('full')],
  round: [
    ...Array.from({ length: 6 }, () => [
      ...[publish('thin'), publish('full'), publish('full'), kill, revive],
    ]).flat(),
    reset,
  ],
};
