/** Writes down what was asked and what became of it: in the log by name, in the metrics by kind. */
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { noteRequest } from './request-context.ts';

interface Witnesses {
  readonly labs: readonly { readonly slug: string }[];
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** A name that a visitor sent: known ones stand as they are, others by their length alone. */
const KNOWN = /^[a-z][a-z-]{0,30}$/;

export async function witnessed<T extends Answer>(
  { labs, log, metrics }: Witnesses,
  kind: 'act' | 'query',
  slug: string,
  name: string,
  run: () => Promise<T>,
): Promise<T> {
  noteRequest({ entered: true });
  const begun = performance.now();
  const answer = await run();
  const ms = Math.round(performance.now() - begun);
  const code = answer.ok ? 'ok' : answer.code;
  const lab = labs.some((known) => known.slug === slug) ? slug : 'none';
  metrics?.asked(kind, lab, code, ms / 1000);
  const level = code === 'unknown' ? 'error' : code === 'ok' ? 'info' : 'warn';
  log.event(level, kind, { lab, name: KNOWN.test(name) ? name : `(${name.length})`, code, ms });
  return answer;
}
