'use client';
/** The topic that the connector writes, and over it what is said when its token was refused. */
import { useMemo } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { differs, refusedRun, tallyOf } from './model.ts';
import { CONNECTOR, TOPIC } from './names.ts';
import css from './panel.module.css';
import { parseChange } from './records.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** The lane is called by its topic. */
const LANES = { lane: () => TOPIC };

/** Nobody reads here: the subject is who writes. */
export function Lane(choice: LogChoice) {
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
  return (
    <div className={css.log} data-table={choice.as === 'table' || undefined}>
      <PanelLog
        {...choice}
        words={words}
        summary={useSummary()}
        partitions={partitions}
        names={LANES}
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

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) => {
    const sums = (['before', 'after', 'every', 'own'] as const).map((row) => {
      const { orders, lost, extra } = tallyOf(state, row);
      return { row, orders, lost: lost.length, extra };
    });
    const refused = refusedRun(state)?.ended?.refusal?.code ?? null;
    return words.summary({ sums, refused, copies: differs(state, 'salin-dulu') });
  });
}
