/** The English words of the panel of lab `log`: the same keys as `messages.id.ts`. */
import type { Messages } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
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
  reset: 'Start over',
  run: 'Run',
  stop: 'Stop',
  kill: 'Kill',
  rewind: 'Rewind to 0',

  lockedPrediction: 'Opens once your guess is stored',
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
  waitBroker: 'The broker does not answer; the button waits',
  waitDatabase: 'The database does not answer; the button waits',
  waitConnection: 'The connection to the server is lost; the button waits',
  inPast: 'You are looking at the past; go back to now first',

  tabRecord: 'Record',
  tabGroup: 'Group bookmarks',
  tabFiles: 'Files on disk',
  tabDocuments: 'Documents',
  colPosition: 'topic-partition@offset',
  colKey: 'key',
  colTime: 'broker time',
  colHeaders: 'headers',
  colValue: 'value',
  colGroup: 'group',
  colCommitted: 'bookmark (committed)',
  colLag: 'lag',
  colMembers: 'members',
  colFile: 'file',
  colBytes: 'size, bytes',
  colDocument: '_id (orderId)',
  colBuyer: 'buyer',
  colTotal: 'total',
  colSource: 'from offset',

  emptyLog: 'The log is still empty. Press Send 6 orders.',
  emptyRecords: 'No message has been read from the broker yet.',
  emptyGroups: 'The broker holds no bookmark yet. Run payment.',
  emptyFiles: 'The segment files have not been read yet.',
  filesForeign: "This broker is not Menara's own, so the files on its disk cannot be read.",
  emptyDocuments: 'search_index is empty. Run search.',

  filesSegment: 'the log itself',
  filesIndex: 'finds offsets; its space is reserved in advance',
  filesTimeIndex: 'finds times; its space is reserved in advance',
  filesOther: "the broker's own notes",

  readAt: (time: string) => `read from the broker at ${time}`,
  readAtDatabase: (time: string) => `read from the database at ${time}`,
  colGeneration: 'generation',
  membersFromBroker: (n: number) => `${number.format(n)} ${n === 1 ? 'member' : 'members'}`,
  holds: (partitions: string) => `holds ${partitions}`,
  indexHolds: (n: number) => `index ${number.format(n)} ${n === 1 ? 'document' : 'documents'}`,
  tabSettings: 'Settings',
  colSetting: 'setting',
  colHere: 'in this experiment',
  colDefault: 'default',
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
    ['maxWaitTimeInMs', '100 ms', 'kafkajs: 5,000 ms'],
    ['metadataMaxAge', '1,000 ms', 'kafkajs: 300,000 ms'],
    ['group.initial.rebalance.delay.ms', "0 ms (Menara's own broker)", 'Kafka: 3,000 ms'],
    ['acks', '-1 (all in-sync replicas; one here)', 'kafkajs: -1'],
  ],

  'check-emptied': 'n(search_index) was 0 once',
  'check-ids': 'orderIds in search_index = orderIds in the log',
  'check-committed': 'committed(search) = end(pesanan)',
  'check-end': 'end(pesanan) is what it was when the index was emptied',

  'kafka-away':
    'The Kafka broker does not answer. Wait until it is back, and look at the log before you retry.',
  'mongo-away':
    'MongoDB does not answer. Wait until it is back, and look at the index before you retry.',
  'group-active': 'Kafka refused: this group still has a member. Stop its program first.',
  'already-running': 'That program is running already.',
  'not-running': 'That program is not running.',
  'prediction-first': 'Store your guess first, then this button opens.',
  'limit-rate': 'Too many presses in a short time. Wait a moment, then try again.',
  'limit-children': 'No more programs may run at the same time. Stop one of them.',
  'limit-sandboxes': 'Every place for experiments is taken. Try again in a few minutes.',
  'bad-input': 'That request was not recognised. Nothing changed.',
  'session-gone': 'This session has ended. Reload the page to start a new one.',
  'process-failed': 'The program failed to start. Run it once more.',
  unanswered:
    'The program has not answered yet and may still do it. Look at the panel before you retry.',
  'no-answer':
    'The server did not answer. Whether it was done, the panel will show; look before you retry.',
  unknown: 'An unknown error happened. Its details are in the log of the server.',

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
