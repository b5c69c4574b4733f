/** The English words of the panel of lab `batching`: the same keys as `messages.id.ts`. */
import { baseWords, counted } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });

const SIZES = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB'] as const;

function bytes(amount: number): string {
  const power = amount < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(amount) / 3));
  return `${fine.format(amount / 1000 ** power)} ${SIZES[power]}`;
}

const acksName: Messages['acksName'] = (acks) => (acks === -1 ? 'all' : String(acks));

const fields: Messages['fields'] = {
  rate: 'messages a second',
  bytes: 'bytes a message',
  perRequest: 'messages a request',
  partitions: 'partitions',
  replication: 'copies (RF)',
  brokers: 'brokers',
  nicGbit: 'network, Gbit a second',
  retentionHours: 'retention, hours',
  groups: 'consumer groups',
  consumers: 'consumers a group',
  workMs: 'work on a message, ms',
};

const parts: Messages['parts'] = {
  consumers: 'consumers',
  partitions: 'partitions',
  network: 'brokers’ network',
  disk: 'brokers’ disks',
  replicas: 'replicas a broker',
};

const marks: Readonly<Record<string, string>> = {
  'kreps-sync': 'one producer, three copies that are waited for',
  'kreps-three': 'three producers, three cheap machines, replication not waited for',
  'linkedin-2015': 'LinkedIn at its peak, more than 1,100 brokers',
  'linkedin-2019': 'LinkedIn over a day, more than 4,000 brokers',
};

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.8',
  caption: 'How fast this machine is',
  'view-measure': 'Measure this machine',
  'view-scale': 'Scale calculator',
  number: (n) => whole.format(n),
  percent: (share) => percent.format(share),
  bytes,
  perSecond: (n) => `${whole.format(n)} messages/s`,
  messagesPerSecond: 'messages/s',
  secondsOf: (n) => `${whole.format(n)} seconds`,

  'measure-single': 'Measure 1 a request',
  'measure-thousand': 'Measure 1,000 a request',
  'measure-unacked': 'Measure with acks=0',
  'measure-gzip-single': 'Measure gzip, 1 a request',
  'measure-gzip-thousand': 'Measure gzip, 1,000 a request',
  'open-scale': 'Open the scale calculator',
  'consumers-300': 'Fill in 300 consumers and partitions',
  measure: 'Measure',
  trial: 'Test at a scale of 1/100',

  measuring: 'A measurement is under way; wait until it is over',
  trying: 'A scale test is under way; wait until it is over',

  perRequest: 'messages a request',
  acksName,
  oneRequest: (n) => `One request with ${counted(n, 'message')}`,
  rests: 'at rest',
  sends: 'sending as fast as it can',
  inLine: (ahead) =>
    ahead === 0 ? 'your turn' : `in line: ${counted(ahead, 'measurement')} before yours`,
  runsName: 'Messages a second by way of sending',
  wayOf: ({ perRequest, acks, gzip }) =>
    `${whole.format(perRequest)} a request, acks=${acksName(acks)}${gzip ? ', gzip' : ''}`,
  begins: 'warming up …',
  notYet: 'not measured yet',
  runFailed: 'the last measurement did not end in time; try it once more',
  ownWay: 'another way, of your choice',
  soFar: (records, requests) =>
    `${counted(records, 'message')} in ${counted(requests, 'request')} so far`,
  requests: (n) => `${whole.format(n)} requests/s`,
  waits: (p50, p99) => `answers p50 ${fine.format(p50)} ms, p99 ${fine.format(p99)} ms`,
  arrivedOf: (logged, sent) =>
    `no answers; ${whole.format(logged)} of ${whole.format(sent)} in the log`,
  bytesEach: (n) => `${whole.format(n)} bytes a message`,

  fields,
  parts,
  outOfRange: (field, { min, max, whole: integer }) =>
    field === 'replication'
      ? `“${fields[field]}” must be a whole number from ${min} to ${max}, and no more than there are brokers.`
      : `“${fields[field]}” must be ${integer ? 'a whole number ' : ''}from ${fine.format(min)} to ${whole.format(max)}.`,
  presetShop: 'The shop of the text',
  presetMillion: '1 million a second',
  partsName: 'How much of each part is used; the upright line is full',
  firstOver: (part) => `First that can’t keep up: ${part}`,
  firstFull: (part) => `All keep up. Fullest: ${part}`,
  needs: 'it needs',
  needsText: (consumers, partitions, brokers) =>
    `${counted(consumers, 'consumer')}, ${counted(partitions, 'partition')}, ${counted(brokers, 'broker')}`,
  brokersBy: 'the number of brokers is set by',
  flow: 'flowing a second',
  flowText: ({ produced, written, sent }) =>
    `${bytes(produced)} in, ${bytes(written)} written, ${bytes(sent)} out`,
  stored: 'kept on disk',
  requestsTerm: 'requests to send, a second',
  lagTerm: 'each group’s lag grows by',
  noGroups: 'nobody reads',

  planOf: ({ perSecond, consumers, workMs }) =>
    `${whole.format(perSecond)} messages/s, ${counted(consumers, 'consumer')}, ${fine.format(workMs)} ms`,
  noPlan: 'these settings can’t be tested here',
  readersOf: ({ consumers, workMs }) =>
    `${counted(consumers, 'consumer')}, ${fine.format(workMs)} ms a message`,
  noReaders: 'no test yet',
  noTrial: 'Nothing was tested yet. Lag will be drawn here, as read from the broker.',
  trialStarts: 'The consumers are joining …',
  trialFailed: 'This test failed. Try it once more.',
  trialSaid: (predicted, measured, over) =>
    measured === undefined
      ? `Prediction: lag grows by ${whole.format(predicted)} messages/s. Measuring …`
      : `Predicted ${whole.format(predicted)} messages/s, measured ${whole.format(measured)}${over ? '' : ' so far'}.`,
  lagAxis: 'lag as the broker tells it',

  rulerName: 'A ruler of messages a second, ten times as many at every line',
  rulerBest: (rate) => `Ribbon: your fastest, ${whole.format(rate)}.`,
  rulerAsked: (rate) => `Red line: what you ask for, ${whole.format(rate)}.`,
  powerOf: (power) =>
    ['1,000', '10,000', '100,000', '1 million', '10 million', '100 million', '1 billion'][
      power - 3
    ] ?? '',
  marks: (mark, rate, year) => `${whole.format(rate)}: ${marks[mark]} (${year}).`,

  tabRuns: 'Measurements',
  tabTrials: 'Scale tests',
  tabSources: 'Sources',
  colWay: 'way of sending',
  colDetail: 'details',
  colRun: 'no.',
  colRate: 'messages/s',
  colWaits: 'p50 / p99, ms',
  colBytes: 'bytes a message',
  colLogged: 'in the log / sent',
  colOwn: 'sender’s core',
  colBusy: 'all cores',
  shortWay: ({ perRequest, acks, gzip }) =>
    `${whole.format(perRequest)}, ${acksName(acks)}${gzip ? ', gzip' : ''}`,
  busyOf: (busy, all) => `${percent.format(busy)} / ${all}`,
  colInputs: 'settings',
  colPredicted: 'predicted lag a second',
  colMeasured: 'measured lag a second',
  colSent: 'sent',
  inputsOf: (rate, consumers, workMs) =>
    `${whole.format(rate)} a second, ${counted(consumers, 'consumer')}, ${fine.format(workMs)} ms`,
  colFigure: 'figure',
  colSource: 'source',
  ruleRows: {
    partitionBytes: '10 MB a second through one partition, the lower end of “tens of MB”',
    brokerWrite:
      '605 MB a second written by one broker, reckoned from 605 MB a second in (3 brokers, RF 3); a vendor’s figure',
    nicShare: 'half of a network card may be planned with; a margin of our own, not measured',
    replicasPerBroker:
      '4,000 partitions a broker, a rule of the time of ZooKeeper; we count each copy as one',
  },
  emptyRuns: 'Nothing was measured yet.',
  emptyTrials: 'Nothing was tested yet.',

  'check-rate': 'messages a second',
  'check-replication': 'copies (RF)',
  'check-first': 'the first part that can’t keep up',
  'check-brokers': 'limit ≥ load of the brokers',
  'check-arrived': 'messages of the test at the broker since it began',
  'check-slope': 'measured growth of lag, a second, within 20% of the prediction',

  'already-running': 'A measurement or test is still under way. Wait until it is over.',
  'limit-batch':
    'Messages a request must be a whole number from 1 to 1,000. Nothing has been sent.',
  'limit-scale':
    'The test at 1/100 takes 5,000–100,000 messages a second, 100, 200 or 300 consumers that have a partition, at least one group, at most 1,000 bytes a message, and work of 0.5–200 ms. Nothing has been sent.',
  'limit-run':
    'One experiment holds 60 measurements and 20 tests at the most. Press Start over to go on.',
};
