/** Three cables: server to broker, server to database, browser to server. */
import type { TcpProxy } from '#lib/testing/tcp-proxy.ts';
import { brokerAway, type Fault, mongoAway, seconds, serverAway } from './fault.ts';
import type { World } from './world.ts';

interface Cable {
  readonly name: string;
  readonly rows: string;
  readonly told: NonNullable<Fault['told']>;
  wire(world: World): TcpProxy;
  /** A delay a reader should be able to work with, ms each way. */
  readonly slowMs: number;
}

const cables: readonly Cable[] = [
  {
    name: 'server–broker',
    rows: 'K1 K3 K4',
    told: brokerAway,
    wire: ({ engines }) => engines.brokerWire,
    slowMs: 150,
  },
  {
    name: 'server–mongod',
    rows: 'E1 E3',
    told: mongoAway,
    wire: ({ engines }) => engines.mongoWire,
    slowMs: 100,
  },
  {
    name: 'browser–server',
    rows: 'W1 W4',
    told: serverAway,
    wire: ({ browserWire }) => browserWire,
    slowMs: 400,
  },
];

const faultsOf = ({ name, rows, told, wire, slowMs }: Cable): Fault[] => [
  {
    name: `${name} cut`,
    ...{ rows, told },
    inject: (world) => wire(world).unplug(),
    lasts: seconds(1, 8),
    over: (world) => wire(world).plug(),
  },
  {
    name: `${name} silent`,
    ...{ rows, told },
    inject: async (world) => wire(world).hold(),
    lasts: seconds(1, 8),
    over: async (world) => wire(world).release(),
  },
  {
    // Requests get through and answers do not: what was done is not known to have been done.
    name: `${name} answers lost`,
    ...{ rows, told },
    inject: async (world) => wire(world).hold('answers'),
    lasts: seconds(1, 5),
    async over(world) {
      await wire(world).unplug();
      wire(world).release();
      await wire(world).plug();
    },
  },
  {
    name: `${name} half open`,
    rows,
    inject: async (world) => wire(world).halfOpen(),
    // Whoever dials again gets through: the client must find out by itself.
    lasts: seconds(12, 12),
  },
  {
    name: `${name} slow`,
    rows,
    inject: async (world) => wire(world).delay(slowMs),
    lasts: seconds(5, 8),
    over: async (world) => wire(world).delay(0),
    harmless: true,
  },
];

export const networkFaults: readonly Fault[] = cables.flatMap(faultsOf);
