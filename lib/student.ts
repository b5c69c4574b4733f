/**
 * What a student does in a lab, as data: `npm run load` lets a class of them press, through the
 * lab's own server actions and, for a few, through its buttons in a real browser. Each lab brings
 * one as `student.ts` in its folder.
 */
import type { LabEvent } from './events.ts';

/** A fact as the socket brings it; `name` is that of a process or group, where it matters whose. */
export interface Sign {
  /** `new-run`: what a reset brings, a snapshot with another epoch. */
  readonly type: LabEvent['type'] | 'new-run';
  readonly name?: string;
}

export interface Press {
  /** An exported function of the lab's `actions.ts`, and what it is given. */
  readonly action: string;
  readonly args: readonly (
    | string
    | number
    | boolean
    | readonly string[]
    | Readonly<Record<string, unknown>>
  )[];
  /** The first fact by which its effect is known. */
  readonly shows: Sign;
  /** What else the student waits for before going on. */
  readonly until?: readonly Sign[];
  /** Selector of the button that does the same in the browser. */
  readonly button: string;
  /** Selector of what changes on the screen: its text or its `data-state`. */
  readonly screen: string;
}

export interface Student {
  /** The process that must be ready before the first press, where the lab opens with one. */
  readonly writer?: string;
  /** Once, at the beginning: after it two consumers run. Every prediction is stored before. */
  readonly begin: readonly Press[];
  /** Over and over, one press a few seconds; it ends where it began, with both alive. */
  readonly round: readonly Press[];
  /** How many times longer than elsewhere one looks at what a press brought; default 1. */
  readonly patience?: number;
}
