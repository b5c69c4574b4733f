/** The English words of the panel of lab `outbox`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');
const one = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** At most this many ids in a sentence. */
const NAMED_MAX = 3;
const named = (ids: readonly string[]): string =>
  ids.slice(0, NAMED_MAX).join(', ') + (ids.length > NAMED_MAX ? ' …' : '');
const count = (n: number, thing: string): string =>
  `${number.format(n)} ${n === 1 ? thing : `${thing}s`}`;

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.14',
  caption: 'The same order in three places',
  number: (n) => number.format(n),
  ms: (ms) => `${one.format(ms)} ms`,

  'view-fate': 'Fate',
  'view-contract': 'Contract',
  'view-cost': 'Cost',

  place: 'Place 1 order',
  'place-before': 'Place 1 order, die before the commit',
  'place-after': 'Place 1 order, die after the commit',
  'place-forgot': 'Forget the session, die before the commit',
  'place-v2': 'Place 1 order, v2',
  'place-v3': 'Place 1 order, v3',
  'place-form': 'Place order',
  storm: 'Place 100 orders, die 10 times',
  'storm-forgot': 'The same storm, session forgotten',
  'run-relay': 'Run the relay',
  'crash-relay': 'Run the relay, to die after sending',
  'kill-relay': 'Kill the relay',
  'run-payment': 'Run payment',
  'stop-payment': 'Stop payment',
  'run-cdc': 'Run cdc',
  'stop-cdc': 'Stop cdc',
  'run-writer': 'Run order-service',
  'kill-writer': 'Kill order-service',
  erase: 'Erase dewi’s data',
  measure: 'Measure the cost',
  line: 'Draw the starting line',

  diesAt: 'crash point',
  diesNowhere: 'none',
  session: 'session',
  sessionKept: 'named',
  sessionForgot: 'forgotten',
  schema: 'schema',

  runs: (name) => `${name} is running`,
  rests: (name) => `${name} is not running`,
  lockedForm: 'Opens once every guess about orders is saved',
  storming: 'The hundred orders are still being placed; the button waits',

  writes: 'writes to MongoDB',
  relayReads: 'outbox → pesanan',
  paymentReads: 'reads pesanan',
  cdcReads: 'orders → orders-cdc',
  tape: 'Oplog: the entries of orders and outbox',
  emptyTape: 'The oplog is read each time you place an order.',
  noOplog: 'This database does not show its oplog.',
  noEntry: '0 entries in this window',
  windowSaid: (orderId, entries, writes) =>
    entries === 0
      ? `${orderId}: 0 oplog entries`
      : `${orderId}: ${entries} oplog ${entries === 1 ? 'entry' : 'entries'}, holding ${writes.join(' + ')}`,
  stormSaid: (answered, deaths) =>
    `${number.format(answered)} of 100 buyers have an answer, ${count(deaths, 'death')}`,

  offset: 'offset',
  there: (n) => (n === 1 ? 'there' : `${n} there`),
  notThere: 'not there',
  outside: 'outside',
  waitsForRelay: 'waiting',
  effect: { paid: 'paid', parked: 'parked' },
  nothingYet: 'No order yet. Save the first guess, then place one.',
  verdict: (withoutEvent, withoutOrder, doubled, unsent) => {
    const wrong = [
      withoutEvent.length > 0 ? `without an event: ${named(withoutEvent)}` : '',
      withoutOrder.length > 0 ? `event without an order: ${named(withoutOrder)}` : '',
      doubled.length > 0 ? `more than one event: ${named(doubled)}` : '',
    ].filter(Boolean);
    const verb = unsent === 1 ? 'waits' : 'wait';
    const waiting = unsent > 0 ? `; ${count(unsent, 'event')} ${verb} for the relay` : '';
    return `${wrong.length > 0 ? wrong.join('; ') : 'orders = outbox, id by id'}${waiting}.`;
  },

  contractName: 'The raw record beside the event that was designed',
  rawEmpty: 'no record yet',
  eventEmpty: 'no event yet',
  inner: 'the shop’s own affair',
  phoneOf: (customer) => `${customer}’s phone:`,
  documents: (n) => count(n, 'document'),
  records: (n) => count(n, 'record'),
  oldConsumer: 'the old payment:',

  costName: 'The cost of one insert, two inserts, and one transaction',
  way: {
    one: '1 insert',
    two: '2 inserts, no transaction',
    transaction: '2 inserts, 1 transaction',
  },
  times: (ratio) => `× ${one.format(ratio)}`,
  costSaid: (orders) =>
    `${orders} orders each, in turns, on this machine. Compare the ratios, not the milliseconds.`,
  noCost: 'Not measured in this run yet.',

  tabOplog: 'Oplog',
  tabEvents: 'pesanan',
  tabRaw: 'orders-cdc',
  tabExits: 'Exit signals',
  colOrder: 'order',
  colWindow: 'window (from, to]',
  colWrites: 'writes',
  colEntry: 'entry',
  colCollection: 'collection',
  colSeen: 'read at',
  colDocument: 'document',
  colProgram: 'program',
  colSignal: 'signal',
  readAtOplog: (time) => `read from local.oplog.rs at ${time}`,
  readAtKernel: (time) => `told by the operating system at ${time}`,
  emptyOplog: 'No window of the oplog was read yet. Place an order.',
  emptyDocuments: 'There is no document in the database yet.',
  emptyExits: 'No program has died yet.',

  settingRows: [
    ['withTransaction', 'repeated by the driver for up to 120 s', 'driver: the same'],
    ['writeConcern', 'majority, journal', 'MongoDB: majority'],
    ['replica set', '1 member: majority means that one', 'production: 3 members'],
    ['transactionLifetimeLimitSeconds', "3 (Menara's own mongod)", 'MongoDB: 60'],
    ['relay', 'looks every 250 ms, at most 50 events', 'Debezium: follows the oplog'],
    ['key of the record', 'aggregateid', 'Debezium Outbox Event Router: the same'],
    ['cdc', 'change stream, fullDocument updateLookup', 'MongoDB: no fullDocument'],
    ['payment', 'takes fields it does not know', 'zod z.object: the same'],
    ['sessionTimeout', '6,000 ms (the broker’s lower bound)', 'kafkajs: 30,000 ms'],
  ],

  'check-orders': 'orders since the starting line',
  'check-deaths': 'order-service died without a farewell',
  'check-outbox': 'ids(orders) = ids(outbox), exactly one event an order',
  'check-events': 'ids(outbox) = distinct eventIds in pesanan',
  'check-together': 'an order and its event in one oplog entry',

  'still-working':
    'The press before is still being handled. This one was not queued; wait a moment.',
  'limit-run': 'One run holds at most 600 orders. Start over to begin at ORD-1 again.',
  'limit-measured': 'The cost was measured 5 times in this run. Start over to measure again.',

  summary: (all) =>
    `${count(all.orders, 'order')}, ${count(all.outbox, 'event')} in the outbox, ` +
    `${count(all.events, 'event')} in the log; ${count(all.withoutEvent.length, 'order')} without ` +
    `an event, ${count(all.withoutOrder.length, 'event')} without an order`,
};
