/** Documents that the programs of the lab `dedupe-key` write, and its checker reads. */
import type { ErrorObject } from '../../shop/error-object.ts';
import type { ConsumerName, Design, SentAttack } from './names.ts';

/** One effect of a service: a payment, or a notification that went out. */
export interface Effect {
  readonly consumer: ConsumerName;
  /** The event it is the effect of. */
  readonly fact: string;
  readonly trial: number;
  readonly attack: SentAttack;
  /** 1: read for the first time; 2: read again in the replay. */
  readonly pass: number;
  readonly offset: number;
  readonly eventId: string | null;
}

/** One delivery that the index turned away, with MongoDB's own error. */
export interface Refused extends ErrorObject {
  readonly offset: number;
  readonly attack: SentAttack;
  readonly fact: string;
}

export interface Refusals {
  readonly consumer: ConsumerName;
  readonly trial: number;
  readonly pass: number;
  readonly count: number;
  readonly refused: readonly Refused[];
  /** ms. */
  readonly at: number;
}

/** One index, as `listIndexes` tells it. */
export interface IndexFacts {
  readonly name: string;
  readonly key: Readonly<Record<string, number>>;
  readonly unique?: boolean;
  readonly expireAfterSeconds?: number;
}

/** How old the markers were when MongoDB deleted them, ms. */
export interface Forgotten {
  readonly count: number;
  readonly youngestMs: number;
  readonly oldestMs: number;
}

/** One design under its four attacks. */
export interface Trial {
  readonly _id: number;
  readonly design: Design;
  readonly state: 'running' | 'over' | 'failed';
  readonly step: 'installing' | 'reading' | 'forgetting' | 'replaying';
  /** Without that of `_id`; read after they were made. */
  readonly indexes: readonly IndexFacts[];
  /** Where the log ended before the first event of this trial. */
  readonly from: number;
  readonly forgotten?: Forgotten;
  /** ms. */
  readonly at: number;
}
