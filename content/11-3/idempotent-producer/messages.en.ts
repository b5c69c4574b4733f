/** The English words of the panel of lab `idempotent-producer`: the same keys as `messages.id.ts`. */
import { baseWords, counted } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.19',
  caption: 'Another session, other numbers',
  number: (n) => number.format(n),

  'order-1': 'Send 1 order',
  'order-20': 'Send 20 orders',
  'cut-one': 'Cut the next ack',
  'cut-exhausting': 'Cut 3 acks in a row',
  'cut-ten': 'Cut 10 acks, every other one',
  die: 'Send 1 order, order-service dies before its note',
  'run-service': 'Run order-service',
  click: 'Double-click',
  'idempotent-off': 'Switch idempotent off',
  'idempotent-on': 'Switch idempotent on',
  'run-payment': 'Run payment',
  'stop-payment': 'Stop payment',
  line: 'Draw the starting line',

  short: {
    'order-1': '1 order',
    'order-20': '20 orders',
    click: 'double-click',
    die: 'order, then die',
    'run-service': 'run',
    cut: 'cut an ack',
  },

  serviceStarts: 'order-service is still starting; the button waits',
  serviceRuns: 'order-service is running',
  proxyStarts: 'proxy is still starting; the button waits',
  alreadyArmed: 'The next acks are already set to be cut',
  already: 'That is already so',
  sending: 'The orders before are not all sent yet',
  paymentRuns: 'payment is running',
  paymentRests: 'payment is not running',

  writesBy: 'writes by the proxy to',
  idempotentIs: 'idempotent:',
  turnOff: 'switch off',
  turnOn: 'switch on',
  nextAck: 'next acks:',
  ackPasses: 'pass',
  acksCut: (n) => `${number.format(n)} will be cut`,
  passed: (requests, cuts) => `${counted(requests, 'request')}, ${counted(cuts, 'ack')} cut`,
  charged: (charges, refused) => `${counted(charges, 'charge')}, ${number.format(refused)} refused`,

  sessions: 'Sessions of the producer and the numbers they used, the newest at the bottom',
  colSession: 'producer id / epoch',
  colSlots: 'sequence number, record, and the fate of each ack',
  noSession: 'no record yet',
  unnumbered: 'no number',
  byPid: (pid) => `pid ${pid}`,
  earlier: (n) => `+${number.format(n)}`,
  seq: (n) => `seq ${n}`,
  at: (offset) => `@${offset}`,
  swallowed: (orders) => `${orders} lost`,
  sameForm: (order) => `= ${order}`,
  sameFormSaid: (order) => `its form is that of ${order}`,
  slotSaid: (order, offset, acks) => `${order}, offset ${offset}, ack: ${acks}`,
  ackFates: { passed: 'arrived', cut: 'cut', unanswered: 'none' },
  swallowedSaid: (order) => `${order} was answered with success here, but is not stored`,

  tabNumbers: 'Numbers',
  tabSends: 'Sends',
  tabPayments: 'Charges',
  colRequest: 'request no.',
  colNumber: 'producer id / epoch / number',
  colFate: 'fate of the ack',
  colAnswer: 'the broker’s ack',
  colSeen: 'passed at',
  colConnection: 'connection',
  colSend: 'send',
  colOrder: 'order',
  colEvent: 'eventId',
  colForm: 'idempotency key',
  colOutcome: 'as noted',
  colInLog: 'in the log',
  colTook: 'milliseconds',
  colPid: 'pid',
  colError: 'error',
  colVerdict: 'outcome',
  fates: { passed: 'passed on', cut: 'cut', unanswered: 'no answer' },
  outcomes: { open: 'never noted', acked: 'success', failed: 'failed' },
  times: (n) => `×${n}`,
  verdicts: { paid: 'charged', refused: 'E11000 uniq_form: charged before' },

  emptyLog: 'The log is still empty. Send an order.',
  emptyNumbers: 'No Produce request has passed yet.',
  emptySends: 'The program has not called send yet.',
  emptyPayments: 'Nobody has been charged yet.',

  settingRows: [
    ['idempotent', 'true; the panel can switch it off', 'kafkajs: false; Java: true since 3.0'],
    ['acks', '-1: every in-sync replica (one here)', 'demanded by idempotent; kafkajs: -1'],
    ['retry.retries', '2, so that their end can be seen', 'kafkajs: 5; Java: by time, 2 minutes'],
    ['maxInFlightRequests', 'one per broker if idempotent', 'kafkajs: no limit; Java: 5'],
    ['producer id', 'a new one for every session', 'the same, without transactionalId'],
    ['batches the broker remembers', 'the last 5 of each session and partition', 'Kafka: 5'],
    ['age of a producer id', '24 hours without a write', 'Kafka: 24 hours'],
    ['payments: uniq_form', 'unique index on the idempotency key', 'none'],
    ['autoCommit (payment)', 'false: committed after each charge', 'kafkajs: true'],
  ],

  'check-cuts': 'acks cut since the starting line',
  'check-stored': 'orders that the log holds / all orders',
  'check-numbered': 'records with a number / all records',
  'check-repeats': 'events that are there twice by one session',
  'check-twin': 'events that are there twice by two sessions',
  'check-paid': 'forms that were charged / all charges',

  'limit-orders': 'One run holds at most 300 orders. Start over for an empty log.',
  'orders-running': 'The orders before are not all sent yet. This one was not queued.',

  summary: (s) =>
    `The log holds ${counted(s.records, 'record')} of ${counted(s.events, 'event')} and ` +
    `${counted(s.sessions, 'session')}. The proxy saw ${counted(s.requests, 'request')} and cut ` +
    `${counted(s.cuts, 'ack')}. There ${s.charges === 1 ? 'is' : 'are'} ` +
    `${counted(s.charges, 'charge')}.`,
};
