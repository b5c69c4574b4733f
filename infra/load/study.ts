/**
 * A student at work: begins, then presses round after round at a pace of people. What goes wrong
 * is noted and the student goes on, as a person would.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Press } from '#lib/student.ts';
import type { Course } from './students.ts';
import type { Timing, Visitor } from './visitor.ts';

/**
 * Between two presses, ms, plus and minus a half: a click, a look, a thought. By their own estimate
 * of minutes the labs ask for one press a minute or so; these students are four times as quick.
 */
export const PACE_MS = 15_000;

export interface Noted {
  readonly slug: string;
  readonly action: string;
  readonly code: string;
}

export interface Notes {
  readonly timings: (Timing & { readonly slug: string })[];
  readonly errors: Noted[];
  presses: number;
}

export const newNotes = (): Notes => ({ timings: [], errors: [], presses: 0 });

/** Every prediction is stored and both consumers run. */
export async function settleIn(visitor: Visitor, paceMs: number): Promise<void> {
  const { course } = visitor;
  for (const [id, option] of course.guesses) {
    await visitor.act('predict', [id, option]);
    // Below the five a second that a lab allows.
    await pause(250);
  }
  for (const press of course.student.begin) {
    await pause(paceMs / 2);
    await visitor.press(press);
  }
}

interface Study {
  readonly course: Course;
  readonly random: () => number;
  readonly paceMs: number;
  /** Where what happens now belongs; undefined: not measured. */
  notes(): Notes | undefined;
  press(press: Press): Promise<Timing>;
}

/** Until it is aborted, at a press boundary. */
export async function study(
  { course, random, paceMs, notes, press }: Study,
  signal: AbortSignal,
): Promise<void> {
  const { round, patience = 1 } = course.student;
  // Not all at the same place of a round.
  await rest(random() * paceMs, signal);
  for (let at = 0; !signal.aborted; at = (at + 1) % round.length) {
    const next = round[at];
    if (!next) return;
    const into = notes();
    if (into) into.presses += 1;
    try {
      const timing = await press(next);
      into?.timings.push({ ...timing, slug: course.slug });
    } catch (error) {
      if (signal.aborted) return;
      into?.errors.push({ slug: course.slug, action: next.action, code: codeOf(error) });
    }
    await rest(paceMs * patience * (0.5 + random()), signal);
  }
}

const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);

/** One line of it: Playwright's errors tell whole stories. */
export const codeOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
