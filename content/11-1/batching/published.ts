/**
 * Figures that others published, each with where it stands: the rules that the calculator reckons
 * with, and the marks on its ruler. None of them was measured here.
 */

interface Rule {
  readonly value: number;
  readonly source: string;
}

export const RULES = {
  /** Bytes a second through one partition: "tens of MB/s", the lowest of them. */
  partitionBytes: {
    value: 10e6,
    source: 'Jun Rao, How to choose the number of topics/partitions in a Kafka cluster (2015)',
  },
  /** Bytes a second written by one broker: reckoned from 605 MB/s in, 3 brokers, 3 replicas. */
  brokerWrite: {
    value: 605e6,
    source: 'Confluent, Benchmarking Apache Kafka, Apache Pulsar, and RabbitMQ (2020)',
  },
  /** Share of a network card that is planned with: room for catching up and a broker's loss. */
  nicShare: { value: 0.5, source: 'Menara' },
  /**
   * A rule of thumb of the time of ZooKeeper; KRaft lifted what stood behind it. It speaks of
   * partitions on a broker: we count each copy as one.
   */
  replicasPerBroker: {
    value: 4000,
    source: 'Jun Rao, Apache Kafka Supports 200K Partitions Per Cluster (2018)',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export interface Mark {
  readonly id: string;
  /** Messages a second. */
  readonly rate: number;
  readonly year: number;
  readonly source: string;
}

/** In the order of the ruler. */
export const MARKS: readonly Mark[] = [
  {
    id: 'kreps-sync',
    rate: 421_823,
    year: 2014,
    source:
      'Jay Kreps, Benchmarking Apache Kafka: 2 Million Writes Per Second (On Three Cheap Machines)',
  },
  {
    id: 'kreps-three',
    rate: 2_024_032,
    year: 2014,
    source:
      'Jay Kreps, Benchmarking Apache Kafka: 2 Million Writes Per Second (On Three Cheap Machines)',
  },
  {
    id: 'linkedin-2015',
    rate: 13_000_000,
    year: 2015,
    source: 'Todd Palino, Running Kafka At Scale, LinkedIn Engineering (2015)',
  },
  {
    id: 'linkedin-2019',
    // 7 trillion a day, on average.
    rate: 81_000_000,
    year: 2019,
    // The post itself was not read, but a summary of it.
    source: 'LinkedIn Engineering (2019): 7 trillion messages a day, via vutr.substack.com',
  },
];
