'use client';
/** What stands around a figure: time line, evidence, badges, notices. */
import { useState } from 'react';
import { CopyMoment, SpeedChoice } from '#components/lab/panel-replay.tsx';
import type { Speed } from '#components/lab/replay.ts';
import { Badge } from '#components/view/badge.tsx';
import { Evidence, type EvidenceTab } from '#components/view/evidence.tsx';
import {
  DownNotice,
  EmptyNotice,
  ErrorNotice,
  LoadingNotice,
  NoticeButton,
  WaitingNotice,
} from '#components/view/notice.tsx';
import type { TimeEvent } from '#components/view/time-axis.ts';
import { Timeline } from '#components/view/timeline.tsx';
import { viewWords } from '#components/view/words.ts';
import * as example from './examples.ts';
import css from './sheet.module.css';
import { Part, type PartProps } from './sheet.tsx';

export function SheetPage(props: PartProps) {
  const { w } = props;
  return (
    <>
      <Part id="timeline" title={w.timeline}>
        <div className={css.stack}>
          <Line {...props} events={example.history} start={null} />
          <Line {...props} events={example.seamed} start={example.START + 8600} />
          <Line {...props} events={example.crowd} start={null} />
        </div>
      </Part>
      <Part id="evidence" title={w.evidence}>
        <div className={css.tall}>
          <Proof {...props} />
        </div>
      </Part>
      <Part id="badges" title={w.badges}>
        <div className={css.row}>
          <Badge source="live" label={w.live} />
          <Badge source="stale" label={w.stale} />
          <Badge source="recording" label={w.recording} />
        </div>
      </Part>
      <Part id="notices" title={w.notices}>
        <Notices w={w} />
      </Part>
    </>
  );
}

const STEP_MS = 500;

function Line({
  locale,
  events,
  start,
}: PartProps & { events: TimeEvent[]; start: number | null }) {
  const [position, setPosition] = useState(start);
  const [paused, setPaused] = useState(start !== null);
  const [speed, setSpeed] = useState<Speed>(1);
  const clock = new Intl.DateTimeFormat(locale, {
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: 'Asia/Jakarta',
  });
  const step = (steps: number) => {
    const next = (position ?? example.NOW) + steps * STEP_MS;
    setPosition(next >= example.NOW ? null : Math.max(example.START, next));
  };
  return (
    <Timeline
      events={events}
      from={example.START}
      to={example.NOW}
      position={position}
      paused={paused}
      labels={viewWords[locale].timeline}
      formatTime={(ms) => clock.format(ms)}
      tools={
        <>
          <SpeedChoice speed={speed} locale={locale} onSpeed={setSpeed} />
          <CopyMoment moment={position} locale={locale} />
        </>
      }
      onPause={setPaused}
      onStep={step}
      onSeek={setPosition}
      onNow={() => setPosition(null)}
    />
  );
}

function Proof({ w, locale }: PartProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const c = w.columns;
  const columns = (...labels: string[]) => labels.map((label) => ({ id: label, label }));
  const group = [
    { id: 'payment', cells: ['payment', '6', 'Stable', '1'] },
    { id: 'search', cells: ['search', '0', 'Empty', '0'] },
  ];
  const disk = [{ id: '0', cells: ['00000000000000000000.log', '1 284', '0 – 6'] }];
  const tabs: EvidenceTab[] = [
    {
      id: 'record',
      label: w.tabs.record,
      columns: columns(c.place, c.key, c.time, c.rest),
      rows: example.recordRows(),
      source: w.source,
      empty: w.emptyText,
    },
    {
      id: 'group',
      label: w.tabs.group,
      columns: columns(c.group, c.committed, c.state, ''),
      rows: group,
      source: w.source,
      empty: w.emptyText,
    },
    {
      id: 'disk',
      label: w.tabs.disk,
      columns: columns(c.file, c.bytes, c.range),
      rows: disk,
      source: w.source,
      empty: w.emptyText,
    },
    { id: 'documents', label: w.tabs.documents, columns: [], rows: [], empty: w.noDocuments },
  ];
  return (
    <Evidence
      name={w.evidence}
      tabs={tabs}
      labels={viewWords[locale].evidence}
      chosen={chosen}
      onChoose={(row) => setChosen(row === chosen ? null : row)}
    />
  );
}

function Notices({ w }: { w: PartProps['w'] }) {
  return (
    <div className={css.stack}>
      <DownNotice title={w.down} action={<NoticeButton label={w.retry} />}>
        {w.downText}
      </DownNotice>
      <ErrorNotice title={w.error} action={<NoticeButton label={w.revive} />}>
        {w.errorText}
      </ErrorNotice>
      <WaitingNotice title={w.waiting} place={3} of={7}>
        {w.waitingText}
      </WaitingNotice>
      <LoadingNotice
        title={w.loading}
        steps={w.steps.map((label, index) => ({ id: label, label, done: index < 2 }))}
      />
      <EmptyNotice>{w.emptyText}</EmptyNotice>
    </div>
  );
}
