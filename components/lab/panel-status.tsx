'use client';
/** What a panel says when what it draws is not live: who does not answer, since when, what next. */
import { Badge } from '#components/view/badge.tsx';
import { DownNotice } from '#components/view/notice.tsx';
import { panelWords } from './panel-words.ts';
import { useClock } from './use-clock.ts';
import { useLab } from './use-lab.ts';

/** Live, or stale since when: judged by the connection, not by whether something happens. */
export function PanelBadge() {
  const { view, locale } = useLab();
  const words = panelWords[locale];
  const since = useStaleSince();
  const now = useClock(0, 1000, since === undefined);
  // Before the first join nothing is live and nothing is stale: nothing is claimed.
  if (!view.history) return null;
  if (view.past) return <Badge source="recording" label={words.past} />;
  if (since === undefined) return <Badge source="live" label={words.live} />;
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  return <Badge source="stale" label={words.stale(seconds)} />;
}

/** Lies over the row of the writer, whose buttons wait anyway: nothing below it moves. */
export function PanelNotice() {
  const words = panelWords[useLab().locale];
  const away = useAway();
  if (!away) return null;
  return (
    <div className="panel-notice">
      <DownNotice title={words[away]}>{words[`${away}Text`]}</DownNotice>
    </div>
  );
}

function useAway(): 'kafkaAway' | 'mongoAway' | 'refused' | 'serverAway' | undefined {
  const { connected, refused, stack, history } = useLab().view;
  if (refused === 'kafka-away' || (connected && stack.kafka === 'down')) return 'kafkaAway';
  if (refused === 'mongo-away' || (connected && stack.mongo === 'down')) return 'mongoAway';
  if (connected) return undefined;
  if (refused) return 'refused';
  return history ? 'serverAway' : undefined;
}

/** ms on this browser's clock; undefined while everybody answers. */
function useStaleSince(): number | undefined {
  const { view } = useLab();
  if (!view.connected) return view.lostAt;
  const away = view.stack.kafka === 'down' || view.stack.mongo === 'down';
  return away ? view.stack.since - view.clockOffset : undefined;
}
