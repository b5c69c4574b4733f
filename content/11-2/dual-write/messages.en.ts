/** The English words of the panel of lab `dual-write`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.9',
  caption: 'One order, two writes',
  rupiah: (n) => `Rp${number.format(n)}`,

  'send-3': 'Send 3 orders',
  'send-ghost': 'Send 3 orders, die after the save',
  'send-retry': 'Send 3 orders with retry, die after the save',
  'send-orphan': 'Send 3 orders, die after the publish',
  'send-transaction': 'Send 3 orders in a transaction, die before the commit',
  'send-form': 'Send',
  'run-orders': 'Run order-service again',
  'kill-orders': 'Kill order-service',
  line: 'Draw the starting line',

  formManner: 'writes',
  formCount: 'orders',
  formRetry: (n) => `retry ${number.format(n)}×`,
  diesAt: 'crash point in the last order',
  diesNowhere: 'lives',
  manners: {
    'save-first': 'save → publish',
    'publish-first': 'publish → save',
    'in-transaction': 'publish in a transaction',
  },
  writes: { save: 'save', publish: 'publish' },
  writesTwice: 'writes twice',
  diedIn: (orderId) => `died in ${orderId}`,

  ordersRun: 'order-service is running',
  ordersRest: 'order-service is dead; run it first',
  ordersStart: 'order-service is still starting; the button waits',

  rowOrder: 'ORD-',
  rowAnswered: 'answered',
  missing: { ghost: 'ghost', orphan: 'orphan' },
  emptyFigure: 'No order yet. Press Send 3 orders.',
  column: ({ id: orderId, customer, saved, offset, fate, note }) =>
    [
      `${orderId}${customer === null ? '' : `, ${customer}`}`,
      saved ? 'in MongoDB' : 'not in MongoDB',
      offset === null ? 'not in Kafka' : `in Kafka at offset ${number.format(offset)}`,
      ...(note ? [en.states[note.state]] : []),
      en.fates[fate],
    ].join('; '),

  ghosts: (n) => `${number.format(n)} ghost ${n === 1 ? 'order' : 'orders'}`,
  ghostsMean: (sum) => `${sum} stored, not announced`,
  both: (n) => `${number.format(n)} whole`,
  bothMean: 'both systems know',
  orphans: (n) => `${number.format(n)} orphan ${n === 1 ? 'event' : 'events'}`,
  orphansMean: (sum) => `${sum} announced, not stored`,

  tabSets: 'Difference',
  tabDeaths: 'Deaths',
  colOrder: 'order',
  colBuyer: 'buyer',
  colManner: 'order of writes',
  colPoint: 'crash point',
  colTries: 'save, publish',
  colFate: 'fate',
  colSignal: 'signal',
  colDiedAt: 'time',
  colInHand: 'order in hand',
  tries: ({ save, publish }, most) => `${save}, ${publish} (≤ ${most})`,
  states: { waiting: 'waiting', answered: 'answered', unanswered: 'not answered' },
  fates: {
    both: 'whole',
    ghost: 'ghost order',
    orphan: 'orphan event',
    nowhere: 'written nowhere',
    open: 'under way',
  },
  readBoth: (time) => `from change stream and log, last at ${time}`,
  readAtKernel: (time) => `reported by the kernel to the server at ${time}`,
  emptyDocuments: 'There is no order in the database yet.',
  emptyDeaths: 'order-service has not died in this run.',

  settingRows: [
    ['acks', '-1 (every replica that has kept up; one here)', 'kafkajs: -1'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['retry', 'off, or 5×: after 100 ms, then twice as long each time', '–'],
    ['withTransaction', 'repeated by the driver for up to 120 s', 'driver: the same'],
    ['transactionLifetimeLimitSeconds', "3 (Menara's own mongod)", 'MongoDB: 60'],
    ['death', 'SIGKILL by the program itself, at the crash point', '–'],
    ['order-service is run again', 'by you only', 'in a real shop: by itself'],
  ],

  'check-ghosts': 'ghost orders since the starting line',
  'check-orphans': 'orphan events since the starting line',
  'check-killed': 'of these, whose program died before it answered = all of them',
  'check-after': 'orders answered after the last death',

  'not-running': 'order-service is not running. Run it first; nothing was sent.',
  'orders-running': 'The orders before are still being handled. These were not queued.',
  'limit-orders': 'Limits: 1–20 orders a press. Nothing was sent.',
  'limit-run': 'One run holds at most 300 orders. Start over.',

  summary: (s) =>
    `${number.format(s.both)} orders are in MongoDB and Kafka, ${number.format(s.ghosts)} ghost ` +
    `orders only in MongoDB, ${number.format(s.orphans)} orphan events only in Kafka.`,
};
