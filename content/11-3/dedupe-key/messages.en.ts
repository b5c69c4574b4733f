/**
 * The English words of the panel of lab `dedupe-key`: the same keys as `messages.id.ts`.
 */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');
const one = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const several = (n: number, unit: string): string =>
  `${one.format(n)} ${unit}${n === 1 ? '' : 's'}`;

/** Seconds in the largest unit that leaves a whole number worth reading. */
function span(seconds: number): string {
  if (seconds >= DAY) return several(seconds / DAY, 'day');
  if (seconds >= HOUR) return several(seconds / HOUR, 'hour');
  if (seconds >= MINUTE) return several(seconds / MINUTE, 'minute');
  return `${one.format(seconds)} s`;
}

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.22',
  caption: 'Designs of the key against four attacks',
  number: (n: number) => number.format(n),
  ms: (ms: number) => `${one.format(ms)} ms`,
  span,

  'view-designs': 'Designs',
  'view-cost': 'Cost',

  'attack-attempt': 'Attack: an id per attempt',
  'attack-shared': 'Attack: no consumer',
  'attack-missing': 'Attack: no id',
  'attack-expiring': 'Attack: TTL of 2 s',
  'attack-form': 'Install and attack',
  measure: 'Measure what refusing costs',

  formWho: 'memory',
  who: { each: 'per consumer', shared: 'shared' },
  formWhat: 'known by',
  what: { eventId: 'eventId', order: 'orderId + type', offset: 'offset' },
  formBorn: 'id made',
  born: { birth: 'at birth', attempt: 'per attempt', never: 'never' },
  formKeep: 'kept',
  keep: { ever: 'for ever', '2s': '2 s', '1d': '1 day', '30d': '30 days' },

  lockedForm: 'Opens once the four guesses about designs are saved',
  attacking: 'The earlier attack is still under way; buttons wait',

  row: {
    attempt: 'an id per attempt',
    shared: 'no consumer',
    missing: 'no id',
    expiring: 'TTL of 2 s',
    own: 'your design',
  },
  attack: {
    retry: 'sent again',
    two: 'two consumers',
    others: 'other events',
    replay: 'log replayed',
  },
  attackHow: {
    retry: '5 events × 2',
    two: '5 events',
    others: '5, 2 instalments',
    replay: '15 events again',
  },
  colDesign: 'design',
  notTried: 'not tried yet',
  failed: 'not finished',
  step: {
    installing: 'installing the index',
    reading: 'sent and read',
    forgetting: 'waiting for the markers to go',
    replaying: 'the log is read again',
  },
  exact: 'exact',
  nothingNew: 'nothing new',
  surplus: (n: number) => `${number.format(n)} doubled`,
  lost: (n: number) => `${number.format(n)} lost`,
  outcome: (name: string, total: number) => `${name} ${number.format(total)}`,

  records: 'record in the log',
  markers: 'marker',
  ever: 'no TTL',
  noTrial: 'no design is installed',
  waits: (left: number, age: number) => `${number.format(left)} left, oldest ${span(age)}`,
  forgotten: (youngest: number, oldest: number) =>
    `deleted after ${one.format(youngest)}–${one.format(oldest)} s`,
  agesSaid: 'How long a record can be read again, and how long its marker is remembered',
  ticks: ['1 s', '1 minute', '1 hour', '1 day', '30 days'],

  costName: 'What refusing costs, one at a time and as a batch',
  way: { one: 'one at a time', batch: 'insertMany, ordered: false' },
  perSecond: (n: number) => `${number.format(n)} a second`,
  times: (ratio: number) => `${one.format(ratio)}×`,
  costSaid: (refused: number) =>
    `${number.format(refused)} refusals by E11000 each way, in turns, on this machine.`,
  noCost: 'Not measured in this run yet.',

  tabRefusals: 'E11000',
  tabIndexes: 'Indexes',
  tabCost: 'Cost',
  colTrial: 'trial',
  colService: 'service',
  colPattern: 'keyPattern',
  colKeyValue: 'keyValue',
  colMessage: 'message',
  colEvent: 'eventId',
  colAttack: 'attack',
  colCollection: 'collection',
  colFact: 'the event itself',
  colPass: 'reading',
  colName: 'name',
  colUnique: 'unique',
  colExpire: 'expireAfterSeconds',
  colState: 'state',
  colWay: 'way',
  colRefused: 'refused',
  colSpent: 'took',
  state: { running: 'running', over: 'over', failed: 'not finished' },
  emptyRefusals: 'Nothing has been refused yet. Install a design and attack it.',
  emptyIndexes: 'No design has been installed yet.',
  emptyDocuments: 'No payment or notification in the database yet.',

  settingRows: [
    ['unique index', 'made anew for each design', 'MongoDB: only _id is unique'],
    ['ttlMonitorSleepSecs', '1 (Menara’s own mongod)', 'MongoDB: 60'],
    ['retention.ms (pesanan)', '604,800,000, set explicitly', 'Kafka: the same, 7 days'],
    [
      'withTransaction',
      'marker and effect, repeated by the driver for up to 120 s',
      'driver: the same',
    ],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['replay', 'consumer.seek to where the trial began', 'kafkajs: goes on from committed'],
    ['autoCommit', 'false: committed after each batch', 'kafkajs: true'],
    ['idempotent (producer)', 'false: sending again is the point', 'kafkajs: false; Java: true'],
    ['sessionTimeout', '6000 ms (the broker’s minimum)', 'kafkajs: 30,000 ms'],
  ],

  'check-attacked': 'events / records of the last trial, all four attacks over',
  'check-payments': 'payments: one for each event',
  'check-notifications': 'notifications: one for each event',
  'check-replay': 'records read again → new effects, payment + notification',
  'check-unique': 'unique index, as the database lists it',
  'check-ttl': 'markers outlive retention.ms, or have no TTL',

  'still-working':
    'The press before this one is still being worked on. This one is not queued; wait a moment.',
  'limit-run': 'A run holds 40 trials. Start over to begin from the first.',
  'limit-measured': 'The cost was measured 5 times in this run. Start over to measure again.',
};
