/** Before more is injected: the run has room for it, and no running reader is still at work. */
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';

interface Wave {
  readonly topic: string;
  /** Services by the names of their groups; one that doesn't run waits for nothing. */
  readonly readers: readonly string[];
  /** Records that are about to come, and the most a run may hold. */
  readonly coming: number;
  readonly max: number;
}

/**
 * Asks the broker, all at once: each answer that waits for another is a wait of the reader.
 * Throws `limit-run`, or `injection-running` with the name of the reader: a new wave would blur
 * the figure.
 */
export async function requireQuiet(
  { kafka, children }: LabContext,
  { topic, readers, coming, max }: Wave,
): Promise<void> {
  const running = readers.filter((name) => children.running(name));
  const [ranges, bookmarks] = await Promise.all([
    kafka.ranges(topic),
    Promise.all(running.map((name) => kafka.committed(name, topic))),
  ]);
  const end = ranges[0]?.end ?? 0;
  if (end + coming > max) {
    throw new LabError('limit-run', { retriable: false, about: String(end) });
  }
  const behind = running.find((_, at) => (bookmarks[at]?.get(0) ?? 0) < end);
  if (behind) throw new LabError('injection-running', { retriable: true, about: behind });
}
