/** What documents and reports of the lab `call-or-publish` say, parsed where they arrive. */
import * as z from 'zod/mini';
import { answerSchema, type Copy, copySchema, FORMS } from './order-state.ts';

/** A series as it was published. */
export const seriesSchema = z.object({
  id: z.int(),
  form: z.enum(FORMS),
  count: z.int(),
  /** Mean length of a value. */
  bytes: z.int(),
});
export type Series = z.infer<typeof seriesSchema>;

/** An order that was changed after it had been published. */
export const changeSchema = z.object({
  orderId: z.string(),
  version: z.int(),
  address: z.string(),
  /** ms. */
  changedAt: z.number(),
  told: z.boolean(),
});
export type Change = z.infer<typeof changeSchema>;

export interface Kept extends Copy {
  readonly orderId: string;
}

/** The last question of a consumer that nobody answered. */
export const refusalReport = z.object({
  orderId: z.string(),
  attempt: z.int(),
  reason: z.string(),
});
export type Refusal = z.infer<typeof refusalReport>;

/** The same question by telephone and to the copy. */
export const askedReport = z.object({
  orderId: z.string(),
  call: answerSchema,
  copy: z.nullable(copySchema),
  /** How long it took to read the copy. */
  ms: z.number(),
});

export interface Asked extends z.infer<typeof askedReport> {
  readonly at: number;
  /** The order service was dead. */
  readonly dead: boolean;
  /** The last change of this very order before it was asked about. */
  readonly change: { readonly told: boolean; readonly changedAt: number } | null;
}
