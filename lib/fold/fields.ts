/**
 * Fields of documents and reports that nobody has promised anything of: a reader's own tools may
 * have written them. What has not the type it should have is as good as absent. Pure, like all of `fold`.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** `–` where there is no text. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '–');

export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' ? value : null;

/** A number of that name in what a program reported; undefined where there is none. */
export function numberIn(data: unknown, field: string): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const value: unknown = Reflect.get(data, field);
  return typeof value === 'number' ? value : undefined;
}

/** ms since 1970. A date of MongoDB is one in the process that read it, and text in a browser. */
export function timeOf(value: unknown): number | null {
  if (!(value instanceof Date) && typeof value !== 'string') return null;
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? null : at;
}

/** `name: message` of an error that a program has stored. */
export function errorOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  return 'message' in value ? `${value.name}: ${value.message}` : String(value.name);
}

/** Things by their _id: one that is told twice counts once. */
export type ById<Fact> = Readonly<Record<string, Fact>>;

/** null takes it away. */
export function withId<Fact>(all: ById<Fact>, id: string, fact: Fact | null): ById<Fact> {
  if (fact !== null) return { ...all, [id]: fact };
  const { [id]: _gone, ...others } = all;
  return others;
}
