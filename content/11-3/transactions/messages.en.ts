/** The English words of the panel of lab `transactions`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.25',
  caption: 'One log, two readers, one border',
  number: (n) => number.format(n),

  'pay-cashier': 'Send inside a transaction',
  'commit-cashier': 'Commit its transaction',
  'abort-cashier': 'Abort its transaction',
  'kill-cashier': 'Kill cashier',
  'stop-cashier': 'Stop cashier',
  'open-cashier': 'Run cashier again',
  'pay-cashier-2': 'Send through cashier-2',
  'commit-cashier-2': 'Commit the transaction of cashier-2',
  'abort-cashier-2': 'Abort the transaction of cashier-2',
  'kill-cashier-2': 'Kill cashier-2',
  'stop-cashier-2': 'Stop cashier-2',
  'open-own': 'Run cashier-2',
  'open-twin': 'Run the twin of cashier',
  'open-readers': 'Run readers again',
  'orders-few': 'Send 20 orders',
  'orders-many': 'Send 100 orders',
  'bill-plain': 'Run biller without a transaction',
  'bill-transaction': 'Run biller',
  'bill-guarded': 'Run biller with the unique index',
  'crash-plain': 'Without a transaction, to die before the commit',
  'crash-transaction': 'Run biller, to die before the commit',
  'crash-guarded': 'With the unique index, to die before the commit',
  'stop-biller': 'Stop biller',
  'kill-biller': 'Kill biller',
  line: 'Draw the starting line',

  pay: 'send',
  commit: 'commit',
  abort: 'abort',
  runs: (name) => `${name} is running`,
  rests: (name) => `${name} is not running`,
  starts: (name) => `${name} is still starting; the button waits`,
  nothingOpen: 'No transaction is open',
  holds: (count) =>
    `${number.format(count)} ${count === 1 ? 'message' : 'messages'} in the open transaction`,
  idle: 'no transaction open yet',
  fenced: (type) => `refused: ${type}`,

  readers: 'What the two readers were given',
  empty: 'nothing yet',
  stable: 'LSO',
  end: 'end',
  border: 'On both sides of the border',
  orders: 'orders',
  bills: 'bills (read_committed)',
  billsRaw: 'bills (read_uncommitted)',
  receipts: (collection) => `documents in ${collection}`,
  twice: (count) => `${number.format(count)} doubled`,
  once: 'one each',
  manner: {
    plain: 'no transaction',
    transaction: 'transaction',
    guarded: 'transaction + unique index',
  },
  toDeath: 'then die',

  tabSeen: 'Readers',
  tabErrors: 'Refusals',
  colReader: 'reader',
  colSeen: 'what it was given, in order',
  colProducer: 'producerId / epoch',
  colFate: 'fate',
  colProgram: 'program',
  colError: 'error',
  colCode: 'code',
  colMessage: 'error message',
  colCollection: 'collection',
  colOrder: 'order',
  colPid: 'pid',
  fate: {
    open: 'open',
    committed: 'committed',
    aborted: 'aborted',
    plain: 'no transaction',
    commit: 'commit marker',
    abort: 'abort marker',
  },
  emptySeen: 'The readers have been given nothing yet.',
  emptyErrors: 'No producer has been refused yet.',
  emptyDocuments: 'There is no document of biller yet.',
  emptyLog: 'The log is still empty. Save the first guess, then send.',

  settingRows: [
    [
      'isolation.level',
      'read_committed and read_uncommitted',
      'Kafka: read_uncommitted; kafkajs: read_committed',
    ],
    ['transactional.id', 'cashier, cashier-2, biller', 'none: no transactions'],
    ['transactionTimeout', '60,000 ms', 'kafkajs: the same'],
    ['idempotent', 'true (transactions need it)', 'kafkajs: false; Java: true'],
    ['maxInFlightRequests', '1', 'kafkajs: no limit'],
    ['retry.initialRetryTime', '20 ms', 'kafkajs: 300 ms'],
    ['autoCommit (readers)', 'false: no bookmark, always from the beginning', 'kafkajs: true'],
    ['one transaction of biller', '5 orders and their bookmark', '–'],
  ],

  'check-orders': 'orders since the starting line',
  'check-deaths': 'aborted transactions of biller',
  'check-bills': 'committed bills / orders with exactly one bill',
  'check-receipts': 'n(receipts) / distinct orders',
  'check-bookmark': 'committed(biller) = end(pesanan)',

  'limit-run': 'One run holds 400 orders and 60 offsets of payments. Start over.',

  summary: (s) =>
    `The log of payments ends at ${number.format(s.end)}, LSO ${number.format(s.stable)}. ` +
    `read_committed was given ${number.format(s.committed)} payments, read_uncommitted ` +
    `${number.format(s.all)}. ${number.format(s.orders)} orders, ${number.format(s.bills)} bills, ` +
    `${number.format(s.receipts)} documents.`,
};
