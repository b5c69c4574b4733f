/** What the pieces of one connector share, and what makes one connector differ from another. */
import type { ChangeStreamDocument, Db, Document } from 'mongodb';
import type { Child } from '#lib/process/child.ts';
import type { CdcState } from './cdc-state.ts';
import type { ChangeMessage } from './change-message.ts';
import type { RunKeeper } from './connector-run.ts';
import type { ConnectorSettings } from './connector-settings.ts';
import type { Delivery } from './deliver.ts';
import type { Publisher } from './publisher.ts';

/** What a connector makes of a change; how it follows and publishes is the same for all of them. */
export interface Shape {
  /**
   * undefined: nothing of this change is to be published.
   *
   * @param leftOut bytes of a document that was not read with it, because of its size
   */
  toMessage(change: ChangeStreamDocument, leftOut?: number): ChangeMessage | undefined;
  /** Of a document that was copied; `position`: the cluster time at which the copy began. */
  ofDocument(document: Document, collection: string, position: string): ChangeMessage;
  /** An update brings the document along, as it is by then. */
  readonly lookUp: boolean;
  /** Stages behind the change stream: what they keep away is not even read. */
  readonly pipeline?: readonly Document[];
}

export interface Parts {
  readonly child: Child;
  readonly settings: ConnectorSettings;
  readonly shape: Shape;
  readonly database: Db;
  readonly state: CdcState;
  readonly run: RunKeeper;
  readonly publisher: Publisher;
  readonly delivery: Delivery;
  readonly leaving: AbortSignal;
}
