/**
 * The analytical store: one table in DuckDB, which runs within this process and keeps columns rather
 * than rows. It is fed like the search index, and knows versions like it.
 */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { hashOf } from './hash.ts';
import type { OrderDocument, Sum } from './records.ts';
import { SELECTS, type SelectName } from './selects.ts';

/**
 * One thread and a bounded memory: forty readers have one of these each. What it may not do, reach
 * files or fetch extensions, it is not let do.
 */
const CONFIG = {
  threads: '1',
  memory_limit: '128MB',
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
};

const TABLE = `CREATE OR REPLACE TABLE pesanan (
  order_id VARCHAR PRIMARY KEY, customer VARCHAR, item VARCHAR, total BIGINT, status VARCHAR,
  dibuat TIMESTAMP, version BIGINT, dihapus BOOLEAN)`;

// #region upsert
const UPSERT = `INSERT INTO pesanan
VALUES ($1, $2, $3, $4, $5, epoch_ms($6::BIGINT), $7, false)
ON CONFLICT (order_id) DO UPDATE SET
  customer = excluded.customer, item = excluded.item, total = excluded.total,
  status = excluded.status, dibuat = excluded.dibuat,
  version = excluded.version, dihapus = false
WHERE excluded.version > pesanan.version`;

const REMOVE = `INSERT INTO pesanan (order_id, version, dihapus) VALUES ($1, $2, true)
ON CONFLICT (order_id) DO UPDATE SET version = excluded.version, dihapus = true
WHERE excluded.version > pesanan.version`;
// #endregion

export interface TurnoverRow {
  /** An item, a status, or the ms since 1970 at which a minute begins. */
  readonly label: string;
  readonly orders: number;
  /** Rupiah. */
  readonly turnover: number;
}

export interface Turnover extends AsyncDisposable {
  /** All of them, or none. `version` is the record's offset. */
  store(changes: readonly TurnoverChange[]): Promise<void>;
  clear(): Promise<void>;
  select(name: SelectName): Promise<readonly TurnoverRow[]>;
  hash(): Promise<Sum>;
}

export interface TurnoverChange {
  readonly orderId: string;
  readonly version: number;
  /** null: removed. */
  readonly document: OrderDocument | null;
}

export async function openTurnover(): Promise<Turnover> {
  const instance = await DuckDBInstance.create(':memory:', CONFIG);
  const connection = await instance.connect();
  // Of its own: a question must not be answered from the midst of a wave.
  const reader = await instance.connect();
  await connection.run(TABLE);
  return {
    async store(changes) {
      await connection.run('BEGIN TRANSACTION');
      try {
        for (const change of changes) await storeOne(connection, change);
        await connection.run('COMMIT');
      } catch (error) {
        await connection.run('ROLLBACK');
        throw error;
      }
    },
    clear: async () => void (await connection.run(TABLE)),
    async select(name) {
      const rows = await rowsOf(reader, SELECTS[name]);
      return rows.map(([label, orders, turnover]) => ({
        label: String(label),
        orders: Number(orders),
        turnover: Number(turnover),
      }));
    },
    async hash() {
      const columns = 'order_id, customer, item, total, status';
      const rows = await rowsOf(reader, `SELECT ${columns} FROM pesanan WHERE NOT dihapus`);
      return hashOf(
        rows.map(([orderId, customer, item, total, status]) => ({
          orderId: String(orderId),
          customer: String(customer),
          item: String(item),
          total: Number(total),
          status: String(status),
        })),
      );
    },
    async [Symbol.asyncDispose]() {
      reader.closeSync();
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function storeOne(
  connection: DuckDBConnection,
  { orderId, version, document }: TurnoverChange,
): Promise<void> {
  if (document === null) {
    await connection.run(REMOVE, [orderId, version]);
    return;
  }
  const { customer, item, total, status, createdAt } = document;
  await connection.run(UPSERT, [orderId, customer, item, total, status, createdAt, version]);
}

/** Whole numbers come as text: a BIGINT does not fit a number of JavaScript. */
async function rowsOf(connection: DuckDBConnection, sql: string) {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}
