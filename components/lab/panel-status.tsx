'use client';
/** What a panel says when what it draws is not live: who does not answer, since when, what next. */
import { Badge } from '#components/view/badge.tsx';
import { DownNotice } from '#components/view/notice.tsx';
import { panelWords } from './panel-words.ts';
import { useClock } from './use-clock.ts';
import { type LabView, useLab, useView } from './use-lab.ts';

/** Live, or stale since when: judged by the connection, not by whether something happens. */
export function PanelBadge() {
  const { locale } = useLab();
  const words = panelWords[locale];
  const known = useView(({ history }) => history !== undefined);
  const past = useView((view) => view.past);
  const since = useStaleSince();
  const now = useClock(0, 1000, since === undefined);
  // Before the first join nothing is live and nothing is stale: nothing is claimed.
  // Its room is kept: the row must not break anew when it comes.
  if (!known) {
    return (
      <span className="badge-to-come">
        <Badge source="live" label={words.live} />
      </span>
    );
  }
  if (past) return <Badge source="recording" label={words.past} />;
  if (since === undefined) return <Badge source="live" label={words.live} />;
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  return <Badge source="stale" label={words.stale(seconds)} />;
}

/** Lies over the row of the writer, whose buttons wait anyway: nothing below it moves. */
export function PanelNotice() {
  const words = panelWords[useLab().locale];
  const away = useView(whoIsAway);
  if (!away) return null;
  return (
    <div className="panel-notice">
      <DownNotice title={words[away]}>{words[`${away}Text`]}</DownNotice>
    </div>
  );
}

type Away = 'kafkaAway' | 'mongoAway' | 'refused' | 'serverAway';

function whoIsAway({ connected, refused, stack, history }: LabView): Away | undefined {
  if (refused === 'kafka-away' || (connected && stack.kafka === 'down')) return 'kafkaAway';
  if (refused === 'mongo-away' || (connected && stack.mongo === 'down')) return 'mongoAway';
  if (connected) return undefined;
  if (refused) return 'refused';
  return history ? 'serverAway' : undefined;
}

/** ms on this browser's clock; undefined while everybody answers. */
function useStaleSince(): number | undefined {
  return useView(({ connected, lostAt, stack, clockOffset }) => {
    if (!connected) return lostAt;
    const away = (['kafka', 'mongo'] as const).filter((engine) => stack[engine] === 'down');
    if (away.length === 0) return undefined;
    // What stands here is as old as the engine that has been silent the longest.
    return Math.min(...away.map((engine) => stack.since[engine])) - clockOffset;
  });
}
