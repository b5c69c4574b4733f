/** The English words of the panel of lab `cdc`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

const rowName = {
  before: 'token first',
  after: 'publish first',
  every: 'token each 50',
  own: 'your own flow',
} satisfies Messages['rowName'];

const orders = (n: number) => `${number.format(n)} ${n === 1 ? 'order' : 'orders'}`;

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.12',
  caption: 'Five deaths, three ways to save a token',
  number: (n) => number.format(n),

  'run-connector': 'Run the connector',
  'run-after': 'Run the connector',
  'run-copy': 'Copy, then follow',
  'stop-connector': 'Stop the connector',
  few: 'Store 12 orders',
  flow: 'Let 400 orders flow',
  'stop-flow': 'Stop the flow',
  'kill-gap': 'Kill in the gap',
  'kill-now': 'Kill now',
  'round-before': 'Round: token first',
  'round-after': 'Round: publish first',
  'round-every': 'Round: token each 50',
  'token-other': 'Swap in another collection’s token',
  'token-old': 'Turn back the token’s time',
  copy: 'Copy twice',
  fewShort: '12 orders',
  flowShort: 'Flow of 400',
  stopFlowShort: 'Stop',
  killGapShort: 'Kill in gap',

  connectorRests: 'connector is not running',
  connectorRuns: 'connector is running',
  writerStarts: 'order-service is still starting; the button waits',
  flowsAlready: 'Orders are still flowing; the button waits',
  noFlow: 'No orders are flowing',
  noToken: 'No token is stored yet',
  noOrder: 'There is no order yet',

  modeLabel: 'token',
  modeOption: { before: 'before publish', after: 'after publish', every: 'every 50 events' },
  waitsFor: (engine) => `waits for ${engine === 'kafka' ? 'Kafka' : 'MongoDB'}`,
  noPlace: 'No token yet',
  placeCopying: 'copying',
  placePosition: 'a position, no token yet',
  savedTimes: (n, time) => `saved ${number.format(n)} times, ${time}`,
  emptyLog: 'Topic pesanan is still empty. Run the connector, then store 12 orders.',

  refusedTitle: (code) => `Token refused: ${code}`,
  refusedRemedy:
    'The connector stopped and does not go on from “now”: the changes in between would be lost in silence. The remedy: note the position, copy the collection, then follow from that position.',

  strips: 'The orders of each round, as the database committed them',
  rowName,
  rowSub: {
    before: 'token → Kafka',
    after: 'Kafka → token',
    every: '50 × Kafka → token',
    own: 'you do the killing',
  },
  copySub: { 'salin-dulu': 'copy, then listen', 'catat-dulu': 'note, copy, follow' },
  notYet: 'not run yet',
  notCopied: 'not copied yet',
  ofOrders: orders,
  kills: (n) => (n === 0 ? '' : `· ${number.format(n)} × SIGKILL`),
  lost: (n) => `${number.format(n)} lost`,
  doubled: (n) => `${number.format(n)} doubled`,
  missing: (n) => `${number.format(n)} missing`,
  stale: (n) => `${number.format(n)} stale`,
  flowSaid: (row, n, lost, extra, kills) =>
    `${row}: ${orders(n)}, ${number.format(lost)} lost, ${number.format(extra)} doubled, ${number.format(kills)} deaths`,
  copySaid: (name, n, missing, stale) =>
    `${name}: ${orders(n)}, ${number.format(missing)} missing, ${number.format(stale)} stale`,

  tabDifference: 'Difference',
  tabLives: 'Lives of the connector',
  tabRefusal: 'Refusals',
  colFlow: 'round',
  colEvents: 'records',
  colLost: 'lost (id)',
  colDoubled: 'doubled (id)',
  colMissing: 'missing (id)',
  colStale: 'stale (id)',
  colStarted: 'started',
  colSaves: 'token saved',
  colFrom: 'went on from',
  colEnded: 'end',
  colDelivery: 'delivery',
  colCode: 'code',
  colMessage: 'the server’s message',
  saveWords: { before: 'before publish', after: 'after publish' },
  fromWords: { token: 'token', position: 'position', now: 'now', copy: 'a copy' },
  lives: 'lives',
  diedSilent: 'died without a word',
  emptyDifference: 'No round yet. Run the connector, then store 12 orders.',
  emptyLives: 'The connector has never run.',
  emptyRefusal: 'No token was refused yet.',
  settingRows: [
    ['acks', '-1 (all in-sync replicas; here one)', 'kafkajs: -1'],
    ['writeConcern', 'majority, journal: true; one member, so a majority of one', 'majority'],
    ['fullDocument', 'updateLookup: the document when it is read', 'left out on update'],
    ['goes on with', 'startAfter: behind a dropped collection, too', '–'],
    ['token saved', 'your choice: before, after, each 50', 'Kafka Connect: every 60 s'],
    ['quiet collection', 'token saved anew every 10 s', 'Debezium: heartbeat.interval.ms = 0'],
    ['events between deaths', '70 in a round', '–'],
    ['copying', '1.5 s at the least, so that something changes', '–'],
  ],

  'check-orders': 'orders of your last flow',
  'check-kills': 'deaths in the gap while orders arrived (in brackets: all deaths of that flow)',
  'check-distinct': 'orders whose event is in the topic = orders in the database',
  'check-doubled': 'limit ≥ surplus records with an eventId seen before',

  'flow-running': 'Orders are still flowing. Wait until they end, or stop the flow.',
  'no-flow': 'No orders are flowing. Let them flow first: a death at rest proves nothing.',
  'no-token':
    'There is no token in cdc_state yet. Run the connector and store a few orders. Nothing has changed.',
  'no-order-yet': 'There is no order to copy yet. Store a few first. Nothing has changed.',
  'limit-run': 'One run holds 2,000 orders at the most. Press Start over to go on.',

  summary: ({ sums, refused, copies }) =>
    [
      ...sums
        .filter((sum) => sum.orders > 0)
        .map(
          (sum) =>
            `${rowName[sum.row]}: ${orders(sum.orders)}, ${number.format(sum.lost)} lost, ${number.format(sum.extra)} doubled.`,
        ),
      ...(refused === null ? [] : [`Token refused with ${refused}.`]),
      ...(copies === 0 ? [] : [`${number.format(copies)} differ in salin-dulu.`]),
    ].join(' '),
};
