/** The evidence of the lab `radio` as rows: what broker, ledger and database really say. */

import {
  column,
  type ExactTime,
  ROWS_MAX,
  recordTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import { quantile, type Series } from '../../shop/ledger.ts';
import { SERVICES } from '../../shop/services.ts';
import type { Messages } from './messages.id.ts';
import { lagOf, type State, TOPIC, WAYS, type Way } from './model.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    groupTab(state, words),
    seriesTab(state, words),
    recordTab(TOPIC, state, words, time),
    notificationsTab(state, words, time),
    settingsTab(words),
  ];
}

function groupTab(state: State, words: Messages): EvidenceTab {
  return {
    id: 'group',
    timeless: true,
    label: words.tabGroup,
    columns: [
      column('group', words.colGroup),
      column('committed', words.colCommitted),
      column('end', words.colEnd),
      column('lag', words.colLag),
      column('members', words.colMembers),
      column('pid', words.colPid),
    ],
    rows: SERVICES.map((name) => {
      const { committed, members } = state.groups[name];
      const owners = members.map(({ client, partitions }) => `${client} [${partitions}]`);
      const lag = committed === null ? '–' : lagOf(state, name);
      const pid = state.processes[name]?.pid ?? '–';
      const cells = [name, committed ?? '–', state.end, lag, owners.join(', ') || '–', pid];
      return { id: name, cells: cells.map(String) };
    }),
    empty: '',
  };
}

function seriesTab({ series }: State, words: Messages): EvidenceTab {
  const rows = WAYS.flatMap((way) => series[way].map((one) => ({ way, one })));
  return {
    id: 'series',
    label: words.tabSeries,
    columns: [
      column('series', words.colSeries),
      column('way', words.colWay),
      column('placed', words.colPlaced),
      column('accepted', words.colAccepted),
      column('p50', words.colP50),
      column('p99', words.colP99),
      column('failures', words.colFailures),
      column('dead', words.colDead),
    ],
    rows: rows
      .sort((a, b) => b.one.id - a.one.id || a.way.localeCompare(b.way))
      .map(({ way, one }) => seriesRow(way, one, words)),
    empty: words.emptySeries,
  };
}

function seriesRow(way: Way, one: Series, words: Messages): EvidenceRow {
  const wait = (part: number) => String(quantile(one, part) ?? '–');
  const failures = Object.entries(one.failures).map(([reason, count]) => `${reason} ×${count}`);
  const dead = one.services.filter(({ killed }) => killed).map(({ service }) => service);
  return {
    id: `${way}-${one.id}`,
    cells: [
      String(one.id),
      words[way],
      words.number(one.placed),
      words.number(one.accepted),
      wait(0.5),
      wait(0.99),
      failures.join(', ') || '–',
      dead.join(', ') || '–',
    ],
  };
}

function notificationsTab(
  { notified, notifiedAt }: State,
  words: Messages,
  time: ExactTime,
): EvidenceTab {
  return {
    id: 'notifications',
    label: words.tabNotifications,
    columns: [column('id', words.colDocument)],
    rows: notified
      .slice(-ROWS_MAX)
      .reverse()
      .map((id) => ({ id, cells: [id], follow: id })),
    ...sourceAt(notifiedAt, words.readAtDatabase, time),
    empty: words.emptyNotifications,
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
