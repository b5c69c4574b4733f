/** What an applier may do with each kind of oplog entry; the reader picks one a kind. */
export const RULES = {
  insert: ['insertOne', 'upsert', 'skip'],
  diff: ['replace-by-diff', 'set', 'set-unset'],
  replace: ['set', 'replaceOne', 'skip'],
  delete: ['skip', 'deleteOne', 'mark'],
} as const;

export type Kind = keyof typeof RULES;

export type Rules = { readonly [K in Kind]: (typeof RULES)[K][number] };

export const KINDS: readonly Kind[] = ['insert', 'diff', 'replace', 'delete'];

/** As the panel offers them at first: each looks right, and together they are not. */
export const FIRST_RULES: Rules = {
  insert: 'insertOne',
  diff: 'set',
  replace: 'set',
  delete: 'deleteOne',
};
