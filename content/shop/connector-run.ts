/** The document of one life of a connector: where it began, and how it ended if it could say so. */
import type { Db } from 'mongodb';
import { type Place, timeText } from './cdc-state.ts';
import {
  type Beginning,
  CONNECTOR_RUNS,
  type ConnectorRun,
  type ConnectorSettings,
  type Refusal,
} from './connector-settings.ts';

export interface RunKeeper {
  /** Writes where it begins down, and hands the place on. */
  from(kind: Beginning['kind'], place: Place): Promise<Place>;
  copied(documents: number): Promise<void>;
  refused(refusal: Refusal): Promise<void>;
  left(): Promise<void>;
}

export async function keepRun(
  database: Db,
  { connector, save, every }: ConnectorSettings,
): Promise<RunKeeper> {
  const runs = database.collection<ConnectorRun>(CONNECTOR_RUNS);
  const { pid } = process;
  const startedAt = Date.now();
  const _id = `${connector}-${startedAt}-${pid}`;
  await runs.insertOne({ _id, connector, pid, startedAt, save, every, from: null });
  const set = async ($set: Partial<ConnectorRun>) => void (await runs.updateOne({ _id }, { $set }));
  return {
    async from(kind, place) {
      const token = 'startAfter' in place ? place.startAfter._data : null;
      const position = 'startAfter' in place ? null : timeText(place.startAtOperationTime);
      await set({ from: { kind, token, position } });
      return place;
    },
    copied: (documents) => set({ copied: documents }),
    refused: (refusal) => set({ ended: { at: Date.now(), refusal } }),
    left: () => set({ ended: { at: Date.now(), refusal: null } }),
  };
}
