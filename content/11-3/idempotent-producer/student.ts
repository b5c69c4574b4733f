/** A student of this lab: orders, lost acks, a program that dies before its note, a form sent twice. */
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
  args: ['one'],
  shows: { type: 'document' },
  button: 'article [data-control="cut-one"]',
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

const stop: Press = {
  action: 'stopPayment',
  args: [],
  shows: { type: 'exited', name: PAYMENT },
  button: '#panel [data-control="stop-payment"]',
  screen: `#panel [data-process="${PAYMENT}"]`,
};

export const student: Student = {
  writer: SERVICE,
  begin: [run],
  round: [order, cut, order, click, stop, order, run],
};
