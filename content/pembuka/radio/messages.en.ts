/** The English words of the panel of lab `radio`. */
import type { Messages, PanelSummary } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  figure: 'Figure P.2',
  caption: 'One broadcast, five listeners',
  number: (n: number) => number.format(n),
  ms: (n: number) => `${number.format(Math.round(n * 10) / 10)} ms`,

  'radio-1': 'Broadcast 1',
  'radio-50': 'Broadcast 50 orders',
  'both-50': 'Send 50 orders both ways',
  'kill-notification': 'Kill notification',
  'revive-notification': 'Revive notification',
  'revive-live': 'Revive as a plain radio',
  replay: 'Replay from the beginning',
  reset: 'Start over',
  kill: 'Kill',
  revive: 'Revive',

  writesTo: 'broadcasts to',
  lag: (n: number) => `lag ${number.format(n)}`,
  notRead: 'has read nothing',
  notifications: (n: number, orders: number) =>
    `notifications stored: ${number.format(n)} for ${number.format(orders)} orders`,

  radio: 'Radio',
  phone: 'Telephone',
  noOrder: 'no order yet',
  notBoth: 'not used for this order',
  waiting: (ms: string) => `waiting ${ms}`,
  stored: (order: string, ms: string) => `${order}: stored, answered 201 after ${ms}`,
  answered: (order: string, status: string, ms: string) =>
    `${order}: answered ${status} after ${ms}`,
  failedAt: (order: string, service: string, status: string, ms: string) =>
    `${order}: failed at ${service}, answered ${status} after ${ms}`,
  share: (accepted: string, placed: string) => `${accepted} of ${placed} accepted`,
  p50: (ms: string) => `p50 ${ms}`,
  seriesName: (n: number) => `series ${n}`,

  lockedPrediction: 'Opens once your guess is stored',
  ordersRun: 'A series of orders is still running',
  notificationRuns: 'notification is running',
  notificationRests: 'notification is not running',
  serviceRests: 'this service is not running',
  serviceRuns: 'this service is running',
  memberLingers: 'Kafka still counts the killed member; wait for its session timeout',
  nothingMissed: 'No broadcast was missed',
  nothingAired: 'Nothing was broadcast yet',
  waitBroker: 'The broker does not answer; the button waits',
  waitDatabase: 'The database does not answer; the button waits',
  waitConnection: 'The connection to the server is lost; the button waits',
  inPast: 'You are looking at the past; go back to now first',

  tabGroup: 'Listeners’ bookmarks',
  tabSeries: 'Series',
  tabRecord: 'Record',
  tabNotifications: 'Notifications',
  tabSettings: 'Settings',
  colGroup: 'group',
  colCommitted: 'bookmark (committed)',
  colEnd: 'end',
  colLag: 'lag',
  colMembers: 'members',
  colPid: 'pid',
  colSeries: 'series',
  colWay: 'way',
  colPlaced: 'answered',
  colAccepted: '201',
  colP50: 'p50, ms',
  colP99: 'p99, ms',
  colFailures: 'failures',
  colDead: 'dead when it began',
  colPosition: 'topic-partition@offset',
  colKey: 'key',
  colTime: 'broker time',
  colValue: 'value',
  colHeaders: 'headers',
  colDocument: '_id (orderId)',
  colSetting: 'setting',
  colHere: 'in this experiment',
  emptyLog: 'Nothing was broadcast yet. Broadcast 50 orders from the text on the left.',
  emptySeries: 'No series yet. Broadcast 50 orders.',
  emptyRecords: 'No message was read from the broker yet.',
  emptyNotifications: 'The collection notifications is empty.',
  readAt: (time: string) => `read from the broker at ${time}`,
  readAtDatabase: (time: string) => `read from the database at ${time}`,
  settingRows: [
    ['acks', '-1 (every replica that has kept up; one here)'],
    ['buyers waiting at a time', '10 each way'],
    ['work of each service', '30 ms, by telephone as by radio'],
    ['bookmark', 'committed by the program after each order'],
    ['sessionTimeout', '6,000 ms (lower bound of the broker)'],
    ['fromBeginning', 'true'],
    ['who stores documents', 'notification; the other four only work and move their bookmark'],
    ['by telephone', 'notification only answers 200 and stores no document'],
  ],

  'check-orders': 'n(orders by radio)',
  'check-accepted': 'answered 201 = all orders by radio',
  'check-worst': 'greatest lag(notification), from the times of records and notifications',
  'check-lag': 'committed(notification) = end(pesanan)',
  'check-ids': 'orderIds in notifications = orderIds in the log',

  'kafka-away':
    'The Kafka broker does not answer. Wait until it is back, and look at the log before you retry.',
  'mongo-away':
    'MongoDB does not answer. Wait until it is back, and look at the panel before you retry.',
  'group-active': 'Kafka refuses: this group still has a member. Wait until its session has ended.',
  'already-running': 'That service is running already.',
  'not-running': 'That service is not running.',
  'prediction-first': 'Store your guess first, then this button opens.',
  'orders-running': 'A series of orders is still running. Wait until all its buyers are answered.',
  'limit-orders': 'One run holds at most 1,000 broadcasts. Start over to go on.',
  'limit-rate': 'Too many presses in a short time. Wait a moment, then try again.',
  'limit-children': 'This server has no room for more running programs. Try again later.',
  'limit-sandboxes': 'Every place for experiments is taken. Try again in a few minutes.',
  'bad-input': 'That request was not recognised. Nothing changed.',
  'session-gone': 'This session has ended. Reload the page to start a new one.',
  'process-failed': 'The program failed to start. Try once more.',
  unanswered:
    'The program has not answered yet and may still do it. Look at the panel before you retry.',
  'no-answer':
    'The server did not answer. Whether it was done, the panel will show; look before you retry.',
  unknown: 'An unknown error happened. Its details are in the log of the server.',

  summary: (s: PanelSummary) =>
    `${number.format(s.orders)} broadcasts in the log; notification is ${number.format(s.lag)} behind ` +
    `and has stored ${number.format(s.notified)} notifications. ` +
    `${s.dead.length > 0 ? `Dead: ${s.dead.join(', ')}.` : 'All five listeners are alive.'}`,
};
