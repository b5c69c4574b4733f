/** The English words of the panel of lab `retention`: the same keys as `messages.id.ts`. */
import { baseWords, counted } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');
const tenth = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.6',
  caption: 'Forgetting by age, and by key',
  writesTo: 'writes to',
  rate: 'rate',
  perSecond: 'a second',
  retention: 'retention',
  secondsUnit: 'seconds',
  number: (n) => number.format(n),
  seconds: (ms) => `${tenth.format(ms / 1000)} s`,

  flow: 'Let orders flow',
  'stop-flow': 'Stop the flow',
  'run-payment': 'Run payment',
  'run-latest': 'Run payment from the end',
  'stop-payment': 'Stop payment',
  'kill-payment': 'Kill payment',
  'set-retention': 'Set the retention',
  change: 'Change all prices',
  drop: 'Delete madu',
  latest: 'from the end',

  writerStarts: 'order-service is still starting; the button waits',
  flowsAlready: 'Orders are flowing already',
  noFlow: 'No orders are flowing',
  paymentRuns: 'payment is running',
  paymentRests: 'payment is not running',
  memberLingers: 'Kafka still counts the old member; wait until its session has run out',
  noPrices: 'There are no prices yet. Change all prices first.',
  inPast: 'You are looking at the past; return to now first',

  flowing: (perSecond) => `${counted(perSecond, 'order')} a second`,
  flowRests: 'not flowing',
  membersFromBroker: (n) =>
    `${number.format(n)} ${n === 1 ? 'member' : 'members'} as the broker has it`,
  emptyLog: 'The log is still empty. Press Let orders flow.',
  emptyPrices: 'No prices yet. Press Change all prices.',
  pricesLane: 'harga (prices), kept by key',
  ordersLane: 'pesanan (orders), kept by age',
  table: 'What a catalogue would read anew',
  tableEmpty: 'empty',
  price: (rupiah) => number.format(rupiah),
  keptOf: (kept, end) => `${number.format(kept)} of ${counted(end, 'record')} still kept`,

  hourglass: 'Hourglass: the time left to the oldest order that nobody has read',
  glassIdle: 'Everything is read',
  glassLeft: (seconds) => `${seconds} left`,
  glassOver: 'may be deleted at any moment',
  lagIs: (records, seconds) => `lag ${counted(records, 'order')}, ${seconds}`,
  lostNow: (n) => `${counted(n, 'order')} deleted before being read`,
  missed: (n) => `${counted(n, 'order')} lost so far`,
  nothingLost: 'nothing lost yet',
  keeps: (seconds) => `retention ${seconds}`,

  tabReturns: 'Returns of payment',
  tabOrders: 'Orders',
  tabPrices: 'Prices',
  tabLines: 'Client log',
  colTime: 'time',
  colAway: 'away for',
  colCommitted: 'bookmark',
  colLow: 'low',
  colEnd: 'end',
  colNext: 'first offset',
  colLost: 'lost',
  colLine: 'log line',
  tombstone: 'null (tombstone)',
  emptyReturns: 'payment has not been away and back yet.',
  emptyLines: 'The client has not complained yet.',
  emptyRecords: 'No message was read from the broker yet.',
  readAt: (time) => `read from the broker at ${time}`,
  slowCluster:
    'This cluster is not Menara’s own: deletion and compaction may be seen only after some minutes.',
  settingRows: [
    ['retention.ms', 'your choice, 2,000–120,000 ms', 'Kafka: 604,800,000 ms (7 days)'],
    ['segment.ms', '1,000 ms', 'Kafka: 604,800,000 ms (7 days)'],
    ['log.retention.check.interval.ms', '2,000 ms (Menara’s own broker)', 'Kafka: 300,000 ms'],
    ['log.cleaner.backoff.ms', '1,000 ms (Menara’s own broker)', 'Kafka: 15,000 ms'],
    ['cleanup.policy', 'pesanan: delete; harga: compact', 'Kafka: delete'],
    ['min.cleanable.dirty.ratio', 'harga: 0.01', 'Kafka: 0.5'],
    ['delete.retention.ms', 'harga: 60,000 ms', 'Kafka: 86,400,000 ms (1 day)'],
    ['offsets.retention.minutes', '10,080 (7 days)', 'Kafka: 10,080'],
    ['fromBeginning', 'true; the button from the end: false', 'kafkajs: false'],
  ],

  'check-outage': 'time without a single payment',
  'check-waiting': 'orders that came in that time',
  'check-budget': 'the disk’s budget ≥ retention.ms',
  'check-missing': 'orders without a payment since the outage',
  'check-lag': 'committed(payment) = end(pesanan)',

  'kafka-away':
    'The Kafka broker does not answer. Wait until it is back, and look at the panel before you try again.',
  'mongo-away':
    'MongoDB does not answer. Wait until it is back, and look at the panel before you try again.',
  'not-running': 'That program is not running. Nothing has changed.',
  'prediction-first': 'Store your guess first; then this button opens.',
  'flow-running': 'Orders are flowing already. Stop them first if you want another rate.',
  'limit-flow':
    'The rate must be a whole number from 1 to 20 orders a second. Nothing has changed.',
  'limit-retention':
    'The retention must be from 2 to 120 seconds: more is beyond the disk’s budget in this experiment. Nothing has changed.',
  'limit-run': 'One run holds 4,000 orders at the most. Press Start over to go on.',
  'limit-sandboxes': 'All places for experiments are taken. Try again in a few minutes.',
  'bad-input': 'That request is not known. Nothing has changed.',
  'session-gone': 'This session has ended. Load the page again to begin a new one.',
  'process-failed': 'The program could not start. Try to run it once more.',
  unanswered:
    'The program has not answered and may still be working. Look at the panel before you try again.',
  'no-answer':
    'The server does not answer. Done or not, the panel will show it; look first, then repeat.',
  unknown: 'An unknown error happened. Its details are in the server’s log.',

  summary: (s) =>
    `The log’s low is ${number.format(s.low)}, its end ${number.format(s.end)}; ` +
    `payment is ${counted(s.lag, 'order')} behind, with ${number.format(s.lost)} deleted unread.`,
};
