/** The words of the panel of lab `keys`, by language. Evidence strings are the same in both. */
import { en } from './messages.en.ts';
import { id, type Messages } from './messages.id.ts';

export const messages: { readonly id: Messages; readonly en: Messages } = { id, en };
