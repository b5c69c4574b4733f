/** The English words of the panel of lab `chaos`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';
import type { CardKind } from './names.ts';

const number = new Intl.NumberFormat('en-GB');
const rupiah = (amount: number) => `Rp${number.format(amount)}`;
const seconds = (ms: number) => `${number.format(ms / 1000)} seconds`;

const many = (count: number, noun: string, more = '') =>
  `${count} ${noun}${count === 1 ? '' : 's'} ${more}`.trim();

const safeguard: Messages['safeguard'] = {
  outbox: 'outbox',
  token: 'token after sending',
  marker: 'event marker',
  dlq: 'DLQ',
};

const short: Messages['safeguard'] = { ...safeguard, token: 'token', marker: 'marker' };

const invariant: Messages['invariant'] = {
  orders: 'orders',
  events: 'events in pesanan',
  payments: 'payments',
  sum: 'sum in rupiah',
  letters: 'dead letters paid',
  lag: 'lag',
};

const detail: Messages['detail'] = ({ kind, point, amount }) => {
  const much = amount ?? 0;
  const said: Partial<Record<CardKind, string>> = {
    'freeze-payment': seconds(much),
    'broker-away': seconds(much),
    'drop-acks': many(much, 'ack', 'lost'),
    duplicates: many(much, 'record', 'again'),
    poison: many(much, 'order'),
  };
  return said[kind] ?? point ?? 'anywhere';
};

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.26',
  caption: 'One night, twelve faults, one verdict',
  number: (n) => number.format(n),
  rupiah,

  'begin-all': 'Begin the night',
  'begin-marker': 'Begin the night without the event marker',
  'begin-outbox': 'Begin the night without the outbox',
  'begin-token': 'Begin the night with the token saved first',
  'begin-dlq': 'Begin the night without the DLQ',
  dealing: 'The night that goes on is not over yet',

  seed: 'Seed',
  otherSeed: 'Another seed',
  safeguards: 'Safeguards',
  safeguard,
  holds: {
    outbox: 'an order and its event are written in one transaction',
    token: 'the relay saves its token once the broker has the record',
    marker: 'the unique index refuses an event it has seen',
    dlq: 'a message that cannot be parsed is put aside with its cause',
  },

  nights: 'Nights of this run',
  noNight: 'There was no night yet. Save your guess, then press Begin the night.',
  nightRow: 'Nights',
  night: (n, seed) => `Night ${n}, seed ${seed}`,
  dealtWith: (off) => (off.length === 0 ? 'all on' : off.map((one) => `−${short[one]}`).join(' ')),
  ended: (broken) => (broken === 0 ? 'held' : 'broken'),
  state: {
    dealing: 'going on',
    draining: 'working off its lag',
    ended: 'over',
    broken: 'cut short',
  },

  deck: 'The cards, in the order in which they fall',
  faceDown: 'still face down',
  fallsAt: (at) => `after ${number.format(at)}`,
  missed: 'missed',
  detail,
  card: {
    'kill-payment': 'Kill',
    'freeze-payment': 'Freeze',
    'kill-order-service': 'Kill',
    'kill-relay': 'Kill',
    'drop-acks': 'Cut acks',
    duplicates: 'Duplicates',
    poison: 'Poison',
    'broker-away': 'Broker away',
  },
  colAt: 'after order',
  colCard: 'card',
  colTarget: 'program',
  colDetail: 'detail',

  does: {
    buyers: 'orders, keeps the ledger',
    'order-service': 'takes orders',
    relay: 'outbox → pesanan',
    'ack-proxy': 'the line to the broker',
    hand: 'repeats records',
  },
  died: (times) => `died ${times}×`,

  lanes: 'pesanan, three partitions',
  colPartition: 'partition',
  lagOf: (lag) => `lag ${number.format(lag)}`,
  counts: 'Counts so far',
  acked: 'answered 201',
  ofAsked: (asked) => `of ${number.format(asked)}`,
  again: 'asked again',
  deaths: 'processes died',
  refused: 'repeats refused',
  letters: 'in the DLQ',
  lag: 'lag of payment',

  verdict: 'Verdict',
  verdictOn: (night, seed) => `Verdict on night ${night}, seed ${seed}`,
  colInvariant: 'held against the ledger',
  colWanted: 'wanted',
  colFound: 'found',
  colVerdict: 'verdict',
  invariant,
  whole: 'whole',
  broken: (ids) => (ids === 0 ? 'broken' : `${number.format(ids)} broken:`),
  why: { missing: 'lost', doubled: 'doubled', phantom: 'unknown' },
  more: (count) => `+${number.format(count)}`,
  follow: (order) => `Follow ${order}`,
  bySets: 'By sets',
  byCounts: 'By counts alone',
  noVerdict: 'waits for the end of the night',
  setsSay: (broken) =>
    broken.length === 0
      ? 'nothing lost, nothing doubled'
      : `broken: ${broken.map((one) => invariant[one]).join(', ')}`,
  countsSay: (found, wanted, broken) => {
    if (found !== wanted)
      return `${number.format(found)} ≠ ${number.format(wanted)}, something is wrong`;
    const said = `${number.format(found)} = ${number.format(wanted)}, passed`;
    return broken > 0 ? `${said}, and yet broken` : said;
  },

  tabNights: 'Nights',
  tabCards: 'Cards',
  tabNamed: 'Offenders',
  colNight: 'night',
  colSeed: 'seed',
  colOff: 'switched off',
  colState: 'state',
  colDuplicates: 'duplicates in the log',
  colPoisoned: 'dead letters',
  colPoint: 'point of death',
  colAmount: 'amount',
  colFell: 'fell',
  colOrder: 'order',
  colWhy: 'why',
  yes: 'hit',
  emptyNights: 'There was no night yet.',
  emptyCards: 'No card has been dealt yet.',
  emptyNamed: 'No order breaks an invariant yet.',

  settingRows: [
    ['orders a night', '120, 20 a second', '–'],
    ['cards a night', '6 kills, 6 others', '–'],
    ['buyers at a time', '8; they ask again after 100 ms', '–'],
    ['session.timeout.ms', '6,000 (the least allowed)', 'kafkajs: 30,000'],
    ['frozen for', '7,500 ms, longer than its session', '–'],
    ['acks', '-1 (all replicas)', 'Kafka: all'],
    ['autoCommit', 'false: a commit after each order', 'kafkajs: true'],
    ['tries before the DLQ', '3, 50 ms apart', 'kafkajs: there is no DLQ'],
    ['partitions', '3; pesanan-dlq 1', 'Kafka: 1'],
  ],

  'check-ledger': 'Orders in the buyers’ ledger',
  'check-kills': 'Processes killed',
  'check-duplicates': 'Duplicates in the log',
  'check-held': 'Invariants that held',
  'check-broke': 'Invariants broken in another night',

  'bad-input': 'The seed must be a whole number from 1 to 9,999. Nothing was changed.',
  'still-working': 'The night that goes on is not over yet. Wait for its verdict.',
  'limit-run': 'One run holds 8 nights. Start over.',
};
