/**
 * The file in which a reader carries progress to another machine. What comes in is read strictly
 * and bounded: a file can be edited by anybody. Answers to questions this server does not know are
 * left out, because another edition of the book may know them.
 */
import { z } from 'zod';
import type { Answer, Progress } from './events.ts';
import type { LabServer } from './lab.ts';
import { PROGRESS_FILE_BYTES_MAX } from './limits.ts';

export const PROGRESS_VERSION = 1;
const ENTRIES_MAX = 100;

const id = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
const at = z.number().int().positive().max(8.64e15);
const answer = z.strictObject({ option: z.string().min(1).max(40), at });
const outcome = answer.extend({ value: z.string().max(200) });
const few = <T extends z.ZodType>(value: T) =>
  z.record(id, value).refine((given) => Object.keys(given).length <= ENTRIES_MAX);

const lab = z.strictObject({
  predictions: few(answer),
  quiz: few(answer),
  outcomes: few(outcome).optional(),
  passed: at.optional(),
});

const versionSchema = z.looseObject({
  format: z.literal('menara-progress'),
  version: z.number().int(),
});

const fileSchema = z.strictObject({
  format: z.literal('menara-progress'),
  version: z.literal(PROGRESS_VERSION),
  exported: at,
  labs: few(lab),
});

export type ProgressFile = z.infer<typeof fileSchema>;

export type FileFault = 'too-large' | 'not-json' | 'not-progress' | 'newer';

export type ParsedFile =
  | { readonly ok: true; readonly file: ProgressFile }
  | { readonly ok: false; readonly fault: FileFault };

export function progressFile(
  labs: Readonly<Record<string, Progress>>,
  exported: number,
): ProgressFile {
  const kept = Object.entries(labs).map(([slug, progress]) => {
    const { passedHere: _run, ...rest } = progress;
    return [slug, rest];
  });
  return fileSchema.parse({
    format: 'menara-progress',
    version: PROGRESS_VERSION,
    exported,
    labs: Object.fromEntries(kept),
  });
}

export function parseProgressFile(text: string): ParsedFile {
  if (Buffer.byteLength(text) > PROGRESS_FILE_BYTES_MAX) return { ok: false, fault: 'too-large' };
  const json = fromJson(text);
  if (json === undefined) return { ok: false, fault: 'not-json' };
  const version = versionSchema.safeParse(json);
  if (!version.success) return { ok: false, fault: 'not-progress' };
  if (version.data.version > PROGRESS_VERSION) return { ok: false, fault: 'newer' };
  const parsed = fileSchema.safeParse(json);
  return parsed.success ? { ok: true, file: parsed.data } : { ok: false, fault: 'not-progress' };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What this lab asks itself; a time in the future counts as now. */
export function known(
  progress: ProgressFile['labs'][string],
  answers: LabServer['answers'],
  now: number,
): Progress {
  const { predictions, quiz, outcomes = {}, passed } = progress;
  const of = <T extends Answer>(
    given: Readonly<Record<string, T>>,
    asked: Readonly<Record<string, readonly string[]>>,
  ): Record<string, T> => {
    const questions = new Map(Object.entries(asked));
    const kept = Object.entries(given).filter(([name, { option }]) =>
      questions.get(name)?.includes(option),
    );
    return Object.fromEntries(
      kept.map(([name, one]) => [name, { ...one, at: Math.min(one.at, now) }]),
    );
  };
  return {
    predictions: of(predictions, answers.predictions),
    quiz: of(quiz, answers.quiz),
    outcomes: of(outcomes, answers.predictions),
    ...(passed === undefined ? {} : { passed: Math.min(passed, now) }),
  };
}
