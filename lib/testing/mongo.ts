/** The database under test. */
import type { MongoClient } from 'mongodb';
import { inject } from 'vitest';
import { connectMongo } from '../mongo/client.ts';

export interface MongoBench extends AsyncDisposable {
  readonly client: MongoClient;
  readonly uri: string;
  /** Ends the cursors of a client with this name, as a server does that needs the room. */
  killCursors(appName: string): Promise<number>;
}

export async function openMongo(): Promise<MongoBench> {
  const { uri } = inject('stack').mongo;
  const client = await connectMongo({ uri }, 'test');
  const admin = client.db('admin');
  return {
    client,
    uri,
    async killCursors(appName) {
      const idle = admin.aggregate(
        [
          { $currentOp: { allUsers: true, idleCursors: true } },
          { $match: { $or: [{ appName }, { 'clientMetadata.application.name': appName }] } },
        ],
        { readConcern: { level: 'local' } },
      );
      let killed = 0;
      for await (const { cursor, ns } of idle) {
        if (!cursor?.cursorId) continue;
        const [database = '', ...collection] = String(ns).split('.');
        const answer = await client
          .db(database)
          .command({ killCursors: collection.join('.'), cursors: [cursor.cursorId] });
        killed += answer.cursorsKilled.length;
      }
      return killed;
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}
