/**
 * The words of the panel of lab `oplog`, by language. Field names of entries and events are the
 * same in both languages.
 */
import { en } from './messages.en.ts';
import { id, type Messages } from './messages.id.ts';

export type { Messages, PanelSummary } from './messages.id.ts';

export const messages: { readonly id: Messages; readonly en: Messages } = { id, en };
