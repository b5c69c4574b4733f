/**
 * The scale calculator: how much of each part of a cluster is used by so many messages a second,
 * which part is the first that is full, and how fast lag then grows. Pure arithmetic over rough
 * figures that were published; `published.ts` names the source of each.
 */
import { RULES } from './published.ts';

/** What the reader gives. Integers, except where `whole` is false. */
export const FIELDS = {
  /** Messages a second, over all producers. */
  rate: { min: 1, max: 1_000_000_000, whole: true },
  /** Of one message, bytes. */
  bytes: { min: 1, max: 1_000_000, whole: true },
  /** Records of one request. */
  perRequest: { min: 1, max: 100_000, whole: true },
  partitions: { min: 1, max: 1_000_000, whole: true },
  /** Replication factor. */
  replication: { min: 1, max: 9, whole: true },
  brokers: { min: 1, max: 10_000, whole: true },
  /** Gbit/s of one broker's network card. */
  nicGbit: { min: 0.1, max: 800, whole: false },
  retentionHours: { min: 0.1, max: 87_600, whole: false },
  /** Consumer groups that each read everything. */
  groups: { min: 0, max: 1000, whole: true },
  /** Consumers of each group. */
  consumers: { min: 1, max: 1_000_000, whole: true },
  /** A consumer's work on one message, ms. */
  workMs: { min: 0.001, max: 60_000, whole: false },
} as const;

export type Field = keyof typeof FIELDS;
export type ScaleInputs = Readonly<Record<Field, number>>;

export const FIELD_NAMES = Object.keys(FIELDS) as readonly Field[];

/** A part of the cluster that can be full. */
export const PARTS = ['consumers', 'partitions', 'network', 'disk', 'replicas'] as const;
export type Part = (typeof PARTS)[number];

/** The parts that belong to the brokers. */
const BROKER_PARTS: readonly Part[] = ['network', 'disk', 'replicas'];

export interface ScaleResult {
  /** Share of each part that is used; 1 is full, more can't be. */
  readonly use: Readonly<Record<Part, number>>;
  /** The part with the largest share. */
  readonly first: Part;
  /** The largest share among the parts of the brokers. */
  readonly brokerLoad: number;
  /** Messages a second that one group can handle. */
  readonly capacity: number;
  /** Messages a second by which each group's lag grows; 0 while the consumers keep up. */
  readonly lagSlope: number;
  readonly needs: {
    readonly consumers: number;
    readonly partitions: number;
    readonly brokers: number;
    /** The part that asks for so many brokers. */
    readonly brokersBy: Part;
  };
  /** Bytes a second over the whole cluster. */
  readonly flow: {
    readonly produced: number;
    readonly written: number;
    readonly sent: number;
  };
  readonly requestsPerSecond: number;
  /** Bytes kept on all disks together. */
  readonly stored: number;
}

/** Fields whose value is out of its range; `replication` also when there are too few brokers. */
export function faultyFields(inputs: ScaleInputs): readonly Field[] {
  const faulty = FIELD_NAMES.filter((name) => !fits(name, inputs[name]));
  const tooMany = inputs.replication > inputs.brokers;
  return tooMany && !faulty.includes('replication') ? [...faulty, 'replication'] : faulty;
}

export function fits(name: Field, value: number): boolean {
  const { min, max, whole } = FIELDS[name];
  return value >= min && value <= max && (!whole || Number.isInteger(value));
}

