/**
 * The words of the panel of lab `dual-write`, by language. Controls and errors are keyed by their
 * own names. Evidence strings (ids, topic, crash points, signals) are the same in both languages
 * and don't stand here.
 */
import { en } from './messages.en.ts';
import { id, type Messages } from './messages.id.ts';

export type { Messages } from './messages.id.ts';

export const messages: { readonly id: Messages; readonly en: Messages } = { id, en };
