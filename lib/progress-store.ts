/**
 * A reader's progress in MongoDB, one document a lab. Whatever is stored only adds: the first
 * answer stays, the earliest pass stays, and two tabs or an import at the same moment lose nothing,
 * because each write is one update that the database itself decides.
 */
import type { Collection, Document } from 'mongodb';
import type { Answer, Outcome, Progress } from './events.ts';
import type { Measured } from './lab.ts';

export interface ProgressEntry {
  readonly _id: string;
  readonly visitor: string;
  readonly slug: string;
  readonly predictions?: Record<string, Answer>;
  readonly quiz?: Record<string, Answer>;
  readonly outcomes?: Record<string, Outcome>;
  readonly passed?: number;
  /** The run in which it was last passed, by the prefix of its names. */
  readonly passedIn?: string;
}

export interface Whose {
  readonly visitor: string;
  readonly slug: string;
}

export const progressId = (visitor: string, slug: string): string => `${visitor}.${slug}`;

export type ProgressStore = ReturnType<typeof progressStore>;

export function progressStore(progress: Collection<ProgressEntry>) {
  const update = ({ visitor, slug }: Whose, set: Document) =>
    progress.updateOne({ _id: progressId(visitor, slug) }, [{ $set: { visitor, slug, ...set } }], {
      upsert: true,
    });

  return {
    /** With a run's prefix it also tells whether the challenge was passed in that run. */
    async readProgress(visitor: string, slug: string, prefix?: string): Promise<Progress> {
      return toProgress(await progress.findOne({ _id: progressId(visitor, slug) }), prefix);
    },
    async readAllProgress(
      visitor: string,
      slugs: readonly string[],
    ): Promise<Readonly<Record<string, Progress>>> {
      const ids = slugs.map((slug) => progressId(visitor, slug));
      const entries = await progress.find({ _id: { $in: ids } }).toArray();
      return Object.fromEntries(entries.map((entry) => [entry.slug, toProgress(entry)]));
    },
    async storeAnswer(
      whose: Whose,
      kind: 'predictions' | 'quiz',
      id: string,
      option: string,
    ): Promise<void> {
      // Whatever stands there came first, also where the clock was set back in between.
      const path = `${kind}.${id}`;
      const answer = { option, at: Date.now() };
      await update(whose, { [path]: { $ifNull: [`$${path}`, { $literal: answer }] } });
    },
    /** What the system showed for a stored guess: kept with it, so that both can be read later. */
    async storeOutcome(whose: Whose, id: string, { option, value }: Measured): Promise<void> {
      await update(whose, earliest('outcomes', { [id]: { option, value, at: Date.now() } }));
    },
    async storePassed(whose: Whose, at: number, prefix: string): Promise<void> {
      await update(whose, { passed: { $min: ['$passed', at] }, passedIn: prefix });
    },
    /** Adds what was brought from elsewhere. The run it was passed in is not ours. */
    async mergeProgress(whose: Whose, brought: Progress): Promise<void> {
      const { predictions, quiz, outcomes = {}, passed } = brought;
      await update(whose, {
        ...earliest('predictions', predictions),
        ...earliest('quiz', quiz),
        ...earliest('outcomes', outcomes),
        ...(passed === undefined ? {} : { passed: { $min: ['$passed', passed] } }),
      });
    },
  };
}

/** Of two answers to one question the older one counts. */
function earliest(
  kind: 'predictions' | 'quiz' | 'outcomes',
  given: Readonly<Record<string, Answer | Outcome>>,
): Document {
  return Object.fromEntries(
    Object.entries(given).map(([id, answer]) => {
      const path = `$${kind}.${id}`;
      // One that names no time was stored before times were: nothing is older.
      const older = { $lte: [{ $ifNull: [`${path}.at`, 0] }, answer.at] };
      const kept = { $and: [{ $ne: [{ $type: path }, 'missing'] }, older] };
      return [`${kind}.${id}`, { $cond: [kept, path, { $literal: answer }] }];
    }),
  );
}

export function toProgress(entry: Partial<ProgressEntry> | null, prefix?: string): Progress {
  const { predictions = {}, quiz = {}, outcomes, passed, passedIn } = entry ?? {};
  return {
    predictions,
    quiz,
    ...(outcomes === undefined ? {} : { outcomes }),
    ...(passed === undefined ? {} : { passed }),
    ...(passedIn !== undefined && passedIn === prefix ? { passedHere: true } : {}),
  };
}
