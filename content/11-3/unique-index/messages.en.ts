/** The English words of the panel of lab `unique-index`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.20',
  caption: 'The same deliveries, two doorkeepers',
  number: (n) => number.format(n),
  rupiah: (n) => `Rp${number.format(n)}`,

  'inject-50': 'Send 1 event × 50',
  'inject-form': 'Send',
  'mode-together': 'Handle all at once',
  'mode-in-turn': 'Handle one by one',
  'run-naive': 'Run payment-naive',
  'stop-naive': 'Stop payment-naive',
  'kill-naive': 'Kill payment-naive',
  'run-payment': 'Run payment',
  'stop-payment': 'Stop payment',
  'kill-payment': 'Kill payment',
  'crash-payment': 'Run payment, to die after the insert',
  'build-index': 'Build the index on payments_naive',
  line: 'Draw the starting line',

  formEvent: 'event',
  formNew: 'new',
  formEvents: 'how many',
  formCopies: 'times each',
  formOrder: 'order',
  orderGrouped: 'grouped',
  orderInterleaved: 'interleaved',
  formMode: 'handled',
  modeTogether: 'all at once',
  modeInTurn: 'one by one',
  diesAt: 'crash point',
  diesNowhere: 'none',

  naiveRuns: 'payment-naive is running',
  naiveRests: 'payment-naive is not running',
  paymentRuns: 'payment is running',
  paymentRests: 'payment is not running',
  injectorStarts: 'injector is still starting; the button waits',
  injecting: 'The deliveries before are still being handled',
  modeAlready: 'It is so already',

  howNaive: 'findOne → insert',
  howUnique: 'insert → index',
  lastDeliveries: (n) =>
    n === 1 ? 'the last delivery' : `the last ${number.format(n)} deliveries`,
  stored: (n) => `${number.format(n)} stored`,
  foundBy: (n) => `${number.format(n)} passed over after`,
  refusedBy: (n) => `${number.format(n)} refused by`,
  waiting: (n) => `${number.format(n)} not read yet`,
  charged: 'charged, as the database has it',
  rightful: (sum) => `should be ${sum}`,
  surplus: (n) => `${number.format(n)} ${n === 1 ? 'charge' : 'charges'} too many`,
  missing: (n) => `${number.format(n)} not charged yet`,
  exact: 'exactly once',
  nothingYet: 'no delivery yet',
  sheets: (n) => `${number.format(n)} ${n === 1 ? 'sheet' : 'sheets'}, one order`,
  noSheet: 'no sheet yet',
  deliveriesOf: (n, events) =>
    `${deliveries(n)}, ${number.format(events)} ${events === 1 ? 'event' : 'events'}`,

  tabRefusals: 'E11000',
  tabBuild: 'Index build',
  colEvent: 'eventId',
  colDelivery: 'delivery',
  colSeenAt: 'written by the program at',
  colCode: 'code',
  colPattern: 'keyPattern',
  colKeyValue: 'keyValue',
  colMessage: 'message',
  colCollection: 'collection',
  colHandlers: 'handlers at once',
  colService: 'service',
  colPayments: 'payments',
  colOwed: 'should be',
  colResult: 'result',
  built: 'built, then dropped again',
  notBuilt: 'failed',

  emptyLog: 'The log is still empty. Run payment-naive, then send.',
  emptyRecords: 'No delivery has been read from the broker yet.',
  emptyRefusals: 'Nothing refused yet. E11000 appears as soon as payment gets a duplicate.',
  emptyDocuments: 'There is no payment in the database yet.',
  emptyBuild: 'Nobody has tried to build the index on payments_naive yet.',

  settingRows: [
    ['uniq_consumer_event', '{ consumer: 1, eventId: 1 }, unique', 'MongoDB: only _id is unique'],
    ['wave', 'up to 50 deliveries, then the offset is committed', 'kafkajs eachMessage: 1'],
    ['autoCommit', 'false: the program commits after each wave', 'kafkajs: true'],
    ['fromBeginning', 'true', 'kafkajs: false'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['withTransaction', 'repeated by the driver for up to 120 s', 'driver: the same'],
    ['transactionLifetimeLimitSeconds', "3 (Menara's own mongod)", 'MongoDB: 60'],
    ['sessionTimeout', '6,000 ms (the broker’s lower bound)', 'kafkajs: 30,000 ms'],
    ['max.message.bytes', '65,536: 50 deliveries in one batch', 'Kafka: 1,048,588'],
    ['idempotent (producer)', 'false: the copies are meant', 'kafkajs: false; Java: true'],
  ],

  'check-deliveries': 'deliveries / distinct events since the starting line',
  'check-payments': 'n(payments), each eventId exactly once',
  'check-markers': 'n(processed_events), each eventId exactly once',
  'check-refusals': 'deliveries refused by E11000',
  'check-sum': 'Σ payments = Σ events, in rupiah',
  'check-lag': 'committed(payment) = end(pesanan)',

  'injection-running':
    'The deliveries before are still being handled. These were not queued; send again at lag 0.',
  'limit-deliveries': 'Limits: 1–100 events, each 1–50 times, at most 500 deliveries a press.',
  'limit-run': 'One run holds at most 2,000 deliveries. Start over for an empty log.',
  'no-such-event': 'That event was never made in this run.',

  summary: (s) =>
    `The log holds ${deliveries(s.deliveries)} of ` +
    `${number.format(s.events)} ${s.events === 1 ? 'event' : 'events'}. payment-naive stored ` +
    `${number.format(s.naive)} ${s.naive === 1 ? 'payment' : 'payments'}, payment ` +
    `${number.format(s.unique)}; E11000 refused ${deliveries(s.refused)}.`,
};

function deliveries(n: number): string {
  return `${number.format(n)} ${n === 1 ? 'delivery' : 'deliveries'}`;
}
