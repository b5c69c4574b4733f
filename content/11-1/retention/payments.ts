/** What payment stores of each order, and how it is read back: by lab, model and check alike. */
import { z } from 'zod';

export const payment = z.object({
  _id: z.string(),
  offset: z.number().int(),
  /** The record's own time, ms. */
  writtenAt: z.number(),
  /** When it was handled, ms. */
  at: z.number(),
});

export type Payment = z.infer<typeof payment> & {
  readonly customer?: string;
  readonly total?: number;
};
