/** What a test asks of the lab `phone`: one series of orders, seen whole. */
import type { LabBench } from '#infra/lab-bench.ts';
import type { Sheet } from '../../shop/order-desk.ts';
import type { State } from './model.ts';

export function seriesOf(benchNow: () => LabBench<State>) {
  const last = () => benchNow().state().series.at(-1);
  const ledger = async (series: number) => {
    const sheets = benchNow().db().collection<Sheet>('orders').find({ series });
    return (await sheets.toArray()).flatMap(({ orders }) => orders);
  };
  return {
    last,
    /** Sends orders and waits until the last buyer's answer has been seen in the database. */
    async send(count: number) {
      const bench = benchNow();
      const next = (last()?.id ?? 0) + 1;
      const answer = await bench.act('place', { count });
      if (!answer.ok) throw new Error(`the orders were not taken: ${answer.code}`);
      await bench.until(({ series }) => {
        const now = series.at(-1);
        return now?.id === next && now.over && now.placed === count;
      });
      const series = last();
      if (!series) throw new Error('no series');
      return { series, orders: await ledger(next) };
    },
  };
}
