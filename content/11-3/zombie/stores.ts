/** The documents that programs, verbs and check of the lab `zombie` share. */
import type { Collection, Db } from 'mongodb';
import { BARE, LINES, type Policy, SWITCHES, UNIQUE } from './names.ts';

/** Read by payment before every order, as services read a feature flag. */
export interface Switches {
  readonly _id: 'payment';
  readonly policy: Policy;
  /** The newest schema that the parser knows. */
  readonly parser: number;
  /** The newest schema that orders were written in. */
  readonly schema: number;
}

export const FIRST: Omit<Switches, '_id'> = { policy: 'forever', parser: 1, schema: 1 };

/** One charge. */
export interface Payment {
  readonly consumer: string;
  readonly eventId: string;
  readonly orderId: string;
  readonly customer: string;
  readonly total: number;
  readonly from: { readonly topic: string; readonly offset: number };
  /** The dead letter that it was played again from. */
  readonly replayed: string | null;
  readonly member: string;
  readonly pid: number;
  readonly at: number;
}

/** The events of one key that wait for an earlier one of it, in their order. */
export interface Line {
  readonly _id: string;
  readonly events: readonly string[];
}

export const switchesIn = (db: Db): Collection<Switches> => db.collection<Switches>(SWITCHES);
export const linesIn = (db: Db): Collection<Line> => db.collection<Line>(LINES);
export const paymentsIn = (db: Db): Collection<Payment> => db.collection<Payment>(UNIQUE);
export const bareIn = (db: Db): Collection<Payment> => db.collection<Payment>(BARE);

export async function readSwitches(db: Db): Promise<Omit<Switches, '_id'>> {
  return (await switchesIn(db).findOne({ _id: 'payment' })) ?? FIRST;
}
