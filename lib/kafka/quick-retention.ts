/**
 * Whether this cluster deletes and compacts while somebody watches. A broker looks at its own pace,
 * minutes apart by default, and no topic can hurry it.
 */
import type { Admin, ConfigResourceTypes } from 'kafkajs';

/** The wire's number for a broker; Node does not see kafkajs' own name for it. */
const BROKER: ConfigResourceTypes.BROKER = 4;
/** Longer than this a reader would take for "never", ms. */
const PATIENCE_MS = 5000;
const SETTINGS = ['log.retention.check.interval.ms', 'log.cleaner.backoff.ms'];

/** False also where the cluster doesn't let us see its settings. */
export async function forgetsQuickly(admin: Admin): Promise<boolean> {
  try {
    const { brokers } = await admin.describeCluster();
    const resources = brokers.map(({ nodeId }) => ({
      type: BROKER,
      name: String(nodeId),
      configNames: SETTINGS,
    }));
    const told = await admin.describeConfigs({ includeSynonyms: false, resources });
    const values = told.resources.flatMap(({ configEntries }) =>
      configEntries.map(({ configValue }) => Number(configValue)),
    );
    return values.length > 0 && values.every((ms) => ms <= PATIENCE_MS);
  } catch (error) {
    console.warn(error);
    return false;
  }
}
