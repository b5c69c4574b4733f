/**
 * The challenge of the lab `phone`: failure rates chosen so that the chain succeeds for about four
 * orders in five, foretold and then measured on a thousand real orders. The ledger and the services
 * themselves are asked; what the screen shows plays no part.
 */
import { z } from 'zod';
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { orderSchema } from '../../shop/ledger.ts';
import { countedSchema } from '../../shop/services.ts';
import { messages } from './messages.ts';
import { CHALLENGE_ORDERS } from './model.ts';

/** Percent. */
export const WANTED = { from: 77, to: 83, within: 3 } as const;

interface Foretold {
  readonly _id: number;
  readonly forecast: number;
}

const percent = (value: number) => `${Math.round(value * 10) / 10}%`;

async function read({ db, children }: LabContext) {
  const series = await db
    .collection<Foretold>('series')
    .findOne({ forecast: { $ne: null } } as object, { sort: { _id: -1 } });
  const sheets = await db
    .collection('orders')
    .find({ series: series?._id ?? 0 })
    .toArray();
  const orders = sheets.flatMap(({ orders: all }) => z.array(orderSchema).parse(all));
  // By number, each once: a sheet written twice would make a thousand of fewer.
  const byId = new Map(orders.map((order) => [order.orderId, order]));
  const accepted = [...byId.values()].filter(({ status }) => status === 201);
  const failed = [...byId.values()].filter(({ status }) => status !== 201);
  const refused = failed.filter(({ calls = [] }) => calls.at(-1)?.status === 503);
  // The last of the chain has heard of every order that was accepted, and of no other.
  const counted = children.running('search')
    ? countedSchema.parse(await children.call('search', 'counted', String(series?._id ?? 0)))
    : undefined;
  const rate = byId.size === 0 ? 0 : (accepted.length / byId.size) * 100;
  return { series, placed: byId.size, accepted, failed, refused, counted, rate };
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { series, placed, accepted, failed, refused, counted, rate } = await read(lab);
  const id = series?._id ?? '–';
  const ledger = `db.orders.aggregate([{$match: {series: ${id}}}, {$unwind: '$orders'}`;
  const conditions = [
    {
      id: 'orders',
      left: String(placed),
      right: String(CHALLENGE_ORDERS),
      sign: '≥',
      ok: placed >= CHALLENGE_ORDERS,
      query: `${ledger}, {$count: 'n'}])`,
    },
    {
      id: 'rate',
      left: percent(rate),
      right: `${WANTED.from}–${WANTED.to}%`,
      sign: '∈',
      ok: placed > 0 && rate >= WANTED.from && rate <= WANTED.to,
      query: `${ledger}, {$match: {'orders.status': 201}}, {$count: 'n'}])`,
    },
    {
      id: 'forecast',
      left: series ? percent(series.forecast) : '–',
      right: `${percent(rate)} ± ${WANTED.within}`,
      sign: '∈',
      ok: series !== null && Math.abs(series.forecast - rate) <= WANTED.within,
      query: `db.series.findOne({_id: ${id}}).forecast`,
    },
    {
      id: 'refused',
      left: String(refused.length),
      right: String(failed.length),
      ok: placed > 0 && refused.length === failed.length,
      query: `${ledger}, {$match: {'orders.calls.status': 503}}, {$count: 'n'}])`,
    },
    {
      id: 'services',
      left: counted ? String(counted.done) : '–',
      right: String(accepted.length),
      ok: placed > 0 && counted?.done === accepted.length,
      query: `search: counted(${id}).done = orders 201`,
    },
  ] as const;
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

type ConditionId = 'orders' | 'rate' | 'forecast' | 'refused' | 'services';

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
