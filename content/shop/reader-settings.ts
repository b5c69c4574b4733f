/** What a consumer program is started with. */
import { z } from 'zod';

export const readerSettings = z.object({
  topic: z.string(),
  group: z.string(),
  /** How long one order's work takes, ms: long enough for a bookmark to be seen walking. */
  workMs: z.number().int().nonnegative(),
});
