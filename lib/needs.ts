/**
 * What a lab may need beyond a broker and a database that answer; looked at once, told by health,
 * doctor and panel alike. A reason is for whoever runs the server; readers get words of their own.
 */
import type { GroupSource } from './kafka/group-source.ts';

export type NeedReport = Readonly<
  Record<string, { readonly ok: boolean; readonly reason?: string }>
>;

export function needsOf(
  logDir: string | undefined,
  groupSource: GroupSource,
  probed: { readonly forgetsQuickly: boolean; readonly oplogReadable: boolean },
): NeedReport {
  return {
    'group-log-readable':
      groupSource === 'log'
        ? { ok: true }
        : { ok: false, reason: 'the cluster does not let us read it; asked twice a second' },
    'segment-files-readable': logDir
      ? { ok: true }
      : { ok: false, reason: 'the broker is not ours, so its disk cannot be looked at' },
    'quick-retention': probed.forgetsQuickly
      ? { ok: true }
      : { ok: false, reason: 'the broker looks for what to delete or compact only now and then' },
    'oplog-readable': probed.oplogReadable
      ? { ok: true }
      : { ok: false, reason: 'the database does not let us read local.oplog.rs' },
  };
}

export const missingNeeds = (report: NeedReport): string[] =>
  Object.entries(report).flatMap(([need, { ok }]) => (ok ? [] : [need]));
