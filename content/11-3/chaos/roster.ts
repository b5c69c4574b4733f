/**
 * The programs of a night, and who keeps them running: whoever is found dead is started again, as
 * a service manager would. It decides nothing and knows no card.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import type { ConnectorAsked } from '../../shop/connector-settings.ts';
import { ledgerFile } from './ledger.ts';
import {
  BUYERS,
  HAND,
  ORDERS,
  PROXY,
  RELAY,
  ROSTER,
  type RosterName,
  type Safeguard,
  SERVICE,
} from './names.ts';
import { patiently } from './patiently.ts';
import type { Night } from './stores.ts';

const address = z.object({ port: z.int() });

export interface Roster {
  /**
   * Starts whoever doesn't run; the order service's new door is told to the buyers.
   *
   * @throws LabError `not-running` once the session has ended
   */
  keep(): Promise<void>;
  /** The buyers set out: their order of the night begins with this. */
  openDoors(night: Night, perSecond: number): Promise<void>;
}

export function openRoster({ children, scope }: LabContext, off: Night['off']): Roster {
  const has = (safeguard: Safeguard) => !off.includes(safeguard);
  let isOpen = false;
  let isDoorTold = false;
  const portOf = async (name: string) =>
    address.parse(await children.call(name, 'address', {})).port;

  async function start(name: RosterName): Promise<void> {
    const folder = 'content/11-3/chaos';
    if (name === PROXY) {
      const program = 'content/shop/ack-proxy.worker.ts';
      return children.start({ name, program, settings: {} });
    }
    if (name === HAND) {
      return children.start({
        name,
        program: `${folder}/hand.worker.ts`,
        settings: {},
        small: true,
      });
    }
    if (name === SERVICE) {
      // Without an outbox the service publishes itself, by the same way that the relay takes.
      const way = has('outbox') ? {} : { proxyPort: await portOf(PROXY) };
      const settings = { topic: ORDERS, ...way };
      children.start({ name, program: `${folder}/order-service.worker.ts`, settings });
      isDoorTold = false;
      return;
    }
    if (name === RELAY) {
      const program = 'content/shop/outbox-relay.worker.ts';
      return children.start({ name, program, settings: await relaySettings() });
    }
    const settings = { topic: ORDERS, marker: has('marker'), dlq: has('dlq') };
    return children.start({ name, program: `${folder}/payment.worker.ts`, settings });
  }

  async function relaySettings(): Promise<Record<string, unknown>> {
    const asked: ConnectorAsked = {
      ...{ connector: RELAY, collection: 'outbox', topic: ORDERS },
      ...(has('token') ? { save: 'after' } : { save: 'before', every: 1 }),
      proxyPort: await portOf(PROXY),
    };
    return { ...asked };
  }

  /** A service that was started anew has another door. */
  async function tellDoor(): Promise<void> {
    if (isDoorTold || !children.running(BUYERS)) return;
    await children.call(BUYERS, 'door', { port: await portOf(SERVICE) });
    isDoorTold = true;
  }

  return {
    async keep() {
      // Nobody kills the buyers but a session that ends, and a night ends with it.
      if (isOpen && !children.running(BUYERS)) {
        throw new LabError('not-running', { retriable: false, about: BUYERS });
      }
      for (const name of ROSTER) {
        // Without an outbox there is nothing to relay.
        if (children.running(name) || (name === RELAY && !has('outbox'))) continue;
        await start(name).catch(isOpen ? unlessPassing : unlessGone);
      }
      await tellDoor().catch(unlessGone);
    },
    async openDoors({ plan, _id }, perSecond) {
      const file = ledgerFile(scope.prefix, _id);
      const settings = { night: _id, file, seed: plan.seed, orders: plan.orders, perSecond };
      const program = 'content/11-3/chaos/buyers.worker.ts';
      children.start({ name: BUYERS, program, settings, small: true });
      isOpen = true;
      isDoorTold = false;
      // What is committed before the relay knows where it begins would never be told of.
      if (has('outbox')) await patiently(() => children.call(RELAY, 'begun', {}));
    },
  };
}

/** In mid-night a full machine is waited for; before it, its reader is told. */
function unlessPassing(error: unknown): void {
  if (error instanceof LabError && error.code === 'limit-children') return;
  unlessGone(error);
}

/** It died while it was asked: whoever comes by next starts it again. */
export function unlessGone(error: unknown): void {
  const gone = error instanceof LabError && ['not-running', 'unanswered'].includes(error.code);
  if (!gone) throw error;
}
