/** The evidence of the lab `chaos` as rows: what broker and database really say. */
import {
  column,
  type ExactTime,
  ROWS_MAX,
  recordHead,
  recordRow,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import { inOrder } from '#lib/fold/topic.ts';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { brokenIn } from './model-readings.ts';
import { GROUP, ORDERS } from './names.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    recordTab(state, words, time),
    namedTab(state, words, time),
    cardTab(state, words, time),
    nightTab(state, words, time),
    groupTab(state, words),
    settingsTab(words),
  ];
}

function recordTab({ partitions }: State, words: Messages, time: ExactTime): EvidenceTab {
  const all = inOrder(partitions);
  const youngest = all
    .flatMap(({ partition, records }) => records.map((record) => ({ partition, record })))
    .sort((one, other) => other.record.at - one.record.at)
    .slice(0, ROWS_MAX);
  const readAt = Math.max(0, ...all.map((one) => one.readAt ?? 0));
  return {
    ...recordHead(words),
    rows: youngest.map(({ partition, record }) => {
      const row = recordRow(ORDERS, record, time);
      const place = `${ORDERS}-${partition}@${record.offset}`;
      return { ...row, id: place, cells: [place, ...row.cells.slice(1)] };
    }),
    ...sourceAt(readAt || null, words.readAt, time),
  };
}

/** Those that break an invariant, of the youngest night first; each can be followed. */
function namedTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const rows = Object.entries(state.audits).flatMap(([night, { invariants }]) =>
    invariants.flatMap(({ id, named }) =>
      named.map(({ orderId, why }) => ({
        id: `${night}-${id}-${orderId}`,
        cells: [night, words.invariant[id], orderId, words.why[why]],
        follow: orderId,
      })),
    ),
  );
  return {
    id: 'named',
    label: words.tabNamed,
    columns: [
      column('night', words.colNight),
      column('invariant', words.colInvariant),
      column('order', words.colOrder),
      column('why', words.colWhy),
    ],
    rows: rows.reverse(),
    ...sourceAt(state.storedAt, words.readAtDatabase, time),
    empty: words.emptyNamed,
  };
}

/** Only cards that have fallen: what lies face down is nobody's to know. */
function cardTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const rows = Object.values(state.cards)
    .filter(({ playedAt }) => playedAt !== null)
    .sort((one, other) => other.night - one.night || other.at - one.at)
    .slice(0, ROWS_MAX);
  return {
    id: 'cards',
    label: words.tabCards,
    columns: [
      column('night', words.colNight),
      column('at', words.colAt),
      column('card', words.colCard),
      column('target', words.colTarget),
      column('point', words.colPoint),
      column('amount', words.colAmount),
      column('fell', words.colFell),
      column('verdict', words.colVerdict),
    ],
    rows: rows.map(({ id, night, at, kind, target, point, amount, playedAt, missed }) => ({
      id,
      cells: [
        ...[`${night}`, `${at}`, kind, target ?? '–', point ?? '–', `${amount ?? '–'}`],
        ...[time(playedAt ?? 0), missed ? words.missed : words.yes],
      ],
    })),
    ...sourceAt(state.storedAt, words.readAtDatabase, time),
    empty: words.emptyCards,
  };
}

function nightTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'nights',
    label: words.tabNights,
    columns: [
      column('night', words.colNight),
      column('seed', words.colSeed),
      column('off', words.colOff),
      column('state', words.colState),
      column('duplicates', words.colDuplicates),
      column('poisoned', words.colPoisoned),
      column('verdict', words.colVerdict),
    ],
    rows: Object.values(state.nights)
      .map(({ id, plan, off, state: now }) => {
        const audit = state.audits[id];
        const told = audit ? [audit.duplicates, audit.poisoned].map(String) : ['–', '–'];
        const verdict = audit ? words.setsSay(brokenIn(audit)) : '–';
        const switched = off.map((one) => words.safeguard[one]).join(', ') || '–';
        const cells = [`${id}`, `${plan.seed}`, switched, words.state[now], ...told, verdict];
        return { id: `night-${id}`, cells, copy: JSON.stringify({ plan, off, ...audit }) };
      })
      .reverse(),
    ...sourceAt(state.storedAt, words.readAtDatabase, time),
    empty: words.emptyNights,
  };
}

/** One row a partition: here the group has a bookmark in each. */
function groupTab({ partitions, group }: State, words: Messages): EvidenceTab {
  const ownerOf = (partition: number) =>
    group.members.find((member) => member.partitions.includes(partition))?.client ?? '–';
  return {
    id: 'group',
    timeless: true,
    label: words.tabGroup,
    columns: [
      column('group', words.colGroup),
      column('partition', 'partition'),
      column('committed', words.colCommitted),
      column('lag', words.colLag),
      column('members', words.colMembers),
      column('generation', words.colGeneration),
    ],
    rows: inOrder(partitions).map(({ partition, end }) => {
      const committed = group.positions[partition]?.committed ?? null;
      const lag = Math.max(0, end - (committed ?? 0));
      const place = [GROUP, partition, committed ?? '–', lag, ownerOf(partition)];
      return { id: `group-${partition}`, cells: [...place, group.generation].map(String) };
    }),
    empty: words.emptyGroups,
  };
}
