/** The English words of the panel of lab `groups`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.4',
  caption: 'One group shares, two groups both hear',
  writesTo: 'writes to',
  number: (n) => number.format(n),

  'send-60': 'Send 60 orders',
  'send-300': 'Send 300 orders',
  'start-all': 'Run three members',
  'run-a': 'Run payment-a',
  'run-b': 'Run payment-b',
  'run-c': 'Run payment-c',
  'run-d': 'Run payment-d',
  'stop-a': 'Stop payment-a',
  'stop-b': 'Stop payment-b',
  'stop-c': 'Stop payment-c',
  'stop-d': 'Stop payment-d',
  'run-own': 'Run analytics in its own group',
  'run-mistaken': 'Run analytics with the group id payment',
  'run-slow': 'Run analytics, slow database',
  'run-hoarding': 'Run analytics, hoarding',
  'run-bounded': 'Run analytics, bounded buffer',
  'stop-analytics': 'Stop analytics',
  'kill-analytics': 'Kill analytics',
  'replay-payment': 'Replay payment',
  'replay-analytics': 'Replay analytics',

  runAs: 'analytics:',
  mannerShort: {
    own: 'own group',
    mistaken: 'group id payment',
    slow: 'slow database',
    hoarding: 'hoarding',
    bounded: 'buffer of 20',
  },
  writerStarts: 'order-service is still starting; the button waits',
  waitJoin: 'Wait until the new member has joined',
  threeRun: 'All three are running',
  runs: (name) => `${name} is running`,
  rests: (name) => `${name} is not running`,
  noRoom: 'All five processes are in use. Stop payment-d or analytics first',
  runsSo: 'analytics is running like that already',
  strangerInGroup:
    'analytics is still a member of the group payment; run it in its own group first',

  groupState: (generation, members) =>
    `generation ${number.format(generation)}, ${number.format(members)} ${members === 1 ? 'member' : 'members'} as the broker has it`,
  generation: (n) => `generation ${number.format(n)}`,
  holdsNothing: 'no partition',
  emptyLog: 'The log is still empty. Press Send 60 orders.',

  fates: 'Where the orders are now, as each group has it',
  paid: (n) => `paid ${number.format(n)}`,
  counted: (n) => `counted ${number.format(n)}`,
  inMemory: (n) => `in memory ${number.format(n)}`,
  inLog: (n) => `in the log ${number.format(n)}`,
  lost: (n) => `passed over ${number.format(n)}`,
  paused: 'pause()',

  tabWaves: 'Sendings',
  tabPartitions: 'By partition',
  tabMembers: 'Members',
  tabOrders: 'Orders',
  tabDeaths: 'Kills',
  colWave: 'sending',
  colOrders: 'orders',
  colListed: 'members when sent',
  colWorkers: 'who handled them',
  colSpan: 'first to last',
  colRate: 'orders/s',
  colPartition: 'partition',
  colBuyers: 'buyers',
  colEnd: 'end',
  colHolder: (group) => `group ${group}`,
  colStored: (collection) => `db.${collection}`,
  colMember: 'member',
  colHeld: 'its partitions',
  colSession: 'session timeout',
  colManner: 'manner',
  colInMemory: 'in memory',
  colMissing: 'lost',
  emptyWaves: 'Nothing was sent yet.',
  emptyMembers: 'The broker has recorded no member yet.',
  emptyDeaths: 'analytics was not killed with orders in its memory yet.',
  settingRows: [
    ['partitions of the topic pesanan', '3', 'Kafka: num.partitions = 1'],
    ['work per payment', '80 ms', '–'],
    ['pause before a write of analytics', '100 ms, except in its own group', '–'],
    ['buffer of analytics', 'pause() at 20, resume() at 5', '–'],
    ['assignor', 'RoundRobinAssigner (kafkajs)', 'Java client: Range, CooperativeSticky'],
    [
      'partitionsConsumedConcurrently',
      '1: a member’s partitions are handled in turn',
      'kafkajs: 1',
    ],
    ['fromBeginning', 'true', 'kafkajs: false'],
    [
      'autoCommit',
      'false: committed by the program after each order',
      'kafkajs: after each batch; Java client: every 5 s',
    ],
    ['sessionTimeout', '6,000 ms', 'kafkajs: 30,000 ms; Java client: 45,000 ms'],
    ['heartbeatInterval', '600 ms', 'kafkajs and Java client: 3,000 ms'],
    ['group.initial.rebalance.delay.ms', '0 ms (Menara’s own broker)', 'Kafka: 3,000 ms'],
  ],

  'check-members': 'members of the group payment: three, one partition each',
  'check-drain': 'limit ≥ first to last payment of 300 orders',
  'check-paid': 'orders paid = orders in the log',
  'check-heard': 'orders counted by analytics = orders in the log',
  'check-lag': 'committed = end, payment and analytics, three partitions in all',

  'kafka-away':
    'The Kafka broker does not answer. Wait until it is back, and look at the panel before you try again.',
  'mongo-away':
    'MongoDB does not answer. Wait until it is back, and look at the panel before you try again.',
  'already-running': 'That program is running already. Nothing has changed.',
  'not-running': 'That program is not running. Nothing has changed.',
  'group-active':
    'Bookmarks can be moved only while the group is empty. There is another member: one that was just killed is recorded until its session ends, and analytics in the wrong group has to leave first. Nothing has changed.',
  'limit-children':
    'All five processes are in use. Stop payment-d or analytics first. Nothing has changed.',
  'limit-run': 'One run holds 1,980 orders at the most. Press Start over to go on.',
  'process-failed': 'The program could not start. Try to run it once more.',

  summary: (s) =>
    `${number.format(s.end)} orders in the log, ${number.format(s.members)} ${s.members === 1 ? 'member' : 'members'} in the group payment. ` +
    `${number.format(s.paid)} paid, ${number.format(s.counted)} counted, ` +
    `${number.format(s.lost)} passed over.`,
};
