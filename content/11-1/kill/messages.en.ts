/** The English words of the panel of lab `kill`: the same keys as `messages.id.ts`. */
import { baseWords, counted } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');
const tenth = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.5',
  caption: 'One member gone, and how long it takes',
  writesTo: 'writes to',
  rate: 'rate',
  perSecond: 'a second',
  session: 'session timeout',
  ms: 'ms',
  number: (n) => number.format(n),
  seconds: (ms) => `${tenth.format(ms / 1000)} s`,

  flow: 'Let orders flow',
  'stop-flow': 'Stop the flow',
  'start-all': 'Run three members',
  'stop-all': 'See all off',
  'run-a': 'Run payment-a',
  'run-b': 'Run payment-b',
  'run-c': 'Run payment-c',
  'term-a': 'See payment-a off',
  'term-b': 'See payment-b off',
  'term-c': 'See payment-c off',
  'kill-a': 'Kill payment-a',
  'kill-b': 'Kill payment-b',
  'kill-c': 'Kill payment-c',
  'freeze-a': 'Freeze payment-a',
  'freeze-b': 'Freeze payment-b',
  'freeze-c': 'Freeze payment-c',
  'wake-a': 'Wake payment-a',
  'wake-b': 'Wake payment-b',
  'wake-c': 'Wake payment-c',
  term: 'See off',
  freeze: 'Freeze',
  wake: 'Wake',

  writerStarts: 'order-service is still starting; the button waits',
  flowsAlready: 'Orders are flowing already',
  noFlow: 'No orders are flowing',
  allRun: 'All three are running',
  allRest: 'No member is running',
  runs: (name) => `${name} is running`,
  rests: (name) => `${name} is not running`,
  joins: (name) => `${name} has not joined yet: the broker has answered none of its heartbeats`,
  waitGroup: 'Wait until every partition has a reader, and there is another member',
  needsFlow: 'Let orders flow first: it freezes right while it handles one',
  frozenAlready: 'This process is frozen already',
  notFrozen: 'This process is not frozen',
  inPast: 'You are looking at the past; return to now first',

  flowing: (perSecond) => `${counted(perSecond, 'order')} a second`,
  flowRests: 'not flowing',
  groupState: (generation, members) =>
    `generation ${number.format(generation)}, ${number.format(members)} ${members === 1 ? 'member' : 'members'} as the broker has it`,
  holdsNothing: 'no partition',
  emptyLog: 'The log is still empty. Press Let orders flow.',

  strips: 'Orders done, by partition; and the heartbeats of each member',
  stripsEmpty: 'No order is done yet.',
  heartbeats: 'heartbeat',
  secondsAgo: (s) => (s === 0 ? 'now' : `${s} s ago`),
  standstill: (seconds) => `still for ${seconds}`,
  stripSaid: (partition, owner, longest) =>
    `Partition ${partition}, held by ${owner}, longest standstill ${longest}.`,

  tabEpisodes: 'Pauses',
  tabOrders: 'Orders',
  tabGroup: 'Group',
  tabRefused: 'Refused commits',
  colHow: 'how',
  colMember: 'member',
  colSession: 'session timeout',
  colHeld: 'its partitions',
  colHeir: 'heir',
  colPause: (partition) => `pause P${partition}`,
  colPartition: 'partition',
  colEnd: 'end',
  colOwner: 'holder',
  colError: 'answer of the broker',
  colTime: 'time',
  howWords: { term: 'Seen off (SIGTERM)', kill: 'Killed (SIGKILL)', freeze: 'Frozen (SIGSTOP)' },
  emptyEpisodes: 'No member is gone yet. Run three members, then see one off.',
  emptyRefused: 'No commit was refused yet.',
  emptyRecords: 'No message was read from the broker yet.',
  emptyGroup: 'The broker has not recorded this group yet.',
  running: 'under way',
  readAt: (time) => `read from the broker at ${time}`,
  settingRows: [
    [
      'sessionTimeout',
      'your choice, 6,000–30,000 ms',
      'kafkajs: 30,000 ms; Java client: 45,000 ms',
    ],
    ['group.min.session.timeout.ms', '6,000 ms: the broker’s floor', 'Kafka: 6,000 ms'],
    ['heartbeatInterval', '600 ms', 'kafkajs and Java client: 3,000 ms'],
    ['work per order', '40 ms', '–'],
    [
      'autoCommit',
      'false: committed by the program after each order',
      'kafkajs: after each batch; Java client: every 5 s',
    ],
    [
      'group protocol',
      'classic, eager: all stop for a moment, then share anew',
      'Kafka 4 also has consumer (KIP-848)',
    ],
    ['group.initial.rebalance.delay.ms', '0 ms (Menara’s own broker)', 'Kafka: 3,000 ms'],
  ],

  'check-heirs': 'another member went on with the victim’s partitions',
  'check-load': 'orders waited in the victim’s partitions while they stood still',
  'check-gap': 'limit ≥ longest pause since the SIGKILL',
  'check-seen': 'positions handled = positions in the log',
  'check-lag': 'committed = end, in each partition',

  'kafka-away':
    'The Kafka broker does not answer. Wait until it is back, and look at the panel before you try again.',
  'mongo-away':
    'MongoDB does not answer. Wait until it is back, and look at the panel before you try again.',
  'not-running': 'That program is not running. Nothing has changed.',
  'prediction-first': 'Store your guess first; then this button opens.',
  'flow-running': 'Orders are flowing already. Stop them first if you want another rate.',
  'limit-flow':
    'The rate must be a whole number from 1 to 30 orders a second. Nothing has changed.',
  'limit-session':
    'The session timeout must be a whole number from 6,000 to 30,000 ms. Below 6,000 the broker refuses a new member. Nothing has changed.',
  'limit-run': 'One run holds 2,000 orders at the most. Press Start over to go on.',
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
    `Generation ${number.format(s.generation)} with ${number.format(s.members)} ${s.members === 1 ? 'member' : 'members'}, ` +
    `${counted(s.lag, 'order')} behind.` +
    (s.pause === null ? '' : ` Last pause ${s.pause}.`),
};
