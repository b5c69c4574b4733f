/** The English words of the panel of lab `phone`. */
import { baseWords } from '#components/lab/base-words.en.ts';
import type { Messages, PanelSummary } from './messages.id.ts';

const number = new Intl.NumberFormat('en-GB');
const tenth = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

export const en: Messages = {
  ...baseWords,
  figure: 'Figure P.1',
  caption: 'One order, five telephone calls',
  number: (n: number) => number.format(n),
  percent: (n: number) => `${tenth.format(n)}%`,
  ms: (n: number) => `${number.format(Math.round(n))} ms`,

  'orders-1': 'Order 1',
  'orders-100': 'Send 100 orders',
  'orders-300': 'Send 300 orders',
  'preset-healthy': 'Make all healthy',
  'preset-failing': 'Let each service fail 2%',
  'preset-slow': 'Slow analytics to 800 ms',
  'retry-on': 'Try again twice',
  'retry-off': 'No retries',
  'kill-notification': 'Kill notification',
  'revive-notification': 'Revive notification',
  forecast: 'Send 1,000 orders',
  revive: 'Revive',

  failing: 'fails, %',
  delay: 'work, ms',
  failingOf: (name: string) => `chance that ${name} fails, percent`,
  delayOf: (name: string) => `work of ${name}, milliseconds`,
  forecastField: 'your forecast, %',
  retries: (n: number) => (n === 0 ? 'no retries' : `a failed call is tried ${n} times more`),

  buyer: 'buyer',
  buyerCall: 'The buyer’s call',
  noOrder: 'no order yet',
  notCalled: 'not called yet',
  neverCalled: 'not called any more',
  holding: (ms: string) => `waiting ${ms}`,
  heldFor: (ms: string, status: string) => `${ms}, answered ${status}`,
  brokenAfter: (errno: string, ms: string) => `${errno} after ${ms}`,
  refusedAfter: (status: string, ms: string) => `refused ${status} after ${ms}`,
  attempt: (n: number) => `call ${n}, `,

  seriesName: (id: number) => `Series ${id}`,
  noSeries: 'No orders yet. Press Send 100 orders.',
  placedOf: (placed: string, asked: string) => `${placed} of ${asked} orders answered`,
  accepted: (percent: string) => `${percent} accepted`,
  waitP50: (ms: string) => `p50 ${ms}`,
  waitP99: (ms: string) => `p99 ${ms}`,
  arithmetic: (percent: string, ms: string) =>
    `arithmetic: ${percent} accepted, ${ms} of work in a row`,
  foretold: (percent: string) => `your forecast ${percent}`,
  histogram: (name: string) => `How long buyers waited, ${name}`,
  barAccepted: 'accepted',
  barFailed: 'failed',

  ordersRun: 'A series of orders is still running',
  notificationRuns: 'notification is running',
  notificationRests: 'notification is not running',
  serviceRests: 'this service is not running',
  serviceRuns: 'this service is running',
  alreadySet: 'Already so',
  inPast: 'You are looking at the past; come back to now first',

  tabSeries: 'Series',
  tabFailures: 'Failures',
  tabOrders: 'Orders',
  tabBook: 'Phone book',
  colSeries: 'series',
  colConditions: 'conditions when it began',
  colPlaced: 'answered',
  colAccepted: '201',
  colShare: 'accepted',
  colExpected: 'arithmetic',
  colP50: 'p50',
  colP99: 'p99',
  colForecast: 'forecast',
  colOrder: 'orderId',
  colStatus: 'HTTP status',
  colWaited: 'waited, ms',
  colFailedAt: 'failed at',
  colReason: 'reason',
  colCalls: 'calls, ms',
  colService: 'service',
  colCount: 'failed orders',
  colAddress: 'address',
  colPid: 'pid',
  colBehaves: 'behaviour',
  conditionsOf: (parts: { percents: string; delays: string; dead: string; retries: number }) =>
    `fails ${parts.percents}%, work ${parts.delays} ms` +
    `${parts.dead ? `, dead: ${parts.dead}` : ''}${parts.retries ? `, retries ${parts.retries}×` : ''}`,
  behaves: (percent: string, ms: string, killed: boolean) =>
    `fails ${percent}, work ${ms}${killed ? ', killed' : ''}`,
  emptySeries: 'No series yet. Send 100 orders.',
  emptyFailures: 'No order has failed yet.',
  emptyOrders: 'The order book is still empty.',
  readAtDatabase: (time: string) => `read from the database at ${time}`,
  settingRows: [
    ['buyers waiting at a time', '20'],
    ['order of the calls', 'payment, inventory, notification, analytics, search; one by one'],
    ['longest wait for one call', '5,000 ms'],
    ['connection', 'HTTP/1.1 keep-alive to 127.0.0.1, one port a service'],
    ['connections opened', '20 to each service, before its first order'],
    ['heap of each service', 'at most 32 MB'],
    ['answer of the order service', '201 if all five services answer 200, otherwise 502'],
  ],

  'check-orders': 'n(orders, the last series with a forecast)',
  'check-rate': 'share answered 201',
  'check-forecast': 'forecast, at most 3 points from the result',
  'check-refused': 'every failure is a 503 of a living service',
  'check-services': 'the count of service search itself = orders 201',

  'kafka-away': 'The Kafka broker does not answer. Wait until it is back, then try again.',
  'mongo-away':
    'MongoDB does not answer. Wait until it is back, then look at the panel before trying again.',
  'already-running': 'That service is already running.',
  'not-running': 'That service is not running.',
  'prediction-first': 'Store your guess first; then this button opens.',
  'orders-running': 'A series of orders is still running. Wait until all its buyers are answered.',
  'limit-service':
    'The chance of failing must be a whole number from 0 to 100 percent, and the work 0 to 2,000 ms. Nothing was changed.',
  'limit-forecast': 'A forecast must lie between 0 and 100 percent. No order was sent.',
  'limit-orders': 'One run holds at most 10,000 orders. Start over to go on.',
  'limit-children': 'This server has no room for more running programs. Try again later.',
  'limit-sandboxes': 'All places for experiments are taken. Try again in a few minutes.',
  'bad-input': 'That request was not understood. Nothing was changed.',
  'session-gone': 'This experiment’s session has ended. Reload the page to begin a new one.',
  'process-failed': 'The program failed to start. Try once more.',
  unanswered:
    'The program has not answered yet and may still be working. Look at the panel before trying again.',
  'no-answer':
    'The server does not answer. The panel will show whether it was done; look first, then repeat.',
  unknown: 'An error not known before. Its details are in the server’s log.',

  summary: (s: PanelSummary) =>
    s.placed === 0
      ? `No orders yet. ${s.dead.length > 0 ? `Dead: ${s.dead.join(', ')}.` : 'All five services are alive.'}`
      : `${number.format(s.accepted)} of ${number.format(s.placed)} orders were accepted` +
        `${s.p50 === undefined ? '' : `, half of them within ${number.format(s.p50)} milliseconds`}. ` +
        `${s.dead.length > 0 ? `Dead: ${s.dead.join(', ')}.` : 'All five services are alive.'}`,
};
