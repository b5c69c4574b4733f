/** The English words that the panel of every lab says: the same keys as `base-words.id.ts`. */
import type { BaseWords } from './base-words.id.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A number with its noun, in the singular when it is one. */
export const counted = (n: number, one: string): string =>
  `${number.format(n)} ${n === 1 ? one : `${one}s`}`;

export const baseWords: BaseWords = {
  reset: 'Start over',
  run: 'Run',
  stop: 'Stop',
  kill: 'Kill',

  lockedPrediction: 'Opens once your guess is stored',
  memberLingers: 'Kafka still counts the killed member',
  waitBroker: 'The broker does not answer; the button waits',
  waitDatabase: 'The database does not answer; the button waits',
  waitConnection: 'The connection to the server is lost; the button waits',
  inPast: 'You are looking at the past; go back to now first',

  tabRecord: 'Record',
  tabDocuments: 'Documents',
  tabGroup: 'Group bookmarks',
  tabSettings: 'Settings',
  colPosition: 'topic-partition@offset',
  colKey: 'key',
  colTime: 'record time',
  colHeaders: 'headers',
  colValue: 'value',
  colTotal: 'total',
  colGroup: 'group',
  colCommitted: 'bookmark (committed)',
  colLag: 'lag',
  colMembers: 'members',
  colGeneration: 'generation',
  colSetting: 'setting',
  colHere: 'in this experiment',
  colDefault: 'default',
  emptyRecords: 'No message has been read from the broker yet.',
  emptyGroups: 'The broker holds no bookmark yet.',
  readAt: (time) => `read from the broker at ${time}`,
  readAtDatabase: (time) => `read from the database at ${time}`,

  'kafka-away':
    'The Kafka broker does not answer. Wait until it is back, and look at the log before you retry.',
  'mongo-away':
    'MongoDB does not answer. Wait until it is back, and look at the documents before you retry.',
  'group-active': 'Kafka refused: this group still has a member. Stop its program first.',
  'already-running': 'That program is running already.',
  'not-running': 'That program is not running.',
  'prediction-first': 'Store your guess first, then this button opens.',
  'limit-rate': 'Too many presses in a short time. Wait a moment, then try again.',
  'limit-children': 'No more programs may run at the same time. Stop one of them.',
  'limit-sandboxes': 'Every place for experiments is taken. Try again in a few minutes.',
  'limit-newcomers': 'Too many new experiments from your network address. Wait a while.',
  'bad-input': 'That request was not recognised. Nothing changed.',
  'session-gone': 'This session has ended. Reload the page to start a new one.',
  'process-failed': 'The program failed to start, or does not answer. Try once more.',
  unanswered:
    'The program has not answered yet and may still do it. Look at the panel before you retry.',
  'no-answer':
    'The server did not answer. Whether it was done, the panel will show; look before you retry.',
  unknown: 'An unknown error happened. Its details are in the log of the server.',
};
