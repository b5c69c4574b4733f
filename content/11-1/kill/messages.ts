/**
 * The words of the panel of lab `kill`, by language. Controls and errors are keyed by their own
 * names (`kill-a`, `kafka-away`), so nothing has to translate one name into another. Evidence
 * strings (topic, key, headers, file names) are the same in both languages and don't stand here.
 * Numbers come in as numbers and are written the way the language writes them.
 */
import { en } from './messages.en.ts';
import { id, type Messages } from './messages.id.ts';

export type { Messages } from './messages.id.ts';

export const messages: { readonly id: Messages; readonly en: Messages } = { id, en };
