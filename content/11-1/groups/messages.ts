/**
 * The words of the panel of lab `groups`, by language. Controls and errors are keyed by their own
 * names (`run-own`, `kafka-away`), so nothing has to translate one name into another.
 */
import { en } from './messages.en.ts';
import { id, type Messages } from './messages.id.ts';

export type { Messages } from './messages.id.ts';

export const messages: { readonly id: Messages; readonly en: Messages } = { id, en };
