/** The evidence of the lab `phone` as rows: what the ledger and the phone book really say. */
import type { EvidenceTab } from '#components/view/evidence.tsx';
import { percentOf, promised, quantile, type Series } from '../../shop/ledger.ts';
import { SERVICES } from '../../shop/services.ts';
import type { Messages } from './messages.id.ts';
import { ORDERS, type State } from './model.ts';

export function evidenceOf(
  state: State,
  words: Messages,
  time: (ms: number) => string,
): EvidenceTab[] {
  const source = state.readAt === null ? {} : { source: words.readAtDatabase(time(state.readAt)) };
  return [
    { ...seriesTab(state, words), ...source },
    { ...failuresTab(state, words), ...source },
    { ...ordersTab(state, words), ...source },
    bookTab(state, words),
    settingsTab(words),
  ];
}

const column = (id: string, label: string) => ({ id, label });

function seriesTab({ series }: State, words: Messages): EvidenceTab {
  return {
    id: 'series',
    label: words.tabSeries,
    columns: [
      column('series', words.colSeries),
      column('placed', words.colPlaced),
      column('accepted', words.colAccepted),
      column('share', words.colShare),
      column('expected', words.colExpected),
      column('p50', words.colP50),
      column('p99', words.colP99),
      column('forecast', words.colForecast),
      column('conditions', words.colConditions),
    ],
    rows: series.map((one) => seriesRow(one, words)).reverse(),
    empty: words.emptySeries,
  };
}

function seriesRow(one: Series, words: Messages) {
  const { id, placed, accepted, forecast } = one;
  const wait = (part: number) => String(quantile(one, part) ?? '–');
  const expected = words.percent(promised(one.services, one.retries).percent);
  return {
    id: `series-${id}`,
    cells: [
      String(id),
      words.number(placed),
      words.number(accepted),
      words.percent(percentOf(one)),
      expected,
      wait(0.5),
      wait(0.99),
      forecast === null ? '–' : words.percent(forecast),
      conditionsOf(one, words),
    ],
  };
}

/** In the order of the calls; once if all are alike, so that what follows has room in its cell. */
const inTurn = (amounts: readonly number[]): string =>
  new Set(amounts).size === 1 ? String(amounts[0]) : amounts.join('/');

function conditionsOf({ services, retries }: Series, words: Messages): string {
  return words.conditionsOf({
    percents: inTurn(services.map(({ failPercent }) => failPercent)),
    delays: inTurn(services.map(({ delayMs }) => delayMs)),
    dead: services
      .filter(({ killed }) => killed)
      .map(({ service }) => service)
      .join(', '),
    retries,
  });
}

function failuresTab({ series }: State, words: Messages): EvidenceTab {
  return {
    id: 'failures',
    label: words.tabFailures,
    columns: [
      column('series', words.colSeries),
      column('service', words.colService),
      column('reason', words.colReason),
      column('count', words.colCount),
    ],
    rows: series
      .flatMap(({ id, failures }) =>
        Object.entries(failures).map(([failure, count]) => {
          const [service = '', reason = ''] = failure.split(' ');
          return {
            id: `${id}-${failure}`,
            cells: [String(id), service, reason, words.number(count)],
          };
        }),
      )
      .reverse(),
    empty: words.emptyFailures,
  };
}

function ordersTab({ series }: State, words: Messages): EvidenceTab {
  return {
    id: 'orders',
    label: words.tabOrders,
    columns: [
      column('order', words.colOrder),
      column('status', words.colStatus),
      column('waited', words.colWaited),
      column('failedAt', words.colFailedAt),
      column('reason', words.colReason),
      column('calls', words.colCalls),
    ],
    rows: (series.at(-1)?.latest ?? [])
      .map((order) => ({
        id: order.orderId,
        cells: [
          order.orderId,
          String(order.status ?? '–'),
          String(order.ms),
          order.failedAt ?? '–',
          String(order.errno ?? order.lastStatus ?? '–'),
          order.calls.join(' + '),
        ],
        copy: JSON.stringify(order),
      }))
      .reverse(),
    empty: words.emptyOrders,
  };
}

function bookTab({ book, processes }: State, words: Messages): EvidenceTab {
  return {
    id: 'book',
    timeless: true,
    label: words.tabBook,
    columns: [
      column('service', words.colService),
      column('address', words.colAddress),
      column('pid', words.colPid),
      column('behaves', words.colBehaves),
    ],
    rows: [
      ...SERVICES.map((name) => {
        const { port, failPercent, delayMs, killed } = book[name];
        return {
          id: name,
          cells: [
            name,
            port === null ? '–' : `127.0.0.1:${port}`,
            String(processes[name]?.pid ?? '–'),
            words.behaves(words.percent(failPercent), words.ms(delayMs), killed),
          ],
        };
      }),
      { id: ORDERS, cells: [ORDERS, '–', String(processes[ORDERS]?.pid ?? '–'), ''] },
    ],
    empty: '',
  };
}

function settingsTab(words: Messages): EvidenceTab {
  return {
    id: 'settings',
    timeless: true,
    label: words.tabSettings,
    columns: [column('setting', words.colSetting), column('here', words.colHere)],
    rows: words.settingRows.map(([setting, here]) => ({ id: setting, cells: [setting, here] })),
    empty: '',
  };
}
