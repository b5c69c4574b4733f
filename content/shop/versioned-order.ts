/**
 * Reads an order in the schemas it knows. What it can't read no second try will read either: that
 * is an error of its own kind, and the only one for which a message may be put aside.
 */
import { z } from 'zod';
import { type OrderPlaced, orderPlaced } from './events.ts';

const MESSAGE_CHARS_MAX = 200;

type Headers = Readonly<Record<string, string>>;

/** What was made by hand may be long; its cause travels in a header, and is not. */
export class PoisonError extends Error {
  override readonly name = 'PoisonError';
  constructor(message: string) {
    super(message.slice(0, MESSAGE_CHARS_MAX));
  }
}

/** From schema 2 on an amount says its currency. */
const laterOrder = orderPlaced.extend({
  total: z
    .object({ amount: z.number().int().nonnegative(), currency: z.literal('IDR') })
    .transform(({ amount }) => amount),
});

// #region parse
/**
 * @throws PoisonError for anything that is no order in a schema up to `known`, or doesn't say which
 * event it is: without its id, nobody could tell a repeat.
 */
export function parse(value: string, headers: Headers, known: number): OrderPlaced {
  if (!headers.eventId) throw new PoisonError('eventId: missing');
  const version = Number(headers.schemaVersion);
  const schema = version >= 2 && version <= known ? laterOrder : orderPlaced;
  const parsed = schema.safeParse(jsonOf(value));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const what = `${issue?.path.join('.') || 'value'}: ${issue?.message}`;
  throw new PoisonError(`${what} (schema ${headers.schemaVersion ?? '–'}, parser ${known})`);
}
// #endregion

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new PoisonError(error.message);
  }
}
