/** What the two views last answered: hits of a search, rows of a SELECT, the turnover by minute. */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import { SEARCH } from './names.ts';
import { SELECT_NAMES } from './selects.ts';

const hit = z.object({
  orderId: z.string(),
  customer: z.string(),
  item: z.string(),
  total: z.number(),
  status: z.string(),
});
const found = z.object({
  q: z.string(),
  total: z.int(),
  hits: z.array(hit),
  ms: z.number(),
  /** The offset behind the last record that the index had then. */
  next: z.int(),
});
export type FoundReport = z.infer<typeof found>;

const selected = z.object({
  name: z.enum(SELECT_NAMES),
  rows: z.array(z.object({ label: z.string(), orders: z.int(), turnover: z.number() })),
  ms: z.number(),
  next: z.int(),
});
export type SelectedReport = z.infer<typeof selected>;

export interface Answers {
  readonly found: (FoundReport & { readonly at: number }) | null;
  readonly selected: (SelectedReport & { readonly at: number }) | null;
  /** Of the minutes, which is told without being asked for. */
  readonly turnover: (SelectedReport & { readonly at: number }) | null;
}

export const noAnswers: Answers = { found: null, selected: null, turnover: null };

export function foldAnswer<State extends Answers>(
  state: State,
  { name, kind, data, at }: LabEvent & { type: 'report' },
): State {
  if (name === SEARCH) {
    const report = kind === 'found' ? found.safeParse(data).data : undefined;
    return report ? { ...state, found: { ...report, at } } : state;
  }
  const report = selected.safeParse(data).data;
  if (!report) return state;
  if (kind === 'turnover') return { ...state, turnover: { ...report, at } };
  return kind === 'selected' ? { ...state, selected: { ...report, at } } : state;
}

/** What the reader asked for last; the minutes as they were told last, unless it was something else. */
export function shownAnswer({ selected: asked, turnover }: Answers): Answers['selected'] {
  if (asked && (asked.name !== 'minute' || !turnover || turnover.at < asked.at)) return asked;
  return turnover;
}
