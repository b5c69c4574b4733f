/**
 * What a lab is made of. `LabModel` is pure and runs on both sides of the socket; `LabServer` is
 * the domain: it opens a sandbox and offers verbs. Neither knows Next or React.
 */
import type { Db } from 'mongodb';
import type { z } from 'zod';
import { LabError } from './errors.ts';
import type { LabEvent, Progress } from './events.ts';
import type { KafkaDomain } from './kafka/domain.ts';
import type { SandboxChildren } from './process/supervisor.ts';
import type { Scope } from './scope.ts';

export type Locale = 'id' | 'en';
export type Text = Readonly<Record<Locale, string>>;

/** What the system showed for a prediction: the option it bears out, and the figure itself. */
export interface Measured {
  readonly option: string;
  readonly value: string;
}

export interface LabModel<State> {
  readonly initial: State;
  reduce(state: State, event: LabEvent): State;
  /** In the order of the text; a step is done when its milestone holds. */
  readonly milestones: Readonly<Record<string, (state: State) => boolean>>;
  readonly measures: Readonly<Record<string, (state: State) => Measured | undefined>>;
  readonly live: Readonly<Record<string, (state: State) => string | undefined>>;
}

export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  readonly config?: Readonly<Record<string, string>>;
  /** false: its records are too many to be shown one by one; nobody reads them back. */
  readonly tailed?: false;
}

export interface LabContext {
  readonly scope: Scope;
  readonly kafka: KafkaDomain;
  readonly db: Db;
  readonly children: SandboxChildren;
  readonly progress: () => Progress;
}

export interface Verb<Input> {
  readonly input: z.ZodType<Input>;
  run(lab: LabContext, input: Input): Promise<void>;
}

export interface Condition {
  readonly id: string;
  readonly text: Text;
  readonly left: string;
  readonly right: string;
  readonly ok: boolean;
  /** How left and right are held against each other; equal, if nothing is said. */
  readonly sign?: '≥' | '∈';
  /** What was asked of broker or database to know it. */
  readonly query: string;
}

export interface ChallengeReport {
  readonly passed: boolean;
  readonly at: number;
  readonly conditions: readonly Condition[];
}

export interface QuizOption {
  readonly id: string;
  readonly text: Text;
  readonly right: boolean;
  /** Why it tempts, or why it holds. */
  readonly reason: Text;
}

export interface QuizQuestion {
  readonly id: string;
  readonly question: Text;
  readonly options: readonly QuizOption[];
}

export interface LabServer {
  readonly topics: readonly TopicSpec[];
  readonly groups: readonly string[];
  readonly collections: readonly string[];
  /** Those whose raw oplog entries are told, where the database lets us read them. */
  readonly oplog?: readonly string[];
  /** Prediction and quiz ids with the options that may be stored. */
  readonly answers: {
    readonly predictions: Readonly<Record<string, readonly string[]>>;
    readonly quiz: Readonly<Record<string, readonly string[]>>;
  };
  /** Called when a session begins: start what always runs. Must be safe to call again. */
  open(lab: LabContext): Promise<void>;
  // A lab's verbs have inputs of their own; each is parsed by its own schema before it runs.
  readonly verbs: Readonly<Record<string, Verb<never>>>;
  challenge(lab: LabContext): Promise<ChallengeReport>;
  readonly queries?: Readonly<Record<string, (lab: LabContext) => Promise<unknown>>>;
}

/** Declares a verb with its schema, and forgets its input type for the table of verbs. */
export function verb<Input>(
  input: z.ZodType<Input>,
  run: (lab: LabContext, input: Input) => Promise<void>,
): Verb<never> {
  return { input, run } as Verb<Input> as unknown as Verb<never>;
}

/** The options of a quiz that may be stored, by question. */
export function quizAnswers(quiz: readonly QuizQuestion[]): LabServer['answers']['quiz'] {
  return Object.fromEntries(quiz.map(({ id, options }) => [id, options.map((one) => one.id)]));
}

/** @throws LabError `prediction-first` while this guess of the reader isn't stored. */
export function requirePrediction(lab: LabContext, id: string): void {
  if (lab.progress().predictions[id]) return;
  throw new LabError('prediction-first', { retriable: true, about: id });
}
