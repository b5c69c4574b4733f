/** A student of this lab: orders, lost acks, a form sent twice, and payment dying between them. */
import type { Press, Student } from '#lib/student.ts';
import { PAYMENT, SERVICE } from './names.ts';

const order: Press = {
  action: 'order',
  args: [1],
  shows: { type: 'records' },
  button: 'article [data-control="order-1"]',
  screen: '[data-testid="value-end"]',
};

const cut: Press = {
  action: 'cut',
  args: [],
  shows: { type: 'document' },
  button: 'article [data-control="cut"]',
  screen: '[data-testid="armed"]',
};

const click: Press = {
  action: 'click',
  args: [],
  shows: { type: 'records' },
  button: 'article [data-control="click"]',
  screen: '[data-testid="value-end"]',
};

const run: Press = {
  action: 'runPayment',
  args: [],
  shows: { type: 'started', name: PAYMENT },
  until: [{ type: 'ready', name: PAYMENT }],
  button: '#panel [data-control="run-payment"]',
  screen: `#panel [data-process="${PAYMENT}"]`,
};

const kill: Press = {
  action: 'stopPayment',
  args: ['kill'],
  shows: { type: 'exited', name: PAYMENT },
  button: '#panel [data-control="kill-payment"]',
  screen: `#panel [data-process="${PAYMENT}"]`,
};

export const student: Student = {
  writer: SERVICE,
  begin: [run],
  round: [order, cut, order, click, kill, order, run],
};
