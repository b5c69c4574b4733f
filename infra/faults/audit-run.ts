/** Fills the ledgers of one lab from the drill's writer, a bare socket and the database. */
import { readPartition } from '#lib/kafka/read.ts';
import { audit, type Finding, type Shown } from './ledgers.ts';
import type { Run, World } from './world.ts';

export interface RunAudit {
  readonly findings: readonly Finding[];
  readonly acked: number;
  readonly seen: number;
  readonly effects: number;
}

/** At a quiet point: nobody writes, everybody has caught up. */
export async function auditRun(world: World, run: Run): Promise<RunAudit> {
  const { traffic, topic, socket } = run;
  const shown = (offset: number, value: string): Shown => {
    const id = orderIdOf(value);
    // An order of unknown fate may be stored late; it says nothing of the order of its key.
    const known = traffic.unknown.has(id) ? undefined : traffic.sent.get(id);
    return { id, ...(known ?? { key: id, seq: 0 }), partition: 0, offset };
  };
  const end = await world.stores.end(topic);
  const connection = { brokers: world.engines.direct.brokers, ssl: false } as const;
  const records = await readPartition(connection, topic, 0, { low: 0, end });
  const log = records.map(({ offset, value }) => shown(offset, value));
  const screen = socket.story.flatMap(({ event }) =>
    event.type === 'records' ? event.records.map(({ offset, value }) => shown(offset, value)) : [],
  );
  const effects = await effectsOf(world, run);
  // Orders of the page's own buttons: the drill did not send them, and knows nothing of them.
  const others = log.map(({ id }) => id).filter((id) => !traffic.sent.has(id));
  const findings = audit(
    {
      acked: traffic.acked,
      unknown: new Set([...traffic.unknown, ...others]),
      seen: new Map([['screen', screen]]),
      effects: new Map([['payments', effects]]),
    },
    log,
  );
  return { findings, acked: traffic.acked.length, seen: screen.length, effects: effects.length };
}

/** Of 11.1 the order's number is the document's id; of 11.3 each effect is a document of its own. */
async function effectsOf({ stores }: World, { slug, sandbox }: Run): Promise<string[]> {
  const payments = stores.db(sandbox).collection('payments');
  const all = await payments.find(slug === 'log' ? {} : { consumer: 'payment' }).toArray();
  return all.map(({ _id, eventId }) => String(slug === 'log' ? _id : eventId));
}

export function orderIdOf(value: string): string {
  return String((JSON.parse(value) as { orderId?: unknown }).orderId);
}
