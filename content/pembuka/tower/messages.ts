/** The words of the tower, by language. Controls and errors are keyed by their own names. */
import { en } from './messages.en.ts';
import { id, type Messages } from './messages.id.ts';

export type { Messages, Seen } from './messages.id.ts';

export const messages: { readonly id: Messages; readonly en: Messages } = { id, en };
