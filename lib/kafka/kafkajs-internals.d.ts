// kafkajs has no exports map; these are the inner parts that lib/kafka uses, and nothing else does.
declare module 'kafkajs/src/network/requestQueue/index.js' {
  const RequestQueue: { prototype: object };
  export default RequestQueue;
}

declare module 'kafkajs/src/broker/index.js' {
  const Broker: { prototype: object };
  export default Broker;
}

declare module 'kafkajs/src/cluster/index.js' {
  export interface FetchedMessage {
    offset: string;
    timestamp: string;
    key: Buffer | null;
    value: Buffer | null;
    headers?: Record<string, Buffer | Buffer[] | undefined>;
    isControlRecord?: boolean;
    /** What stands in the head of its batch. */
    batchContext?: {
      inTransaction: boolean;
      producerId: string;
      producerEpoch: number;
      /** Of its first record: its offset, and its number within its producer's session. */
      firstOffset: string;
      firstSequence: number;
      timestampType: number;
    };
  }
  export interface FetchResponse {
    responses: {
      topicName: string;
      partitions: {
        partition: number;
        highWatermark: string;
        lastStableOffset: string;
        lastStartOffset: string;
        messages: FetchedMessage[];
      }[];
    }[];
  }
  export interface Broker {
    nodeId: number;
    fetch(request: {
      isolationLevel: number;
      maxWaitTime: number;
      minBytes: number;
      maxBytes: number;
      topics: {
        topic: string;
        partitions: { partition: number; fetchOffset: string; maxBytes: number }[];
      }[];
    }): Promise<FetchResponse>;
  }
  export interface Coordinator {
    offsetCommit(request: {
      groupId: string;
      groupGenerationId: number;
      memberId: string;
      retentionTime: number;
      topics: { topic: string; partitions: { partition: number; offset: string }[] }[];
    }): Promise<unknown>;
  }
  /** The topics that a client ever named, and who can be asked which there are. */
  export interface Targets {
    targetTopics: Set<string>;
    readonly brokerPool: {
      /** null: no broker answered. */
      withBroker<T>(
        ask: (known: {
          broker: { metadata(topics: string[]): Promise<{ topicMetadata: { topic: string }[] }> };
        }) => Promise<T>,
      ): Promise<T | null>;
    };
    addMultipleTargetTopics(topics: string[]): Promise<void>;
    refreshMetadata(): Promise<void>;
  }
  export default class Cluster {
    findGroupCoordinator(query: { groupId: string }): Promise<Coordinator>;
    constructor(options: object);
    connect(): Promise<void>;
    disconnect(): Promise<void>;
    refreshMetadata(): Promise<void>;
    findBroker(query: { nodeId: string }): Promise<Broker>;
    findLeaderForPartitions(topic: string, partitions: number[]): Record<string, number[]>;
    findTopicPartitionMetadata(topic: string): { partitionId: number; leader: number }[];
    fetchTopicsOffset(
      topics: { topic: string; partitions: { partition: number }[]; fromBeginning: boolean }[],
    ): Promise<{ topic: string; partitions: { partition: number; offset: string }[] }[]>;
  }
}

declare module 'kafkajs/src/network/connection.js' {
  export default class Connection {
    send(request: object): Promise<unknown>;
  }
}

declare module 'kafkajs/src/network/socketFactory.js' {
  const createSocketFactory: () => unknown;
  export default createSocketFactory;
}

declare module 'kafkajs/src/loggers/index.js' {
  export const createLogger: (options: { level: number; logCreator: unknown }) => unknown;
  export const LEVELS: Record<string, number>;
}

declare module 'kafkajs/src/network/socketFactory.js' {
  import type { ISocketFactory } from 'kafkajs';
  /** Makes the sockets that kafkajs uses unless it is given others. */
  export default function openSockets(): ISocketFactory;
}
