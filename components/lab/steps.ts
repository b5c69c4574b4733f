/**
 * The order of the steps of a text, and which of them is now. The order is read from the text
 * itself, so that the server can draw the first step as active before anything was reached.
 */
export type StepState = 'done' | 'now' | 'later';

const opening = /<Step\b[^>]*?\buntil=(?:"([^"]+)"|\{\s*['"]([^'"]+)['"]\s*\})/g;

/** The milestones that the steps of an MDX text wait for, in document order. */
export function stepsOf(source: string): string[] {
  return [...source.matchAll(opening)].map((match) => match[1] ?? match[2] ?? '');
}

/** Now is the first step whose milestone isn't reached; a later one may already be done. */
export function stepState(
  steps: readonly string[],
  reached: ReadonlySet<string>,
  until: string,
): StepState {
  if (reached.has(until)) return 'done';
  return steps.find((step) => !reached.has(step)) === until ? 'now' : 'later';
}
