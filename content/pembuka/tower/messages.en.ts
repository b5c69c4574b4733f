/** The English words of the tower: the same keys as `messages.id.ts`. */
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');
const orders = (n: number) => `${number.format(n)} ${n === 1 ? 'order' : 'orders'}`;

export const en: Messages = {
  broadcast: 'Send an order',
  kill: 'Kill notification',
  revive: 'Revive notification',
  table: 'Table',
  figure: 'Figure',
  reset: 'Start over',
  notYet: 'Not started yet',
  joining: 'Connecting …',
  recording: (day) => `Recording, ${day}`,
  away: (day) =>
    `The broker or the database does not answer. This figure is the recording of a real run, ${day}.`,
  play: 'Play the recording',
  playAgain: 'Play from the start',

  figureName: 'A radio tower. Its core is a log; one cell is one message.',
  upTo: (offset) => `up to ${number.format(offset)}`,
  deadAt: (offset) => `dead at ${number.format(offset)}`,
  noBookmark: 'no bookmark yet',
  lag: (n) => `lag ${number.format(n)}`,
  absent: 'not started',
  starting: (pid) => `pid ${pid}, starting`,
  ready: (pid) => `pid ${pid}`,
  ended: (pid) => `pid ${pid}, stopped`,
  killed: (pid) => `pid ${pid}, dead`,

  tableName: 'The tower as a table',
  colProcess: 'process',
  colState: 'state',
  colCommitted: 'bookmark (committed)',
  colLag: 'lag',
  colOffset: 'offset',
  colKey: 'key',
  noRecords: 'The log is still empty.',

  captionStill: 'Radio: an order is broadcast once, and the log records it for every listener.',
  captionLive: ({ end, notification }) => {
    const all = `Radio: ${orders(end)} recorded in the log`;
    if (notification.dead && notification.lag > 0) {
      return `${all}; notification is ${number.format(notification.lag)} behind and catches up later.`;
    }
    if (notification.dead) {
      return `${all}; notification is dead. Send another and see its lag open.`;
    }
    return notification.lag > 0
      ? `${all}; notification still has ${number.format(notification.lag)} to go.`
      : `${all}, and notification has heard them all.`;
  },
  summary: ({ end, payment, notification }) =>
    `The log holds ${orders(end)}. payment is at ${number.format(payment.committed ?? 0)}, lag ` +
    `${number.format(payment.lag)}. notification is ${notification.dead ? 'dead' : 'alive'} at ` +
    `${number.format(notification.committed ?? 0)}, lag ${number.format(notification.lag)}.`,

  polesName: 'Telephone poles: order, payment, inventory, notification, analytics, search.',
  telephoneStill:
    'Telephone: each order calls five services one after another, and waits for every answer.',
  telephoneLive: ({ orders: placed, failed, ms, failedAt, why, notCalled = 0 }) => {
    const lost = `Telephone: ${number.format(failed)} of ${orders(placed)} failed`;
    if (failedAt === undefined) {
      const all = failed > 0 ? lost : `Telephone: ${orders(placed)} taken`;
      return `${all}. The last was answered after five calls, ${number.format(Math.round(ms))} ms.`;
    }
    const rest =
      notCalled > 0
        ? `; ${notCalled} ${notCalled === 1 ? 'service' : 'services'} behind it never got a call`
        : '';
    return `${lost}. The last broke off at ${failedAt} (${why})${rest}.`;
  },
  telephoneReal:
    'All five are real HTTP servers. notification is a process of its own, which also listens to the radio; the other four share one process.',
  telephoneRecorded: 'Recorded in the same run as the tower.',
  colService: 'service phoned',
  colCall: 'last call',
  notPhoned: 'not called',

  lockedKill: 'Opens after the first order',
  writerStarts: 'order-service is starting; the button waits',
  listenerStarts: 'notification is starting; the button waits',
  waitConnection: 'The connection to the server is lost; the button waits',
  waitBroker: 'The broker does not answer; the button waits',
  waitDatabase: 'The database does not answer; the button waits',
  inPast: 'You are looking at the past',

  'kafka-away': 'The Kafka broker does not answer. Wait until it is back, then try again.',
  'mongo-away': 'MongoDB does not answer. Wait until it is back, then try again.',
  'already-running': 'That process is running already.',
  'not-running': 'That process is not running. Send an order to start it.',
  'limit-rate': 'Too many presses in a short time. Wait a moment, then try again.',
  'limit-children': 'No more processes may run at the same time. Try again in a moment.',
  'limit-sandboxes': 'Every place for experiments is taken. Try again in a few minutes.',
  'bad-input': 'That request was not recognised. Nothing changed.',
  'session-gone': 'This session has ended. Reload the page.',
  'process-failed': 'The process failed to start. Try once more.',
  unknown: 'An unknown error happened. Its details are in the log of the server.',
};
