/**
 * The body of a call from the page: a list of plain values. React's own format can carry far more
 * (references, forms, streams), and its reader has had holes; none of it is used by our actions,
 * so it is not let in.
 */

/** Nested deeper than any input of ours, and shallow enough for every recursive reader. */
const DEPTH_MAX = 8;
const ARGUMENTS_MAX = 4;
const VALUES_MAX = 200;

export function isPlainCall(text: string): boolean {
  const parsed = fromJson(text);
  return Array.isArray(parsed) && parsed.length <= ARGUMENTS_MAX && isPlain(parsed);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What JSON has no word for: a field left empty is sent as NaN, and its lab says what is wrong. */
const CONSTANTS = new Set(['$undefined', '$NaN', '$Infinity', '$-Infinity', '$-0']);

/** Level by level, so that depth costs no stack. */
function isPlain(root: unknown): boolean {
  let level: unknown[] = [root];
  let seen = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    seen += level.length;
    if (depth > DEPTH_MAX || seen > VALUES_MAX) return false;
    if (!level.every(isPlainValue)) return false;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return true;
}

function isPlainValue(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    return !Object.keys(value).some((key) => key === '__proto__');
  }
  // React writes a dollar of the reader as two; one alone begins a reference.
  if (typeof value !== 'string' || !value.startsWith('$')) return true;
  return value.startsWith('$$') || CONSTANTS.has(value);
}
