'use client';
/** What a panel says when what it draws is not live: who does not answer, since when, what next. */
import { Badge } from '#components/view/badge.tsx';
import { DownNotice, LoadingNotice } from '#components/view/notice.tsx';
import { panelWords } from './panel-words.ts';
import { useClock } from './use-clock.ts';
import { useLab } from './use-lab.ts';

/** Live, or stale since when: judged by the connection, not by whether something happens. */
export function PanelBadge() {
  const { view, locale } = useLab();
  const words = panelWords[locale];
  const since = useStaleSince();
  const now = useClock(0, 1000, since === undefined);
  if (view.past) return <Badge source="recording" label={words.past} />;
  if (since === undefined) return <Badge source="live" label={words.live} />;
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  return <Badge source="stale" label={words.stale(seconds)} />;
}

export function PanelNotice() {
  const { view, locale } = useLab();
  const words = panelWords[locale];
  const kafka = (view.connected && view.stack.kafka === 'down') || view.refused === 'kafka-away';
  const mongo = (view.connected && view.stack.mongo === 'down') || view.refused === 'mongo-away';
  if (kafka) return <DownNotice title={words.kafkaAway}>{words.kafkaAwayText}</DownNotice>;
  if (mongo) return <DownNotice title={words.mongoAway}>{words.mongoAwayText}</DownNotice>;
  if (view.connected) return null;
  if (view.refused) return <DownNotice title={words.refused}>{words.again}</DownNotice>;
  if (view.history) {
    return <DownNotice title={words.serverAway}>{words.serverAwayText}</DownNotice>;
  }
  const step = { id: 'join', label: words.joining, done: false };
  return <LoadingNotice title={words.opening} steps={[step]} />;
}

/** ms on this browser's clock; undefined while everybody answers. */
function useStaleSince(): number | undefined {
  const { view } = useLab();
  if (!view.connected) return view.lostAt;
  const away = view.stack.kafka === 'down' || view.stack.mongo === 'down';
  return away ? view.stack.since - view.clockOffset : undefined;
}
