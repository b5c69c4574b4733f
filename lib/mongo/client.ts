/** The one place that opens MongoDB. Acknowledged means: on a majority, and in the journal. */
import { MongoClient } from 'mongodb';

export interface MongoConnection {
  readonly uri: string;
}

/** How long an operation waits for a primary before it says that nobody answers, ms. */
const SERVER_SELECTION_MS = 2000;

export async function connectMongo(
  { uri }: MongoConnection,
  appName: string,
  poolSize = 10,
): Promise<MongoClient> {
  const client = new MongoClient(uri, {
    appName,
    maxPoolSize: poolSize,
    serverSelectionTimeoutMS: SERVER_SELECTION_MS,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
  });
  return client.connect();
}
