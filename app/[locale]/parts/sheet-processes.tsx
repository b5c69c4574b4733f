'use client';
import { CardAction } from '#components/view/card-action.tsx';
/** Processes and groups: every phase a process passes through. */
import { GroupBracket, Groups } from '#components/view/group-bracket.tsx';
import { ProcessCard } from '#components/view/process-card.tsx';
import { Part, type PartProps } from './sheet.tsx';

export function SheetProcesses(props: PartProps) {
  return (
    <Part id="processes" title={props.w.processes}>
      <Groups>
        <Payment {...props} />
        <Search {...props} />
        <Analytics {...props} />
      </Groups>
    </Part>
  );
}

function Payment({ w, locale }: PartProps) {
  const ring = {
    leftMs: 3400,
    totalMs: 6000,
    text: locale === 'id' ? '3,4' : '3.4',
    label: w.session,
  };
  return (
    <GroupBracket name="payment" ribbon={0} state={w.members(2)}>
      <ProcessCard
        name="payment-a"
        phase="ready"
        detail="pid 4203 · 00:03:09"
        reads={`${w.reading} P0 P1`}
        beat={2}
        beatLabel={w.beat}
        actions={
          <>
            <CardAction label={w.stop} />
            <CardAction label={w.kill} />
          </>
        }
      />
      <ProcessCard
        name="payment-b"
        phase="killed"
        detail="pid 4204"
        reads={`${w.holding} P2`}
        exit="SIGKILL"
        ring={ring}
        actions={<CardAction label={w.revive} />}
      />
      <ProcessCard name="payment-c" phase="starting" detail={w.starting} progress={0.5} />
    </GroupBracket>
  );
}

function Search({ w }: PartProps) {
  return (
    <GroupBracket name="search" ribbon={1} state="Empty">
      <ProcessCard
        name="search-a"
        phase="stopped"
        detail="pid 4219"
        reads={`${w.held} P0`}
        exit="SIGTERM · exit 0"
        actions={<CardAction label={w.run} />}
      />
      <ProcessCard
        name="search-b"
        phase="crashed"
        detail="pid 4220"
        exit="exit 1"
        actions={<CardAction label={w.revive} />}
      />
    </GroupBracket>
  );
}

function Analytics({ w }: PartProps) {
  return (
    <GroupBracket name="analytics" ribbon={2}>
      <ProcessCard
        name="analytics-a"
        phase="absent"
        detail={w.notYet}
        actions={<CardAction label={w.run} disabled reason={w.locked} />}
      />
    </GroupBracket>
  );
}
