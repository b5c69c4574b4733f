/** The English words of the panel of lab `keys`: the same keys as `messages.id.ts`. */
import { baseWords, counted } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.3',
  caption: 'Order by partition',
  number: (n) => number.format(n),

  'place-none': 'Send 6 orders without a key',
  'place-customer': 'Send 6 orders, keyed by buyer',
  'place-seller': 'Send 120 orders, keyed by seller',
  'place-form': 'Send',
  'open-orders': 'Accept 6 orders',
  grow: 'Add the fourth partition',
  'grow-form': 'Add',
  'finish-orders': 'Pay and ship them all',
  measure: 'Measure 10,000 keys',
  'measure-form': 'Measure',
  'run-view': 'Run status-view, P0 slow',
  'run-even': 'Run status-view, all alike',
  'stop-view': 'Stop status-view',
  'kill-view': 'Kill status-view',
  runSlow: 'P0 slow',
  runEven: 'All alike',

  viewRuns: 'status-view is running',
  viewRests: 'status-view is not running',
  senderStarts: 'order-service is still starting; the button waits',
  grown: 'The fourth partition is there. Add a fifth in the panel, or press Start over',
  noOpen: 'No order is waiting to be paid',
  openLeft: 'Finish the orders that are waiting to be paid first',
  measuring: 'Measuring',
  unmeasured: 'The measurement failed; try once more.',

  formSend: 'Send',
  formOrders: 'orders × 3 states, key',
  formMeasure: 'Measure',
  formKeys: 'keys, from',
  formTo: 'to',
  formPartitions: 'partitions',
  formGrow: 'Make it',
  keyChoice: {
    none: 'no key',
    customer: 'buyer',
    order: 'orderId',
    seller: 'seller',
    shop: '“toko”, one for all',
  },
  waitingOrders: (n) => `${number.format(n)} unpaid`,
  groupState: (members, lag) =>
    `${number.format(members)} ${members === 1 ? 'member' : 'members'}, lag ${number.format(lag)}`,

  sends: 'Send by send',
  colSend: 'key',
  colOrders: 'orders',
  colInverted: 'scattered',
  colMisread: 'read out of order',
  colWrong: 'shown wrong',
  colShares: 'in P0 · P1 · …',
  noSends: 'Nothing has been sent yet.',
  unfinished: '…',

  emptyLog: 'The log is still empty. Run status-view, then send orders.',
  tabOrders: 'Orders',
  colOrder: 'orderId',
  colBy: 'key used',
  colPlaces: 'Dibuat · Dibayar · Dikirim',
  colSeen: 'order handled by status-view',
  colState: 'shown as',
  emptyOrders: 'No order stands in the log yet.',
  tabMoves: 'Keys measured',
  colKeys: 'keys',
  colFromTo: 'partitions',
  colMoved: 'moved',
  colBefore: 'before',
  colAfter: 'after',
  colCast: 'the six buyers',
  emptyMoves: 'Nothing has been measured yet.',
  colPartition: 'partition',

  settingRows: [
    ['partitioner', 'kafkajs’ DefaultPartitioner (murmur2)', 'Java client: the same murmur2'],
    [
      'no key',
      'kafkajs: in turn, one message one partition',
      'Java client: one partition for about one batch (sticky)',
    ],
    [
      'metadataMaxAge of the producer',
      '0 ms: asks for the partitions before each request',
      'kafkajs and Java client: 300,000 ms',
    ],
    ['metadataMaxAge of the consumer', '1,000 ms', 'kafkajs and Java client: 300,000 ms'],
    ['readers of status-view', 'one member of the group a partition, in one process', '–'],
    ['work per message', 'P0 400 ms, others 0 ms; or 5 ms for all', '–'],
    [
      'autoCommit',
      'false: the program commits after each message',
      'kafkajs: after each batch; Java client: every 5 seconds',
    ],
    [
      'sessionTimeout',
      '6,000 ms (the broker’s lower limit)',
      'kafkajs: 30,000 ms; Java client: 45,000 ms',
    ],
    ['max.message.bytes (topic)', '65,536', 'Kafka: 1,048,588'],
    ['acks', '-1', 'kafkajs: -1'],
  ],

  'check-orders': 'orders and messages of the newest send of 200 orders',
  'check-inversions': 'inversions(pesanan)',
  'check-spread': 'the emptiest partition holds something',
  'check-share': 'the fullest partition holds at most twice the emptiest',
  'check-view': 'orders shown as PesananDikirim and handled in order',

  'limit-orders': 'The number of orders must be a whole number from 1 to 200. Nothing was sent.',
  'limit-keys':
    'The number of keys must be a whole number from 100 to 10,000. Nothing was measured.',
  'limit-measured':
    'The first count of partitions must be 1 to 11, the second larger, 12 at the most. Nothing was measured.',
  'limit-partitions': 'Partitions can only be added, up to 6 in all. Nothing changed.',
  'limit-run': 'One run holds 3,000 messages at the most. Press Start over to empty it.',
  'orders-open': 'Orders are waiting to be paid. Pay and ship them first; nothing changed.',
  'nothing-open': 'No order is waiting to be paid.',
  'still-working': 'The request before is still under way. Wait until it is done.',

  summary: (s) =>
    `${number.format(s.partitions)} partitions hold ${counted(s.records, 'message')}; ` +
    `status-view is ${number.format(s.lag)} behind. ` +
    `Of ${counted(s.orders, 'order')}, ${number.format(s.misread)} handled out of order.`,
};
