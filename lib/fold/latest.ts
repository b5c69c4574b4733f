/**
 * A pure reading that remembers its last answer. Many parts of a page ask the same of the same
 * state; while every argument is the very same, the answer is too.
 */
export function latest<Args extends readonly unknown[], Result>(
  read: (...args: Args) => Result,
): (...args: Args) => Result {
  let known: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    if (!known?.args.every((arg, index) => Object.is(arg, args[index]))) {
      known = { args, result: read(...args) };
    }
    return known.result;
  };
}
