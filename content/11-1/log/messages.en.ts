/** The English words of the panel of lab `log`: the same keys as `messages.id.ts`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.2',
  caption: 'One log, two bookmarks',
  writesTo: 'writes to',
  send1: 'Send 1',
  send6: 'Send 6',
  number: (n) => number.format(n),

  'send-1': 'Send 1 order',
  'send-6': 'Send 6 orders',
  'run-payment': 'Run payment',
  'stop-payment': 'Stop payment',
  'kill-payment': 'Kill payment',
  'run-search': 'Run search',
  'stop-search': 'Stop search',
  'kill-search': 'Kill search',
  'rewind-search': 'Rewind search to 0',
  'empty-index': 'Empty the index',
  rewind: 'Rewind to 0',

  paymentRuns: 'payment is running',
  searchRuns: 'search is running',
  paymentRests: 'payment is not running',
  searchRests: 'search is not running',
  writerComesBack: 'back with the next order',
  writerStarts: 'order-service is still starting; the button waits',
  stopSearchFirst:
    'Stop search first: Kafka refuses to move the bookmark of a group that has a member',
  memberLingers: 'Kafka still counts the killed member; wait for its session timeout',
  noBookmark: 'search has no bookmark yet',
  alreadyZero: 'The bookmark of search is at 0 already',
  indexEmpty: 'The index is empty already',

  tabFiles: 'Files on disk',
  colFile: 'file',
  colBytes: 'size, bytes',
  colDocument: '_id (orderId)',
  colBuyer: 'buyer',
  colSource: 'from offset',

  emptyLog: 'The log is still empty. Press Send 6 orders.',
  emptyGroups: 'The broker holds no bookmark yet. Run payment.',
  emptyFiles: 'The segment files have not been read yet.',
  filesForeign: "This broker is not Menara's own, so the files on its disk cannot be read.",
  emptyDocuments: 'search_index is empty. Run search.',

  filesSegment: 'the log itself',
  filesIndex: 'finds offsets; its space is reserved in advance',
  filesTimeIndex: 'finds times; its space is reserved in advance',
  filesOther: "the broker's own notes",

  membersFromBroker: (n: number) => `${number.format(n)} ${n === 1 ? 'member' : 'members'}`,
  holds: (partitions: string) => `holds ${partitions}`,
  indexHolds: (n: number) => `index ${number.format(n)} ${n === 1 ? 'document' : 'documents'}`,
  settingRows: [
    ['work per order', '150 ms', '–'],
    [
      'autoCommit',
      'false: the program commits after each order',
      'kafkajs: after each batch; Java client: every 5 s',
    ],
    ['fromBeginning', 'true', 'kafkajs: false'],
    [
      'sessionTimeout',
      '6,000 ms (the broker’s lower bound)',
      'kafkajs: 30,000 ms; Java client: 45,000 ms',
    ],
    ['heartbeatInterval', '600 ms', 'kafkajs and Java client: 3,000 ms'],
    ['maxWaitTimeInMs', '500 ms', 'kafkajs: 5,000 ms'],
    ['metadataMaxAge', '30,000 ms; producer 1,000 ms', 'kafkajs: 300,000 ms'],
    ['group.initial.rebalance.delay.ms', "0 ms (Menara's own broker)", 'Kafka: 3,000 ms'],
    ['acks', '-1 (all in-sync replicas; one here)', 'kafkajs: -1'],
  ],

  'check-emptied': 'n(search_index) was 0 once',
  'check-ids': 'orderIds in search_index = orderIds in the log',
  'check-committed': 'committed(search) = end(pesanan)',
  'check-end': 'end(pesanan) is what it was when the index was emptied',

  'mongo-away':
    'MongoDB does not answer. Wait until it is back, and look at the index before you retry.',
  'process-failed': 'The program failed to start. Run it once more.',

  summary: (s) => {
    const read = (offset: number | null) => number.format(offset ?? 0);
    return (
      `The log holds ${number.format(s.records)} ${plural(s.records, 'message')}; payment has ` +
      `read ${read(s.payment)}, search ${read(s.search)}. The search index holds ` +
      `${number.format(s.documents)} ${plural(s.documents, 'document')}.`
    );
  },
};

function plural(n: number, word: string): string {
  return n === 1 ? word : `${word}s`;
}
