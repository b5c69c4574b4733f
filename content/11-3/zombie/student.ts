/** A student of this lab: orders, a poisonous one, a member that is stopped, repair and replay. */
import type { Press, Student } from '#lib/student.ts';
import { MEMBERS, OPERATOR } from './names.ts';

const send = (kind: 'plain' | 'odd'): Press => ({
  action: 'send',
  args: [kind],
  shows: { type: 'records' },
  button: `[data-testid="panel-send-${kind}"]`,
  screen: '[data-testid="value-end"]',
});

const run = (member: (typeof MEMBERS)[number]): Press => ({
  action: 'run',
  args: [member],
  shows: { type: 'started', name: member },
  until: [{ type: 'ready', name: member }],
  button: `#panel [data-control="run-${member.slice(-1)}"]`,
  screen: `#panel [data-process="${member}"]`,
});

const stop: Press = {
  action: 'stop',
  args: ['payment-b'],
  shows: { type: 'exited', name: 'payment-b' },
  button: '#panel [data-control="stop-b"]',
  screen: '#panel [data-process="payment-b"]',
};

const policy: Press = {
  action: 'choosePolicy',
  args: ['dlq'],
  shows: { type: 'document' },
  button: '[data-testid="panel-policy-dlq"]',
  screen: '[data-testid="value-policy"]',
};

const replay: Press = {
  action: 'replay',
  args: [],
  shows: { type: 'records' },
  button: '[data-testid="panel-replay"]',
  screen: '[data-testid="value-end"]',
};

/** A run takes some forty rounds of orders: each round is a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: [{ type: 'ready', name: OPERATOR }],
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="value-end"]',
};

const [a, b] = MEMBERS;
const begin = [policy, run(a), run(b), send('plain')];

export const student: Student = {
  writer: OPERATOR,
  begin,
  round: [send('plain'), send('odd'), stop, send('plain'), replay, reset, ...begin],
};
