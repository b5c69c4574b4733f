/**
 * The words of the panel of lab `race`, by language. Controls and errors are keyed by their own
 * names. Evidence strings (topic, status, collection, headers) are the same in both languages and
 * don't stand here. Numbers come in as numbers.
 */
import { en } from './messages.en.ts';
import { id, type Messages } from './messages.id.ts';

export type { Messages } from './messages.id.ts';

export const messages: { readonly id: Messages; readonly en: Messages } = { id, en };
