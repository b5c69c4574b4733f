/** The words of the panel of lab `chaos`, by language. */
import { en } from './messages.en.ts';
import { id, type Messages } from './messages.id.ts';

export const messages: { readonly id: Messages; readonly en: Messages } = { id, en };
