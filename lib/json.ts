/** Text that anybody may have written: a record's value, say. Pure. */

/** undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What a schema makes of a text, of zod or of zod/mini; undefined where it says something else. */
export const parsedBy = <Value>(
  schema: { safeParse(raw: unknown): { data?: Value | undefined } },
  text: string,
): Value | undefined => schema.safeParse(parseJson(text)).data;