/** @param inputs all within their ranges: see `faultyFields` */
export function scaleOf(inputs: ScaleInputs): ScaleResult {
  const { rate, bytes, replication, brokers, groups, partitions, consumers, workMs } = inputs;
  const produced = rate * bytes;
  const written = produced * replication;
  // To the other replicas, and to every group.
  const sent = produced * (replication - 1 + groups);
  // Full duplex: what comes in doesn't take the place of what goes out.
  const busier = Math.max(written, sent);
  const perBroker = (inputs.nicGbit * 1e9 * RULES.nicShare.value) / 8;
  // A partition has at most one reader a group; one without a partition idles.
  const capacity = (Math.min(consumers, partitions) * 1000) / workMs;
  const brokersFor: Readonly<Record<'network' | 'disk' | 'replicas', number>> = {
    network: busier / perBroker,
    disk: written / RULES.brokerWrite.value,
    replicas: (partitions * replication) / RULES.replicasPerBroker.value,
  };
  const use: Record<Part, number> = {
    consumers: groups === 0 ? 0 : rate / capacity,
    partitions: produced / (partitions * RULES.partitionBytes.value),
    network: brokersFor.network / brokers,
    disk: brokersFor.disk / brokers,
    replicas: brokersFor.replicas / brokers,
  };
  const most = (parts: readonly Part[]) =>
    parts.reduce((best, part) => (use[part] > use[best] ? part : best));
  const consumersNeeded = groups === 0 ? 0 : atLeast((rate * workMs) / 1000);
  const brokersBy = most(BROKER_PARTS);
  return {
    use,
    first: most(PARTS),
    brokerLoad: use[brokersBy],
    capacity,
    lagSlope: groups === 0 ? 0 : Math.max(0, rate - capacity),
    needs: {
      consumers: consumersNeeded,
      partitions: Math.max(consumersNeeded, atLeast(produced / RULES.partitionBytes.value)),
      brokers: Math.max(replication, atLeast(use[brokersBy] * brokers)),
      brokersBy,
    },
    flow: { produced, written, sent },
    requestsPerSecond: rate / inputs.perRequest,
    stored: written * inputs.retentionHours * 3600,
  };
}

/** Whole things of which there must be enough; a sum that is off by a rounding needs no more. */
const atLeast = (amount: number): number => Math.max(1, Math.ceil(amount * (1 - 1e-12)));

/** The check on the live cluster runs so much smaller. */
export const TRIAL_SCALE = 100;

/** What of the inputs can be tried here: the rate, the readers and the size, all at full scale. */
export const TRIAL_LIMITS = {
  rate: { min: 5_000, max: 100_000 },
  /** Of consumers that have a partition; in steps of `TRIAL_SCALE`. */
  readers: { min: 100, max: 300 },
  bytes: { min: 1, max: 1000 },
  workMs: { min: 0.5, max: 200 },
} as const;

export interface TrialPlan {
  /** Messages a second, bytes of each, and its consumers, at the small scale. */
  readonly perSecond: number;
  readonly bytes: number;
  readonly consumers: number;
  readonly workMs: number;
  /** Messages a second by which lag is predicted to grow. */
  readonly slope: number;
}

/** undefined: these settings can't be tried at a hundredth. */
export function trialOf(inputs: ScaleInputs): TrialPlan | undefined {
  const { rate, bytes, workMs, groups } = inputs;
  const readers = Math.min(inputs.consumers, inputs.partitions);
  const within = (value: number, { min, max }: { min: number; max: number }) =>
    value >= min && value <= max;
  const ok =
    groups > 0 &&
    within(rate, TRIAL_LIMITS.rate) &&
    within(readers, TRIAL_LIMITS.readers) &&
    readers % TRIAL_SCALE === 0 &&
    within(bytes, TRIAL_LIMITS.bytes) &&
    within(workMs, TRIAL_LIMITS.workMs);
  if (!ok) return undefined;
  return {
    perSecond: rate / TRIAL_SCALE,
    bytes,
    consumers: readers / TRIAL_SCALE,
    workMs,
    slope: scaleOf(inputs).lagSlope / TRIAL_SCALE,
  };
}

/** What the calculator opens with: the shop of the text, on one broker like the reader's own. */
export const FIRST_INPUTS: ScaleInputs = {
  rate: 50_000,
  bytes: 1000,
  perRequest: 100,
  partitions: 100,
  replication: 1,
  brokers: 1,
  nicGbit: 10,
  retentionHours: 168,
  groups: 5,
  consumers: 100,
  workMs: 5,
};

/** One million a second, as worked out in the text: the network is the first to be full. */
export const MILLION: ScaleInputs = {
  ...FIRST_INPUTS,
  rate: 1_000_000,
  perRequest: 1000,
  partitions: 200,
  replication: 3,
  brokers: 5,
  consumers: 200,
  workMs: 0.2,
};
