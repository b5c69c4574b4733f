/** The English words of the panel of lab `one-fate`: the same keys as `messages.id.ts`. */
import { baseWords, counted } from '#components/lab/base-words.en.ts';
import type { Messages, PairCounts, TryEnd } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');
const n = (value: number) => number.format(value);
const seconds = new Intl.NumberFormat('en-GB', {
  ...{ minimumFractionDigits: 1, maximumFractionDigits: 1 },
});

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.21',
  caption: 'Two writes, three sequences',
  number: n,
  rupiah: (value: number) => `Rp${n(value)}`,

  write: 'Write 40 orders',
  again: 'Deliver order 1 again',
  'crash-both-1': 'Run both, to die at order 8',
  'crash-both-2': 'Run both, to die at order 21',
  'run-both': 'Run both',
  'stop-both': 'Stop both',
  'crash-payment-1': 'Run payment, to die inside the transaction',
  'crash-payment-2': 'Run payment, to die after the transaction',
  'run-swallow': 'Run a payment that swallows E11000',
  'run-marker': 'Run payment-marker',
  'start-marker': 'Run payment-marker',
  'stop-marker': 'Stop payment-marker',
  'kill-marker': 'Kill payment-marker',
  'run-effect': 'Run payment-effect',
  'start-effect': 'Run payment-effect',
  'stop-effect': 'Stop payment-effect',
  'kill-effect': 'Kill payment-effect',
  'run-payment': 'Run payment',
  'start-payment': 'Run payment',
  'stop-payment': 'Stop payment',
  'kill-payment': 'Kill payment',
  orphan: 'Kill payment-twin inside a transaction',
  race: 'Race 50 handlers for one event',

  writeShort: '+40 orders',
  againShort: 'order 1 again',
  orphanShort: 'Kill its twin',
  raceShort: 'Race 50 handlers',
  diesAt: 'dies at',
  diesNowhere: 'nowhere',
  diesOrder: 'order',
  written: (orders: number, end: number) =>
    `${counted(orders, 'order')}, ${counted(end, 'record')}`,

  injectorStarts: 'injector is still starting; the button waits',
  working: 'The deliveries before are still being handled',
  nothingWritten: 'Write 40 orders first',
  runs: (name: string) => `${name} is running`,
  rests: (name: string) => `${name} is not running`,

  how: {
    'payment-marker': 'marker → effect',
    'payment-effect': 'effect → marker',
    payment: 'one transaction',
  },
  howSwallow: 'swallows E11000',
  pairs: ({ orders, whole, lost, twice, half }: PairCounts) =>
    `the latest ${counted(orders, 'order')}: ${n(whole)} whole, ${n(lost)} marked and not paid, ` +
    `${n(twice)} paid more than once, ${n(half)} half done`,
  markedCharged: (marked: number, charged: number) =>
    `${counted(marked, 'marker')}, ${counted(charged, 'effect')}`,
  passedOver: (count: number) => `${n(count)} ×`,
  charged: 'charged in the database',
  rightful: (sum: string) => `should be ${sum}`,
  surplus: (count: number) => `${n(count)} too many`,
  missing: (count: number) => `${n(count)} not charged`,
  exact: 'exact',
  notBegun: 'not begun',
  nothingSettled: 'not done yet',
  inHand: (count: number) => `${n(count)} in hand`,
  never: (ids: string) => `never charged: ${ids}`,
  twice: (ids: string) => `charged twice: ${ids}`,
  nobody: 'nobody charged wrongly',

  bench: 'One transaction on the bench',
  noTry: 'No callback had to run again yet.',
  callbackRuns: (count: number) => `callback ran ${n(count)}×`,
  handlersOf: (count: number) => `for ${counted(count, 'handler')}`,
  tryStates: {
    open: (_end: TryEnd) => 'still being repeated',
    inserted: ({ ms }: TryEnd) => `committed after ${seconds.format(ms / 1000)} s`,
    refused: ({ ms }: TryEnd) => `refused by E11000 after ${seconds.format(ms / 1000)} s`,
    raced: ({ effects, ms }: TryEnd) =>
      `${counted(effects, 'payment')}, ${seconds.format(ms / 1000)} s`,
    dead: ({ pid }: TryEnd) => `ended with pid ${pid}`,
  },

  tabPairs: 'Pairs',
  tabRefusals: 'Refused',
  tabTries: 'Transactions',
  tabLives: 'Processes',
  colService: 'service',
  colMarkers: 'markers',
  colPayments: 'payments',
  colOwed: 'should be',
  colNever: 'never',
  colTwice: 'twice',
  colCustomer: 'customer',
  pairOf: (name: string) => `${name}: marker / effects`,
  colCollection: 'collection',
  colCode: 'code',
  colSeenAt: 'written by the program at',
  foundFirst: 'its marker was found by findOne',
  colProgram: 'program, pid',
  colRuns: 'callback',
  colCodes: 'code × times',
  colWaited: 'ms until done',
  colStarted: 'began at',
  colFirst: 'first offset',
  colDied: 'died at',
  colInHand: 'offset in hand',

  emptyLog: 'The log is still empty. Write 40 orders first.',
  emptyRefusals: 'No redelivery was refused yet.',
  emptyTries: 'No callback of a transaction had to run again yet.',
  emptyLives: 'No service was run yet.',
  emptyDocuments: 'No marker and no payment is in the database yet.',

  settingRows: [
    ['uniq_consumer_event', '{ consumer: 1, eventId: 1 }, unique', 'MongoDB: only _id is unique'],
    ['wave', 'up to 50 deliveries, then the offset is committed', 'kafkajs eachMessage: 1'],
    ['autoCommit', 'false: the program commits after each wave', 'kafkajs: true'],
    ['rebalanceTimeout', '1,500 ms: a dead member’s session is not awaited', 'kafkajs: 60,000 ms'],
    ['sessionTimeout', '6,000 ms (the broker’s lower bound)', 'kafkajs: 30,000 ms'],
    ['transactionLifetimeLimitSeconds', "3 (Menara's own mongod)", 'MongoDB: 60'],
    ['withTransaction', 'repeated by the driver for up to 120 s', 'driver: the same'],
    ['pause before a repeat', 'random, 5 ms × 1.5ⁿ, at most 500 ms', 'driver 7.9: the same'],
    ['connections of a program', 'at most 20', 'driver: 100'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
  ],

  'check-orders': 'orders in the log',
  'check-deaths': 'different crash points, each with lag > 0',
  'check-payments': 'n(payments), each eventId exactly once',
  'check-markers': 'n(processed_events), each eventId exactly once',
  'check-sum': 'Σ payments = Σ orders, in rupiah',
  'check-lag': 'committed(payment) = end(pesanan)',

  'injection-running':
    'The deliveries before are still being handled. These were not queued; press again at lag 0.',
  'limit-run': 'One run holds at most 400 deliveries and 20 trials. Start over first.',
  'limit-children': 'Four programs are running. Stop payment-marker or payment-effect first.',
  'no-such-event': 'No order of that number was written in this run.',
};
