'use client';
/** The topic that the connector writes, and over it what is said when its token was refused. */
import { useMemo } from 'react';
import { recordId } from '#components/lab/evidence-tabs.ts';
import { useLit } from '#components/lab/lit.ts';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import type { LogGroup } from '#components/view/log-types.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { differs, refusedRun, tallyOf } from './model.ts';
import { CONNECTOR, TOPIC } from './names.ts';
import css from './panel.module.css';
import { parseChange } from './records.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Nobody reads here: the subject is who writes. */
const NO_GROUPS: readonly LogGroup[] = [];

interface LaneProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(offset: number): void;
}

export function Lane({ as, chosen, onChoose }: LaneProps) {
  const { locale } = useLab();
  const words = useWords();
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  const nth = useFacts((state) => state.nth);
  const partitions = useMemo(() => {
    const drawn = records.map(({ offset, key, value }) => {
      const again = nth[offset];
      // Drawn by the buyer, as everywhere: the record's own key is the order's number.
      const customer = parseChange(value)?.document?.customer ?? key;
      return { offset, key: customer, ...(again === undefined ? {} : { duplicate: again }) };
    });
    return [{ partition: 0, low, end, records: drawn }];
  }, [low, end, records, nth]);
  const labels = useMemo(
    () => ({ ...viewWords[locale].log, partition: () => TOPIC, partitionShort: () => TOPIC }),
    [locale],
  );
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const highlight = records.find(({ offset }) => recordId(offset) === chosen);
  return (
    <div className={css.log} data-table={as === 'table' || undefined}>
      <PartitionLog
        name={`${words.figure}. ${words.caption}`}
        summary={useSummary()}
        partitions={partitions}
        groups={NO_GROUPS}
        labels={labels}
        highlight={highlight ? { partition: 0, offset: highlight.offset } : null}
        onSelect={(_partition, { offset }) => onChoose(offset)}
        emptyText={connected ? words.emptyLog : panelWords[locale].joining}
        view={as}
        lit={lit.noun}
        litKey={lit.key}
      />
      <Refused />
    </div>
  );
}

/** Loud, with the remedy in it. It lies over the lane: what is below must not move. */
function Refused() {
  const words = useWords();
  const refusal = useFacts((state) => refusedRun(state)?.ended?.refusal ?? null);
  const alive = useFacts((state) => isAlive(state, CONNECTOR));
  if (!refusal || alive) return null;
  const { code, codeName, message } = refusal;
  return (
    <div className={css.refused} role="alert" data-testid="refused" data-code={code}>
      <p>
        <b>{words.refusedTitle(`${code} ${codeName ?? ''}`.trim())}</b>{' '}
        <ControlButton control="run-copy">{words['run-copy']}</ControlButton>
      </p>
      <p>
        <code>{message}</code>
      </p>
      <p>{words.refusedRemedy}</p>
    </div>
  );
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(
    useFacts((state) => {
      const sums = (['before', 'after', 'every', 'own'] as const).map((row) => {
        const { orders, lost, extra } = tallyOf(state, row);
        return { row, orders, lost: lost.length, extra };
      });
      const refused = refusedRun(state)?.ended?.refusal?.code ?? null;
      return words.summary({ sums, refused, copies: differs(state, 'salin-dulu') });
    }),
  );
}
