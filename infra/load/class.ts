/**
 * The class: visitors come in, settle and press until it is over. Its size only grows; what a
 * student notes belongs to the step in which the press was made.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../bench/clock.ts';
import type { Screen, Screens, Seen } from './screen.ts';
import type { Course } from './students.ts';
import { codeOf, type Noted, type Notes, newNotes, settleIn, study } from './study.ts';
import { openVisitor, type Visitor } from './visitor.ts';

/** Between two who come in, ms: a class arrives within some seconds, not in one. */
const ARRIVAL_MS = 400;

export interface Lesson {
  /** Without a screen: press → fact on the socket. */
  readonly wired: Notes;
  /** In Chromium: click → DOM. */
  readonly screens: Notes;
  readonly painted: number[];
  readonly opened: number[];
  /** Who couldn't come in at all. */
  readonly turnedAway: Noted[];
}

export interface Class extends AsyncDisposable {
  size(): number;
  /** Gaps and broken sockets, of all who are there. */
  faults(): string[];
  /** Resolves when `size` are at work, as many as were let in. */
  growTo(size: number): Promise<void>;
  /** From now on into these notes; undefined: not measured. */
  note(lesson: Lesson | undefined): void;
  /** Nobody presses any more; the sockets stay. */
  rest(): Promise<void>;
  /** Everybody closes the page. */
  leave(): Promise<void>;
}

export const newLesson = (): Lesson => ({
  ...{ wired: newNotes(), screens: newNotes() },
  ...{ painted: [], opened: [], turnedAway: [] },
});

interface ClassOptions {
  readonly url: string;
  readonly courses: readonly Course[];
  readonly screens: { readonly count: number; readonly from: Screens };
  readonly paceMs: number;
  say(line: string): void;
}

export function openClass({ url, courses, screens, paceMs, say }: ClassOptions): Class {
  const visitors: Visitor[] = [];
  const pages: Screen[] = [];
  const over = new AbortController();
  // One listener a student, and no more: they are taken off after each pause.
  setMaxListeners(0, over.signal);
  const studies: Promise<void>[] = [];
  let lesson: Lesson | undefined;
  let asked = 0;

  const enter = async (number: number) => {
    const course = courses[number % courses.length];
    if (!course) return;
    const random = seeded(number + 1);
    const visitor = await openVisitor(url, course);
    visitors.push(visitor);
    lesson?.opened.push(visitor.openedMs);
    await visitor.ready();
    await settleIn(visitor, paceMs);
    const own = { course, random, paceMs };
    if (number >= screens.count) {
      const { press } = visitor;
      studies.push(study({ ...own, press, notes: () => lesson?.wired }, over.signal));
      return;
    }
    const page = await screens.from.open(url, visitor);
    pages.push(page);
    const press = async (wanted: Parameters<Screen['press']>[0]): Promise<Seen> => {
      const seen = await page.press(wanted);
      lesson?.painted.push(seen.paintedMs);
      return seen;
    };
    studies.push(study({ ...own, press, notes: () => lesson?.screens }, over.signal));
  };

  const come = async (number: number) => {
    try {
      await enter(number);
    } catch (error) {
      const code = codeOf(error);
      const slug = courses[number % courses.length]?.slug ?? '';
      say(`visitor ${number + 1} (${slug}): ${code}`);
      lesson?.turnedAway.push({ slug, action: 'enter', code });
    }
  };

  const rest = async () => {
    over.abort();
    await Promise.all(studies);
  };
  const leave = async () => {
    await Promise.all(pages.splice(0).map((page) => page[Symbol.asyncDispose]()));
    await Promise.all(visitors.splice(0).map((visitor) => visitor[Symbol.asyncDispose]()));
  };

  return {
    size: () => studies.length,
    faults: () => visitors.flatMap(({ faults }) => faults),
    async growTo(size) {
      const coming: Promise<void>[] = [];
      for (; asked < size; asked += 1) {
        coming.push(come(asked));
        await pause(ARRIVAL_MS);
      }
      await Promise.all(coming);
    },
    note(next) {
      lesson = next;
    },
    rest,
    leave,
    async [Symbol.asyncDispose]() {
      await rest();
      await leave();
    },
  };
}
