/** What payment and analytics store of each order, and how it is read back: model and check alike. */
import * as z from 'zod/mini';

export const effect = z.object({
  /** The order's own number: whoever handles it twice stores it once. */
  _id: z.string(),
  partition: z.number(),
  offset: z.number(),
  /** Which sending it came with. */
  wave: z.number(),
  /** The process that stored it. */
  member: z.string(),
  /** When it was stored, ms. */
  at: z.number(),
});

export type Effect = z.infer<typeof effect> & {
  readonly customer: string;
  readonly total: number;
};

/** One sending: how many orders, and whom the broker listed in the group `payment` at that moment. */
export const waveBegun = z.object({
  count: z.number(),
  members: z.array(z.object({ client: z.string(), partitions: z.array(z.number()) })),
});

export interface WaveBegun extends z.infer<typeof waveBegun> {
  readonly _id: number;
}

export const orderIdOf = (wave: number, number: number): string => `ORD-${wave}-${number}`;
export const waveOf = (orderId: string): number => Number(orderId.split('-')[1]);
