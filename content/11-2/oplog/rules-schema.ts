/** The same rules where they arrive from outside: an action, a call to the applier. */
import { z } from 'zod';
import { RULES } from './rules.ts';

export const rulesSchema = z.strictObject({
  insert: z.enum(RULES.insert),
  diff: z.enum(RULES.diff),
  replace: z.enum(RULES.replace),
  delete: z.enum(RULES.delete),
});
