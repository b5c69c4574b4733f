'use client';
/** The partition log in all its states. */
import { useState } from 'react';
import { logFacts } from '#components/view/facts.ts';
import type { LogGroup, LogPartition, RecordPlace } from '#components/view/log-types.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { ProcessCard } from '#components/view/process-card.tsx';
import { viewWords } from '#components/view/words.ts';
import * as example from './examples.ts';
import css from './sheet.module.css';
import { Part, type PartProps } from './sheet.tsx';

export function SheetLog(props: PartProps) {
  const { w, scheme } = props;
  return (
    <>
      <Part id="lanes" title={w.lanes}>
        <Log
          {...props}
          name={`${w.lanes}, ${scheme}`}
          lanes={example.threeLanes}
          groups={example.twoGroups}
          writer
          flying
        />
      </Part>
      <Part id="one" title={w.one}>
        <Log
          {...props}
          name={`${w.one}, ${scheme}`}
          lanes={example.oneLane}
          groups={example.rewound}
          writer
        />
      </Part>
      <Part id="empty" title={w.emptyLane}>
        <Log
          {...props}
          name={`${w.emptyLane}, ${scheme}`}
          lanes={[example.lane(0, '')]}
          groups={example.unborn}
        />
      </Part>
      <Part id="deleted" title={w.deleted}>
        <Log
          {...props}
          name={`${w.deleted}, ${scheme}`}
          lanes={example.deletedLane}
          groups={example.deletedGroups}
        />
      </Part>
      <Part id="many" title={w.many}>
        <Log
          {...props}
          name={`${w.many}, ${scheme}`}
          lanes={example.longLane}
          groups={example.longGroups}
        />
      </Part>
      <Part id="special" title={w.special}>
        <Log
          {...props}
          name={`${w.special}, ${scheme}`}
          lanes={example.specialLane}
          groups={example.threeGroups}
        />
      </Part>
    </>
  );
}

interface LogProps extends PartProps {
  name: string;
  lanes: LogPartition[];
  groups: LogGroup[];
  writer?: boolean;
  flying?: boolean;
}

function Log({ name, w, locale, view, lanes, groups, writer, flying }: LogProps) {
  const labels = viewWords[locale].log;
  const [chosen, setChosen] = useState<RecordPlace | null>(null);
  return (
    <PartitionLog
      name={name}
      summary={labels.summary(logFacts(lanes, groups))}
      partitions={lanes}
      groups={groups}
      labels={labels}
      inFlight={flying ? example.oneInFlight : undefined}
      highlight={chosen}
      onSelect={(partition, { offset }) => setChosen({ partition, offset })}
      emptyText={w.emptyText}
      view={view}
      writer={writer ? <Writer w={w} /> : undefined}
    />
  );
}

function Writer({ w }: { w: PartProps['w'] }) {
  return (
    <>
      <ProcessCard name="order-service" phase="ready" detail="pid 4182 · 00:03:12" beat={1} />
      <div className={css.note}>
        <span>
          {w.writesTo} <b>pesanan</b>
        </span>
        <span>
          <button type="button">{w.send1}</button>
          <button type="button">{w.send6}</button>
        </span>
      </div>
    </>
  );
}
