/** Reads what the verdict on a night is made of: ledger, database and broker, each by itself. */
import type { LabContext } from '#lib/lab.ts';
import type { Findings, Told } from './audit.ts';
import { ledgerFile, readLedger } from './ledger.ts';
import { DLQ, GROUP, ORDERS, REPLAY_GROUP } from './names.ts';
import { isOf, ordersIn, paymentsIn } from './stores.ts';

const ACKNOWLEDGED = 201;

export async function findingsOf(lab: LabContext, night: number): Promise<Findings> {
  const { db, scope } = lab;
  const ofNight = { $regex: `^ORD-${night}-` };
  const [ledger, orders, payments, records, letters, ...lags] = await Promise.all([
    readLedger(ledgerFile(scope.prefix, night)),
    ordersIn(db).find({ _id: ofNight }).toArray(),
    paymentsIn(db).find({ orderId: ofNight }).toArray(),
    toldIn(lab, ORDERS, night),
    toldIn(lab, DLQ, night),
    lagOf(lab, GROUP, ORDERS),
    lagOf(lab, REPLAY_GROUP, DLQ),
  ]);
  return {
    truth: ledger.filter(({ status }) => status === ACKNOWLEDGED),
    orders: orders.map(({ _id, total }) => ({ orderId: _id, total })),
    ...{ payments, records, letters },
    lag: lags.reduce((all, lag) => all + lag, 0),
  };
}

async function toldIn({ kafka }: LabContext, topic: string, night: number): Promise<Told[]> {
  const records = await kafka.records(topic);
  return records
    .filter(({ key }) => isOf(night, key))
    .map(({ key, headers }) => ({ orderId: key ?? '', eventId: headers.eventId ?? '' }));
}

/** Records of a topic behind a group's bookmark, over all partitions. */
export async function lagOf({ kafka }: LabContext, group: string, topic: string): Promise<number> {
  const [ranges, committed] = await Promise.all([
    kafka.ranges(topic),
    kafka.committed(group, topic),
  ]);
  return ranges.reduce((lag, { partition, end }) => lag + end - (committed.get(partition) ?? 0), 0);
}
