/** A student of this lab: payments that are committed and aborted, and a biller that dies. */
import type { Press, Student } from '#lib/student.ts';
import { BILLER, CASHIER, READING } from './names.ts';

const pay: Press = {
  action: 'pay',
  args: [CASHIER],
  shows: { type: 'records' },
  button: 'article [data-control="pay-cashier"]',
  screen: '[data-testid="value-end"]',
};

const end = (how: 'commit' | 'abort'): Press => ({
  action: 'end',
  args: [CASHIER, how],
  shows: { type: 'records' },
  button: `article [data-control="${how}-cashier"]`,
  screen: '[data-testid="value-end"]',
});

const orders: Press = {
  action: 'orders',
  args: [false],
  shows: { type: 'records' },
  button: 'article [data-control="orders-few"]',
  screen: '[data-testid="value-orders"]',
};

const bill: Press = {
  action: 'bill',
  args: ['guarded', false],
  shows: { type: 'started', name: BILLER },
  until: [{ type: 'ready', name: BILLER }],
  button: '[data-testid="panel-bill-guarded"]',
  screen: `#panel [data-process="${BILLER}"]`,
};

const kill: Press = {
  action: 'stop',
  args: [BILLER, 'kill'],
  shows: { type: 'exited', name: BILLER },
  button: '#panel [data-control="kill-biller"]',
  screen: `#panel [data-process="${BILLER}"]`,
};

/** A run takes twenty rounds of orders: each round is a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: [
    { type: 'ready', name: CASHIER },
    { type: 'ready', name: READING },
  ],
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="value-end"]',
};

export const student: Student = {
  writer: CASHIER,
  begin: [orders, bill],
  round: [
    ...[pay, end('commit'), pay, end('abort'), pay, end('commit'), orders],
    ...[kill, orders, bill, orders],
    ...[reset, orders, bill],
  ],
};
