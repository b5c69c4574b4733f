/** The unique index of 11.3, and what MongoDB's refusal by it looks like as an object. */
import { MongoServerError } from 'mongodb';

export const UNIQUE_INDEX = {
  key: { consumer: 1, eventId: 1 },
  options: { name: 'uniq_consumer_event', unique: true },
} as const;

export const DUPLICATE_KEY = 11000;

/** The parts of a server error that the evidence shows, as they came. */
export interface ErrorObject {
  readonly code: number | string | undefined;
  readonly codeName?: string;
  readonly message: string;
  readonly keyPattern: unknown;
  readonly keyValue: unknown;
}

export function toErrorObject(error: MongoServerError): ErrorObject {
  const { code, codeName, message, keyPattern, keyValue } = error;
  return { code, ...(codeName ? { codeName } : {}), message, keyPattern, keyValue };
}

/** E11000 of that very index. On any other index it is a bug of ours, and goes on as one. */
export function isSeenBefore(error: unknown): error is MongoServerError {
  if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) return false;
  return JSON.stringify(error.keyPattern) === JSON.stringify(UNIQUE_INDEX.key);
}
