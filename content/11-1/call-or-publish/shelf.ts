/** What notification keeps of each order, one document by the order's own number. */
import { connectMongo } from '#lib/mongo/client.ts';
import type { ChildSettings } from '#lib/process/protocol.ts';
import type { Copy, OrderState } from './order-state.ts';

export interface Shelf {
  keep(state: OrderState, source: Copy['source']): Promise<void>;
  look(orderId: string): Promise<Copy | null>;
}

export async function openShelf(
  { mongoUri, database, name }: ChildSettings,
  collection: string,
): Promise<Shelf> {
  const mongo = await connectMongo({ uri: mongoUri }, name, 2);
  const shelf = mongo.db(database).collection<Copy & { readonly _id: string }>(collection);
  return {
    // #region keep
    async keep({ orderId: _id, customer, address, version }, source) {
      const now = Date.now();
      const copy = { customer, address, version, source, copiedAt: now };
      // The same event again changes nothing, and an older one does not undo a newer.
      await shelf.updateOne(
        { _id },
        { $setOnInsert: { ...copy, handledAt: now } },
        { upsert: true },
      );
      await shelf.updateOne({ _id, version: { $lt: version } }, { $set: copy });
    },
    // #endregion
    look: (orderId) => shelf.findOne({ _id: orderId }, { projection: { _id: 0 } }),
  };
}
