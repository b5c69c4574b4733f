/**
 * The progress of a visitor over all labs: read for the marks of the contents, given away as a
 * file, and added to from one.
 */
import { refusal } from './act.ts';
import { LabError } from './errors.ts';
import { createBucket } from './limits.ts';
import type { Probe } from './probe.ts';
import { type FileFault, known, parseProgressFile, progressFile } from './progress-file.ts';
import { type Registry, visitorOf } from './registry.ts';
import type { LabModule } from './room.ts';
import type { BringAnswer, ProgressAnswer } from './runtime.ts';

interface ProgressParts {
  readonly labs: readonly LabModule[];
  readonly registry: Pick<Registry, 'readAllProgress' | 'mergeProgress' | 'has'>;
  readonly probe: Pick<Probe, 'current'>;
  fault(who: string, error: unknown): void;
}

/** Files read a second, of all visitors together. */
const FILES_PER_SECOND = 5;

export function createProgress(parts: ProgressParts) {
  const { labs, registry } = parts;
  const bucket = createBucket(FILES_PER_SECOND);
  const slugs = labs.map(({ slug }) => slug);

  const requireDatabase = () => {
    // Asked before, because a page must not wait for a database that is known to be away.
    if (parts.probe.current().mongo === 'down')
      throw new LabError('mongo-away', { retriable: true });
  };

  const read = async (cookie: string | undefined): Promise<ProgressAnswer> => {
    try {
      requireDatabase();
      const all = cookie ? await registry.readAllProgress(visitorOf(cookie), slugs) : {};
      return { ok: true, labs: all };
    } catch (error) {
      return { ok: false, code: refusal(parts, 'progress', error).code };
    }
  };

  return {
    read,
    /** Undefined while the database, which knows it, is away. */
    async begun(cookie: string | undefined, slug: string): Promise<boolean | undefined> {
      try {
        requireDatabase();
        return cookie !== undefined && (await registry.has(visitorOf(cookie), slug));
      } catch (error) {
        refusal(parts, 'begun', error);
        return undefined;
      }
    },
    async file(cookie: string | undefined): Promise<unknown> {
      const answer = await read(cookie);
      return answer.ok ? progressFile(answer.labs, Date.now()) : undefined;
    },
    async bring(cookie: string | undefined, text: string): Promise<BringAnswer> {
      try {
        if (cookie === undefined) throw new LabError('session-gone', { retriable: false });
        if (!bucket.take()) throw new LabError('limit-rate', { retriable: true });
        requireDatabase();
        const parsed = parseProgressFile(text);
        if (!parsed.ok) return { ok: false, code: codes[parsed.fault] };
        const brought = new Map(Object.entries(parsed.file.labs));
        const visitor = visitorOf(cookie);
        let added = 0;
        for (const { slug, server } of labs) {
          const one = brought.get(slug);
          if (!one) continue;
          await registry.mergeProgress({ visitor, slug }, known(one, server.answers, Date.now()));
          added += 1;
        }
        return { ok: true, labs: added };
      } catch (error) {
        return { ok: false, code: refusal(parts, 'bring progress', error).code };
      }
    },
  };
}

const codes = {
  'too-large': 'file-too-large',
  'not-json': 'file-not-json',
  'not-progress': 'file-not-progress',
  newer: 'file-newer',
} as const satisfies Record<FileFault, string>;
