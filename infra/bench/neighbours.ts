/** Others at work while one sandbox is flooded: what do they notice of it? */
import { setTimeout as pause } from 'node:timers/promises';
import type { Press } from '#lib/student.ts';
import type { Course } from '../load/students.ts';
import { openVisitor, type Visitor } from '../load/visitor.ts';
import { clock, seeded } from './clock.ts';

const NEIGHBOURS = 3;
/** Quicker than people, and below the five a second of a lab. */
const PRESS_EVERY_MS = 700;

export interface Neighbours extends AsyncDisposable {
  /** Each presses for that long; resolves with press → fact on the socket, ms. */
  pressFor(ms: number): Promise<number[]>;
}

interface Options {
  /** What a student of this lab presses at the beginning is pressed, too. */
  readonly begun?: boolean;
}

export async function openNeighbours(
  url: string,
  course: Course,
  { begun = false }: Options = {},
): Promise<Neighbours> {
  const [first] = course.student.round;
  if (!first) throw new Error(`the student of ${course.slug} never presses`);
  const visitors: Visitor[] = [];
  const close = async () => {
    await Promise.all(visitors.map((visitor) => visitor[Symbol.asyncDispose]()));
  };
  try {
    for (let number = 0; number < NEIGHBOURS; number += 1) {
      const visitor = await openVisitor(url, course);
      visitors.push(visitor);
      await visitor.ready();
      for (const press of begun ? course.student.begin : []) await visitor.press(press);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async pressFor(ms) {
      const all = visitors.map((visitor, number) => pressFor(visitor, first, ms, seeded(number)));
      return (await Promise.all(all)).flat();
    },
    [Symbol.asyncDispose]: close,
  };
}

async function pressFor(
  visitor: Visitor,
  press: Press,
  ms: number,
  random: () => number,
): Promise<number[]> {
  const times: number[] = [];
  for (const end = clock() + ms; clock() < end; ) {
    times.push((await visitor.press(press)).shownMs);
    await pause(PRESS_EVERY_MS * (0.5 + random()));
  }
  return times;
}
