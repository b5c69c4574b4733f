'use client';
/** The time line of a run: its events as ticks, and the reader's place among them. */
import { useDeferredValue, useMemo } from 'react';
import { DownNotice, NoticeButton } from '#components/view/notice.tsx';
import type { TimeEvent } from '#components/view/time-axis.ts';
import { Timeline } from '#components/view/timeline.tsx';
import { viewWords } from '#components/view/words.ts';
import type { LabEvent } from '#lib/events.ts';
import { CopyMoment, SpeedChoice } from './panel-replay.tsx';
import { replayWords } from './panel-words.ts';
import { cursorAt, useReplay } from './replay.ts';
import { clocks } from './time.ts';
import { useLab, useView } from './use-lab.ts';
import { useMoment } from './use-moment.ts';

export function PanelTimeline() {
  const { store, locale } = useLab();
  const replay = useReplay(store);
  const moment = useMoment(store);
  // The record is drawn first; its tick on the time line may follow.
  const history = useDeferredValue(useView((view) => view.history));
  const { events, cursor } = history ?? NONE;
  const newest = () => store.view().history ?? NONE;
  const marks = useMemo(() => events.flatMap(toMark), [events]);
  const from = events[0]?.at ?? 0;
  const to = events.at(-1)?.at ?? from;
  const at = cursor === null ? null : (events[Math.max(0, cursor - 1)]?.at ?? from);
  const pause = (paused: boolean) => {
    if (!paused) replay.play();
    else if (replay.playing) replay.stop();
    else store.seek(newest().events.length);
  };
  const words = replayWords[locale];
  return (
    <>
      {moment.gone && (
        <div className="moment-gone">
          <DownNotice
            title={words.gone}
            action={<NoticeButton label={words.dismiss} onClick={moment.dismiss} />}
          >
            {words.goneText}
          </DownNotice>
        </div>
      )}
      <Timeline
        events={marks}
        from={from}
        to={to}
        position={at}
        paused={cursor !== null && !replay.playing}
        labels={viewWords[locale].timeline}
        formatTime={clocks[locale].time}
        tools={
          <>
            <SpeedChoice speed={replay.speed} locale={locale} onSpeed={replay.setSpeed} />
            <CopyMoment moment={at} locale={locale} />
          </>
        }
        onPause={pause}
        onStep={(steps) => store.seek(step(newest().events, newest().cursor, steps))}
        onSeek={(ms) => store.seek(cursorAt(newest().events, ms))}
        onNow={() => store.seek(null)}
      />
    </>
  );
}

const NONE: { readonly events: readonly LabEvent[]; readonly cursor: number | null } = {
  events: [],
  cursor: null,
};

/** One step is one event that a reader can see; past the last one lies the present. */
export function step(
  events: readonly LabEvent[],
  cursor: number | null,
  steps: number,
): number | null {
  const direction = Math.sign(steps);
  let at = cursor ?? events.length;
  for (let left = Math.abs(steps); left > 0; left -= 1) {
    do at += direction;
    while (at > 0 && at < events.length && !isSeen(events[at - 1]));
    if (at >= events.length && direction > 0) return null;
    if (at <= 0) return 0;
  }
  return at;
}

const isSeen = (event: LabEvent | undefined): boolean =>
  event !== undefined && event.type !== 'files' && event.type !== 'stack';

function toMark(event: LabEvent): TimeEvent[] {
  const { at } = event;
  switch (event.type) {
    case 'records':
      return event.records.length > 0 ? [{ at, kind: 'produce' }] : [];
    case 'committed':
      return [{ at, kind: 'commit' }];
    case 'seam':
      return [{ at, kind: 'seam' }];
    case 'stack': {
      const down = [event.kafka === 'down' && 'Kafka', event.mongo === 'down' && 'MongoDB'];
      const names = down.filter((name) => name !== false);
      return names.length > 0 ? [{ at, kind: 'fault', label: names.join(', ') }] : [];
    }
    case 'exited':
      return event.reason === 'asked' || event.reason === 'idle'
        ? []
        : [{ at, kind: 'fault', label: `${event.name}: ${event.signal ?? event.code}` }];
    default:
      return [];
  }
}
