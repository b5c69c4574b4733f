/** What the members store of each order, and how it is read back: by lab, model and check alike. */
import { z } from 'zod';

export const payment = z.object({
  _id: z.string(),
  customer: z.string(),
  partition: z.number().int(),
  offset: z.number().int(),
  /** The record's own time, ms. */
  writtenAt: z.number(),
  /** In the order they were stored; the first one charged. */
  deliveries: z.array(z.object({ member: z.string(), pid: z.number().int(), at: z.number() })),
});

export type Payment = z.infer<typeof payment> & { readonly total?: number };
