/**
 * What crosses the socket. A client joins a lab and is given a base state with the events after
 * it; from then on it is sent events with rising sequence numbers. A gap means: join again. A new
 * epoch (a reset, a restarted server) means: what you hold is another story, here is this one.
 */
import { z } from 'zod';
import type { LabEvent } from '../events.ts';

export const joinSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{1,40}$/),
  known: z
    .strictObject({ epoch: z.string().max(40), seq: z.number().int().nonnegative() })
    .optional(),
});

export type Join = z.infer<typeof joinSchema>;

export const leaveSchema = z.strictObject({ slug: z.string().regex(/^[a-z0-9-]{1,40}$/) });

export interface Snapshot {
  readonly epoch: string;
  readonly run: number;
  /** The server's clock when this was sent, ms; the client keeps the difference to its own. */
  readonly now: number;
  /** State after event number `seq`, and every event since. */
  readonly base: { readonly seq: number; readonly state: unknown };
  readonly events: readonly LabEvent[];
}

export interface Continuation {
  readonly epoch: string;
  readonly now: number;
  /** Sequence number of the first of `events`. */
  readonly from: number;
  readonly events: readonly LabEvent[];
}

export type JoinReply =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: true; readonly continuation: Continuation }
  | { readonly ok: false; readonly code: string };

export interface ServerToClient {
  snapshot(message: { slug: string; snapshot: Snapshot }): void;
  events(message: { slug: string } & Continuation): void;
  pulse(message: { slug: string; beats: Readonly<Record<string, number>> }): void;
}

export interface ClientToServer {
  join(message: unknown, reply: (answer: JoinReply) => void): void;
  leave(message: unknown): void;
}
