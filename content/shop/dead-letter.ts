/** A message that was put aside: what its headers say of it, and how it is played again. */
import type { Message, Producer } from 'kafkajs';
import type { LogRecord } from '#lib/events.ts';
import type { KafkaConnection } from '#lib/kafka/client.ts';
import { connectKafka, offsetNumber } from '#lib/kafka/client.ts';
import { openCluster } from '#lib/kafka/cluster.ts';
import { readPartition } from '#lib/kafka/read.ts';
import { toWholeRecord } from '#lib/kafka/record.ts';
import { isHopeless } from './hopeless.ts';
import type { Delivery } from './read-topic.ts';
import { BATCH_BYTES, bytesOf } from './record-batch.ts';

/** Of one that is put aside without its value: of each text, and how many headers of its own. */
const TEXT_CHARS_MAX = 256;
const OWN_HEADERS_MAX = 16;
/** Says that the value stayed where it was, and where that is. */
const VALUE_LEFT = 'dlq-value';

type Headers = Readonly<Record<string, string>>;

export interface Cause {
  /** In short, without the sandbox's prefix. */
  readonly topic: string;
  /** Why it was put aside: by itself, or behind an earlier one of its key. */
  readonly reason: string;
  readonly error?: Error | undefined;
  /** How often it was tried. */
  readonly tries: number;
  readonly consumer: string;
}

// #region dead
/** A dead letter keeps its own headers, and says where it lay, what was wrong, and who tried. */
function deadHeaders({ headers, offset }: Delivery, cause: Cause): Record<string, string> {
  return {
    ...bornWith(headers),
    'dlq-topic': cause.topic,
    'dlq-offset': String(offset),
    'dlq-reason': cause.reason,
    'dlq-error': cause.error?.name ?? 'none',
    'dlq-message': cause.error?.message ?? 'an earlier event of this key waits',
    'dlq-tries': String(cause.tries),
    'dlq-consumer': cause.consumer,
  };
}

/**
 * Puts it among the dead letters, whole. The cause may make it larger than the topic takes: then
 * its value stays where it was, and a header says where. So nothing is too large to step aside.
 */
export async function putAside(
  producer: Producer,
  dlq: string,
  delivery: Delivery,
  cause: Cause,
): Promise<void> {
  const { key, value } = delivery;
  const headers = deadHeaders(delivery, cause);
  const send = (message: Message) => producer.send({ topic: dlq, acks: -1, messages: [message] });
  try {
    await send({ key, value, headers });
  } catch (error) {
    if (!isHopeless(error)) throw error;
    await send(withoutValue(delivery, cause));
  }
}
// #endregion

/** A key or a header may be what was too large: only the short ones go along. */
function withoutValue(delivery: Delivery, cause: Cause): Message {
  const { key, partition, offset, headers: born } = delivery;
  const isShort = (text: string) => text.length <= TEXT_CHARS_MAX;
  const isEventId = (name: string) => Number(name === 'eventId');
  const own = Object.entries(born)
    .filter(([name, text]) => isShort(name) && isShort(text))
    .sort(([a], [b]) => isEventId(b) - isEventId(a))
    .slice(0, OWN_HEADERS_MAX);
  const said = deadHeaders({ ...delivery, headers: Object.fromEntries(own) }, cause);
  const cut = Object.entries(said).map(([name, text]) => [name, text.slice(0, TEXT_CHARS_MAX)]);
  const left = `left at ${cause.topic}-${partition}@${offset}`;
  return {
    key: key !== null && isShort(key) ? key : null,
    value: '',
    headers: { ...Object.fromEntries(cut), [VALUE_LEFT]: left },
  };
}

/** The headers it was born with: what was said of an earlier death is over. */
export function bornWith(headers: Headers): Record<string, string> {
  const own = Object.entries(headers).filter(
    ([name]) => name !== 'replayed' && !name.startsWith('dlq-'),
  );
  return Object.fromEntries(own);
}

export interface Replayer extends AsyncDisposable {
  /** @returns how many were played again */
  replay(): Promise<number>;
}

/** All names are full ones, with the sandbox's prefix; `told` is the dead letters' short one. */
export interface ReplayNames {
  readonly letters: string;
  readonly told: string;
  readonly to: string;
  /** Its bookmark in the dead letters says what was played again. */
  readonly groupId: string;
}

export async function openReplayer(
  connection: KafkaConnection,
  clientId: string,
  producer: Producer,
  { letters: from, told, to, groupId }: ReplayNames,
): Promise<Replayer> {
  const admin = connectKafka(connection, clientId).admin();
  const [cluster] = await Promise.all([openCluster(connection, clientId), admin.connect()]);

  async function unplayed(): Promise<{ letters: readonly LogRecord[]; end: number }> {
    const [bookmark] = await admin.fetchOffsets({ groupId, topics: [from] });
    const [range] = await admin.fetchTopicOffsets(from);
    const low = Math.max(0, offsetNumber(bookmark?.partitions[0]?.offset ?? '-1'));
    const end = offsetNumber(range?.high ?? '0');
    return { letters: await readPartition(connection, from, 0, { low, end }, toWholeRecord), end };
  }

  return {
    // #region replay
    async replay() {
      const { letters, end } = await unplayed();
      const once = new Map<string, LogRecord>();
      for (const letter of letters) {
        const { eventId = `${letter.offset}`, [VALUE_LEFT]: left } = letter.headers;
        // Without its value there is nothing to play: somebody has to send it smaller.
        if (left === undefined && !once.has(eventId)) once.set(eventId, letter);
      }
      const messages = [...once.values()].map(({ key, value, headers, offset }) => ({
        ...{ key, value },
        headers: { ...bornWith(headers), replayed: `${told}@${offset}` },
      }));
      for (const piece of piecesOf(messages)) {
        await producer.send({ topic: to, acks: -1, messages: piece });
      }
      // Only after the broker has them: dying in between repeats, and payment can bear that.
      await cluster.commitOutside(groupId, from, 0, end);
      return messages.length;
    },
    // #endregion
    async [Symbol.asyncDispose]() {
      await Promise.all([cluster.close(), admin.disconnect()]);
    },
  };
}

type Played = Pick<LogRecord, 'key' | 'value'> & { readonly headers: Record<string, string> };

/** In their order, each piece as much as a topic takes in one batch; at least one message. */
function piecesOf(messages: readonly Played[]): Played[][] {
  const pieces: Played[][] = [];
  let room = 0;
  for (const message of messages) {
    const bytes = bytesOf({ ...message, key: message.key ?? '' });
    room -= bytes;
    if (room < 0 || pieces.length === 0) {
      pieces.push([]);
      room = BATCH_BYTES - bytes;
    }
    pieces.at(-1)?.push(message);
  }
  return pieces;
}
