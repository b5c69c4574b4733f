/** The English words of the panel of lab `oplog`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.11',
  caption: 'One change, three notes of it',
  number: (n) => number.format(n),

  place: 'Make an order',
  pay: 'Mark as paid',
  ship: 'Add shipping',
  remove: 'Delete the order',
  'kill-connector': 'Kill connector',
  'run-fresh': 'Run without a bookmark',
  'run-connector': 'Run from the bookmark',
  mix: 'Run mixed operations',
  rebuild: 'Build orders_copy from the oplog',

  short: {
    place: 'Make',
    pay: 'Pay',
    ship: 'Shipping',
    remove: 'Delete',
    mix: 'Mixed',
    rebuild: 'Build the copy',
    fresh: 'No bookmark',
    kept: 'From bookmark',
  },
  ordersDoes: (n) => `${number.format(n)} orders in MongoDB`,
  connectorDoes: 'change stream → Kafka',
  applierDoes: 'oplog → orders_copy',

  ordersAway: 'The program orders is not up yet; the button waits',
  connectorRuns: 'connector is running',
  connectorRests: 'connector is not running',
  noOrder: 'There is no order to change yet. Make one first.',
  oplogHidden: 'This database does not let its oplog be read',

  ribbon: 'The tape of the oplog, and under each entry its record',
  ribbonEmpty: 'The tape of the oplog is still empty. Make one order.',
  frame: (op, order) => `${op}, ${order}`,
  withRecord: (offset) => `record at offset ${number.format(offset)}`,
  noRecord: 'no record yet',
  neverRecord: 'will never be a record',
  tapeName: 'oplog',
  laneName: 'Kafka',

  opNames: { i: 'insert', u: 'update', r: 'replace', d: 'delete' },
  colField: 'part',
  colOplog: 'local.oplog.rs',
  colEvent: 'change event',
  colRecord: 'record in Kafka',
  rowTime: 'commit time',
  rowOp: 'operation',
  rowOrder: 'order',
  rowChange: 'content',
  rowToken: 'bookmark',
  rowPlace: 'place',
  rowClock: 'clock',
  same: 'equal to the value on its left',
  wholeEvent: (chars) => `the whole change event, ${number.format(chars)} characters`,
  later: (ms) => `+${number.format(ms)} ms`,
  waiting: 'not yet',
  recording: (ms) => `Recording, ${date.format(ms)}`,
  notRecorded: 'the recording has none of this kind',

  rules: 'applier: what is done for each entry',
  rule: { insert: 'i', diff: 'u, diff', replace: 'u, whole document', delete: 'd' },
  choice: {
    insertOne: 'insertOne',
    upsert: 'replaceOne, upsert',
    skip: 'skip',
    set: '$set',
    'set-unset': '$set and $unset',
    'replace-by-diff': 'replace the document by the diff',
    replaceOne: 'replaceOne',
    deleteOne: 'deleteOne',
    mark: '$set deleted: true',
  },
  copyOf: (orders, copies) =>
    `orders ${number.format(orders)}, orders_copy ${number.format(copies)}`,
  rebuilt: (applied, repeated) =>
    `${number.format(applied)} entries applied, ${number.format(repeated)} repeated`,
  stopped: (order, code) => `applier stopped at ${order}: E${code}`,

  tabOplog: 'Oplog',
  tabEvent: 'Change event',
  tabToken: 'Bookmark',
  tabRebuild: 'Refusal',
  colTs: 'ts',
  colOp: 'op',
  colNs: 'ns',
  colO: 'o',
  colO2: 'o2',
  colWall: 'wall',
  colCluster: 'clusterTime',
  colKind: 'operationType',
  colDocument: 'documentKey',
  colWhat: 'content',
  colDocumentNow: 'db.orders, now',
  emptyDocuments: 'There is no order in the collection orders.',
  colToken: '_id._data',
  colSaved: 'stored',
  colCode: 'code',
  colMessage: 'message',
  emptyOplog: 'There is no entry of your sandbox in the oplog yet.',
  hiddenOplog: 'This database does not let us read local.oplog.rs.',
  emptyEvent: 'connector has published no change event yet.',
  emptyToken: 'connector has stored no bookmark yet.',
  emptyRebuild: 'applier has never been refused.',
  readAtOplog: (time) => `read from local.oplog.rs at ${time}`,
  readInRecord: (time) => `as connector received it; read from the record at ${time}`,

  settingRows: [
    ['replica set', '1 member: the majority is that member', 'usually 3'],
    ['fullDocument', 'not asked for: events carry the diff alone', 'driver: the same'],
    ['token stored', 'after each record that Kafka has taken', 'Debezium: periodically'],
    ['key of the record', '_id of the order', 'Debezium: _id of the document'],
    ['acks', '-1', 'kafkajs: -1'],
    ['readConcern', 'majority', 'driver: local'],
    ['repeated by applier', 'the last 40 entries', '–'],
  ],

  'check-readable':
    'the database lets its oplog be read; without it this challenge cannot be checked',
  'check-operations': 'oplog entries of orders',
  'check-kinds': 'entries of every kind',
  'check-until': 'applied up to the last entry',
  'check-repeated': 'entries applied twice',
  'check-hash': 'n and hash: orders_copy = orders',
  'near-refused': (where) =>
    `applier stopped at ${where}: an insert that is repeated is refused, since that _id is there`,
  'near-kept': (where) =>
    `${where} is still in the copy, but was taken away: an $unset or a replacement was not applied`,
  'near-lost': (where) =>
    `${where} is lost from the copy: a diff holds only the fields that changed, not the document`,
  'near-value': (where) => `${where} has another value in the copy: some change was passed over`,
  'near-extra': (where) => `${where} was deleted, but is still in the copy`,
  'near-absent': (where) => `${where} is not in the copy`,

  'no-order-yet': 'There is no order to change or to delete yet. Make one first.',
  'still-working':
    'What was asked before is not done yet. This is not queued; try again afterwards.',
  'limit-orders': 'One run holds at most 150 orders. Start over for an empty oplog.',

  summary: (s) =>
    `The oplog holds ${number.format(s.entries)} entries of this run, Kafka ` +
    `${number.format(s.records)} records; ${number.format(s.missed)} changes were never published.`,
};
