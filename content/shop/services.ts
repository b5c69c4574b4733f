/**
 * How the services behind an order behave, and the entry each has in the shop's phone book. Both
 * labs of the opening use them, also in the browser: hence the small zod.
 */
import * as z from 'zod/mini';
import type { ServiceName } from './service-names.ts';

export { SERVICES, type ServiceName } from './service-names.ts';

/** How a service behaves: how often it answers 503, percent, and how long its work takes, ms. */
export const mannerSchema = z.object({ failPercent: z.number(), delayMs: z.number() });

export type Manner = z.infer<typeof mannerSchema>;

export const HEALTHY: Manner = { failPercent: 0, delayMs: 30 };

/** What one setting may be, and the unit it is given in. Named in the message that refuses more. */
export const MANNER_LIMITS = { failPercent: 100, delayMs: 2000 } as const;

/** A document of the collection `phone_book`: what the order service knows of a service. */
export interface BookEntry extends Manner {
  readonly _id: ServiceName;
  /** Where it last answered; null until somebody asked. It stays when the service dies. */
  readonly port: number | null;
  /** The reader killed it: nobody brings it back unasked. */
  readonly killed: boolean;
}

export const PHONE_BOOK = 'phone_book';

export const addressSchema = z.object({ port: z.int(), pid: z.int() });

/** What a service has counted of one series, itself. */
export const countedSchema = z.object({ done: z.int(), refused: z.int() });

export type Counted = z.infer<typeof countedSchema>;
