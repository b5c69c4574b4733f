/** The English words of the panel of lab `commit-order`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.18',
  caption: 'One commit, three places',
  number: (n) => number.format(n),
  rupiah: (n) => `Rp${number.format(n)}`,

  send: 'Send 100 orders',
  'send-form': 'Send',
  'run-batch': 'Run payment-batch',
  'stand-batch': 'Run payment-batch up to the middle',
  'kill-batch': 'Kill payment-batch',
  'stop-batch': 'Stop payment-batch',
  'run-record': 'Run payment-record',
  'stand-record': 'Run payment-record up to the middle',
  'kill-record': 'Kill payment-record',
  'stop-record': 'Stop payment-record',
  'run-before': 'Run payment-before',
  'stand-before': 'Run payment-before up to the middle',
  'kill-before': 'Kill payment-before',
  'stop-before': 'Stop payment-before',
  midway: 'To the middle',

  formOrders: 'orders',
  formPlace: 'midway it stands',
  placeGap: 'in its own gap',
  placeBefore: 'before charging',
  placeAfter: 'after charging',

  runs: (name) => `${name} is running`,
  rests: (name) => `${name} is not running`,
  noOrders: 'No order is waiting; send some first',
  injectorStarts: 'injector is still starting; the button waits',
  stillWorking: 'A running program has not finished the orders before',

  ordersOf: (orders, series) =>
    `${number.format(orders)} orders in series ${number.format(series)}`,
  noSeries: 'no orders yet',
  how: {
    'payment-batch': 'commit: after a batch',
    'payment-record': 'commit: after each order',
    'payment-before': 'commit: before charging',
  },
  standsAt: (place, offset) => `stands: ${place} @${offset}`,
  committed: 'bookmark',
  effect: 'effect',
  ahead: (n) => `${number.format(n)} not committed`,
  behind: (n) => `${number.format(n)} not charged`,
  level: 'level',
  setNever: 'never',
  setOnce: 'once',
  setAgain: 'again',
  setWaiting: 'waiting',
  charged: 'charged, last series',
  rightful: (sum) => `should be ${sum}`,
  surplus: (n) => `+${number.format(n)} ${n === 1 ? 'charge' : 'charges'}`,
  missing: (n) => `−${number.format(n)} ${n === 1 ? 'charge' : 'charges'}`,
  underWay: (n) => `${number.format(n)} waiting`,
  exact: 'exact',
  nothingYet: 'no orders yet',
  stripSaid: (s) =>
    `${number.format(s.once)} orders charged once, ${number.format(s.again)} again, ` +
    `${number.format(s.never)} never, ${number.format(s.waiting)} waiting`,
  emptyStrip: 'No orders yet. Press Send 100 orders.',

  tabOdd: 'Twice and never',
  tabSignals: 'Signals',
  tabResults: 'Results',
  colOrder: 'orderId',
  colTimes: 'times charged',
  colCharged: 'charged',
  colPids: 'charged by pid',
  colSignal: 'signal',
  colPlace: 'place',
  colSentAt: 'sent at',
  colSeries: 'series',
  colOrders: 'orders',
  colCharges: 'charges',
  colSurplus: 'difference',
  colService: 'service',
  colCommit: 'commit',
  emptyOdd: 'In the last series no order was charged again or passed over.',
  emptySignals: 'No program has been ended yet.',
  emptyResults: 'There is no series of orders yet. Send some first.',

  settingRows: [
    ['payment-batch', 'eachMessage with no other setting', 'kafkajs: commit after each batch'],
    ['payment-record', 'autoCommitThreshold: 1', 'kafkajs: null'],
    ['payment-before', 'autoCommit: false, commitOffsets first', 'kafkajs: true'],
    ['autoCommitInterval', 'null', 'kafkajs: null; Java client: 5,000 ms'],
    ['maxBytesPerPartition', '1,048,576: one fetch brings a whole series', 'kafkajs: the same'],
    ['work per order', '8 ms', '–'],
    ['fromBeginning', 'true', 'kafkajs: false'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['sessionTimeout', '6,000 ms (the broker’s lower bound)', 'kafkajs: 30,000 ms'],
    ['heartbeatInterval', '600 ms, while it stands midway too', 'kafkajs: 3,000 ms'],
    ['SIGTERM', 'waited for 3 s, then SIGKILL', 'Kubernetes: 30 s'],
  ],

  'check-orders': 'distinct orderIds in the last series',
  'check-more': 'one service charged more than there are orders',
  'check-fewer': 'one service charged fewer than there are orders',
  'check-kills': 'SIGKILL with lag > 0 on both of them',
  'check-exact': 'one service charged each order exactly once, without a SIGKILL',
  'check-terms': 'SIGTERM with lag > 0 on that one',
  'check-lag': 'committed = end, all three groups',

  'still-working':
    'A running program has not finished the orders before. Wait for lag 0, or end it first.',
  'limit-orders': 'One press sends 10 to 200 orders, a whole number. Nothing was sent.',
  'limit-run': 'One run holds at most 1,000 orders. Start over for an empty log.',
  'no-order-yet': 'No order is waiting for that program. Send some first.',

  summary: (modes) =>
    modes
      .map(
        ({ name, charges, orders, committed }) =>
          `${name}: ${number.format(charges)} charges for ${number.format(orders)} orders, ` +
          `bookmark ${committed === null ? 'none yet' : number.format(committed)}.`,
      )
      .join(' '),
};
