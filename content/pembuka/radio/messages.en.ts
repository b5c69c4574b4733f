/** The English words of the panel of lab `radio`. */
import { baseWords, counted } from '#components/lab/base-words.en.ts';
import type { Messages, PanelSummary } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: Messages = {
  ...baseWords,
  figure: 'Figure P.2',
  caption: 'One broadcast, five listeners',
  number: (n: number) => number.format(n),
  ms: (n: number) => `${number.format(n < 10 ? Math.round(n * 10) / 10 : Math.round(n))} ms`,

  'radio-1': 'Broadcast 1',
  'radio-50': 'Broadcast 50 orders',
  'both-50': 'Send 50 orders both ways',
  'kill-notification': 'Kill notification',
  'revive-notification': 'Revive notification',
  'revive-live': 'Revive as a plain radio',
  replay: 'Replay from the beginning',
  revive: 'Revive',

  writesTo: 'broadcasts to',
  lag: (n: number) => `lag ${number.format(n)}`,
  notRead: 'has read nothing',
  notifications: (n: number, orders: number) =>
    `notifications stored: ${number.format(n)} for ${counted(orders, 'order')}`,

  radio: 'Radio',
  phone: 'Telephone',
  noOrder: 'no order yet',
  notBoth: 'not used for this order',
  waiting: (ms: string) => `waiting ${ms}`,
  stored: (order: string, ms: string) => `${order} stored: 201, ${ms}`,
  answered: (order: string, status: string, ms: string) => `${order}: ${status}, ${ms}`,
  failedAt: (order: string, service: string, status: string, ms: string) =>
    `${order} failed at ${service}: ${status}, ${ms}`,
  share: (accepted: string, placed: string) => `${accepted} of ${placed} accepted`,
  p50: (ms: string) => `p50 ${ms}`,
  seriesName: (n: number) => `series ${n}`,

  ordersRun: 'A series of orders is still running',
  notificationRuns: 'notification is running',
  notificationRests: 'notification is not running',
  serviceRests: 'this service is not running',
  serviceRuns: 'this service is running',
  memberLingers: 'Kafka still counts the killed member; wait for its session timeout',
  nothingMissed: 'No broadcast was missed',
  nothingAired: 'Nothing was broadcast yet',

  tabGroup: 'Listeners’ bookmarks',
  tabSeries: 'Series',
  tabNotifications: 'Notifications',
  colEnd: 'end',
  colPid: 'pid',
  colSeries: 'series',
  colWay: 'way',
  colPlaced: 'answered',
  colAccepted: '201',
  colP50: 'p50, ms',
  colP99: 'p99, ms',
  colFailures: 'failures',
  colDead: 'dead when it began',
  colDocument: '_id (orderId)',
  emptyLog: 'Nothing was broadcast yet. Press Broadcast 50 orders.',
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

  'check-orders': 'n(orders by radio while notification was dead)',
  'check-accepted': 'answered 201 = all of those orders',
  'check-worst': 'greatest lag(notification), from the times of records and notifications',
  'check-lag': 'committed(notification) = end(pesanan)',
  'check-ids': 'orderIds in notifications = orderIds in the log',

  'mongo-away':
    'MongoDB does not answer. Wait until it is back, and look at the panel before you retry.',
  'group-active': 'Kafka refuses: this group still has a member. Wait until its session has ended.',
  'already-running': 'That service is running already.',
  'not-running': 'That service is not running.',
  'orders-running': 'A series of orders is still running. Wait until all its buyers are answered.',
  'limit-orders': 'One run holds at most 1,000 broadcasts. Start over to go on.',
  'limit-children': 'This server has no room for more running programs. Try again later.',
  'process-failed': 'The program failed to start. Try once more.',

  summary: (s: PanelSummary) =>
    `${counted(s.orders, 'broadcast')} in the log; notification is ${number.format(s.lag)} behind ` +
    `and has stored ${counted(s.notified, 'notification')}. ` +
    `${s.dead.length > 0 ? `Dead: ${s.dead.join(', ')}.` : 'All five listeners are alive.'}`,
};
