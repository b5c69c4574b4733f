/** The English words of the panel of lab `call-or-publish`: the same keys as `messages.id.ts`. */
import { baseWords, counted } from '#components/lab/base-words.en.ts';
import type { Messages, PanelSummary } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');
const tenth = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const en: Messages = {
  ...baseWords,
  figure: 'Figure 11.1',
  caption: 'Asking back, or told already',
  number: (n: number) => number.format(n),
  ms: (n: number) => `${n < 10 ? tenth.format(n) : number.format(Math.round(n))} ms`,
  seconds: (ms: number) => `${tenth.format(ms / 1000)} seconds`,

  'publish-thin': 'Publish 20 thin events',
  'publish-full': 'Publish 20 full events',
  'rest-all': 'Put all three to rest',
  'work-all': 'Run all three',
  'kill-orders': 'Kill the order service',
  'revive-orders': 'Revive the order service',
  'change-silent': 'Change the address silently',
  'change-told': 'Change the address and publish it',
  'ask-both': 'Ask for the address',
  thin: '20 thin events',
  full: '20 full events',
  silent: 'Change silently',
  told: 'Change and publish',
  ask: 'Ask',
  revive: 'Revive',

  ordersRest: 'order-service is not running',
  ordersRun: 'order-service is running',
  noOrder: 'There is no order yet',
  allRest: 'All three are at rest',
  allWork: 'All three are running',
  notificationRests: 'notification is not running',

  writesTo: 'publishes to',
  answered: (n: number) => `${number.format(n)} GET answered`,
  consumers: 'The three consumers',
  lag: (n: number) => `lag ${number.format(n)}`,
  notRead: 'has read nothing',
  nothingYet: 'nothing published yet',
  asked: (n: number) => `asked ${counted(n, 'time')}`,
  refused: (reason: string, attempt: number) => `${reason}, try ${number.format(attempt)}`,
  unread: (n: number) => `${number.format(n)} not read yet`,
  carried: 'without asking',

  question: 'One question, two answers',
  whereTo: (order: string) => `Where does ${order} go?`,
  byCall: 'a call to the order service',
  byCopy: 'the copy notification keeps',
  notAsked: 'Nothing was asked yet.',
  says: (address: string, version: number, ms: string) => `${address} (v${version}), ${ms}`,
  after: (reason: string, ms: string) => `${reason} after ${ms}`,
  noCopy: 'has no copy of it yet',
  stale: (said: string, age: string) => `${said}; stale, copied ${age} ago`,
  fresh: (said: string) => `${said}; the same as its source`,
  unchecked: (said: string, age: string) => `${said}; copied ${age} ago, can’t be checked`,

  tabSeries: 'Series',
  tabCopies: 'Copies',
  tabAsked: 'Answers',
  colSeries: 'series',
  colForm: 'form of the event',
  colOrders: 'orders',
  colBytes: 'bytes an event',
  colHandled: 'notifications',
  colVersion: 'version',
  colAddress: 'address',
  colSource: 'from',
  colCopied: 'copied at',
  colAskedAt: 'time',
  colOrder: 'order',
  forms: { thin: 'thin', full: 'full' },
  sources: { event: 'event', call: 'call' },
  emptyLog: 'No order yet. Press Publish 20 thin events.',
  emptyCopies: 'The collection notifications is empty.',
  settingRows: [
    ['acks', '-1 (every replica that has kept up; one here)', 'kafkajs: -1'],
    ['work of each consumer', '20 ms an order', '–'],
    ['asks again after', '250 ms, doubled up to 2,000 ms', '–'],
    ['waits for one call', '2,000 ms', 'Node: without limit'],
    ['autoCommit', 'false; the bookmark is moved after each order', 'kafkajs: true'],
    ['sessionTimeout', '6,000 ms', 'kafkajs: 30,000 ms'],
    ['fromBeginning', 'true', 'kafkajs: false'],
  ],

  'check-full': 'events of the last series that carry the state',
  'check-dead': 'notifications made while the order service was dead = all orders of that series',
  'check-calls': 'calls answered for that series',
  'check-ids': 'orderIds in notifications = orderIds in the log',
  'check-lag': 'committed(payment), committed(inventory), committed(notification) = end(pesanan)',

  'not-running': 'That program is not running. Nothing was changed.',
  'no-order-yet': 'There is no order to change or to ask about yet. Publish first.',
  'limit-orders': 'One run holds at most 600 events. Press Start over to go on.',

  summary: (s: PanelSummary) =>
    `${counted(s.orders, 'event')} in the log, the greatest lag is ${number.format(s.lag)}; ` +
    `order-service is ${s.dead ? 'dead' : 'alive'} and has answered ` +
    `${counted(s.calls, 'call')} for the last series.`,
};
