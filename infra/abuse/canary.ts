/**
 * Whether anything of one sandbox can be seen from another. Each visitor's log and database hold a
 * word that is nowhere else; then everything that each of them can read is searched for the words
 * and names of all others.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { readPartition } from '#lib/kafka/read.ts';
import { openReader } from '#lib/testing/socket-client.ts';
import type { House, Visitor } from './house.ts';

export interface Sightings {
  readonly visitors: number;
  /** Characters of pages, queries and socket events that were searched. */
  readonly searched: number;
  readonly found: readonly string[];
  /** Own words seen by their own visitor; a search that finds none of them proves nothing. */
  readonly ownSeen: number;
}

const SLUG = 'log';
const PATHS = ['/id', `/id/11-1/${SLUG}`, '/id/progress'];
const QUERIES = ['tools', 'challenge'];

interface Marked extends Visitor {
  readonly word: string;
  readonly sandbox: string;
}

export async function searchCanaries(house: House, visitors: number): Promise<Sightings> {
  const marked: Marked[] = [];
  for (let made = 0; made < visitors; made += 1) {
    const visitor = await house.visitor([SLUG]);
    marked.push({
      ...visitor,
      word: `canary-${randomUUID()}`,
      sandbox: visitor.sandboxes.get(SLUG) ?? '',
    });
  }
  const readers = marked.map((one) => watch(house.url, one));
  try {
    await Promise.all(readers.map((reader) => reader.opened));
    await Promise.all(marked.map((one) => mark(house, one)));
    await Promise.all(readers.map((reader) => reader.ownWord));
    return await search(
      house,
      marked,
      readers.map((reader) => reader.text),
    );
  } finally {
    for (const reader of readers) reader.close();
  }
}

function watch(url: string, { cookie, word }: Marked) {
  const reader = openReader({ url, origin: url, cookie: cookie.replace('menara=', '') });
  const text = () => JSON.stringify([reader.snapshots, reader.story]);
  const opened = reader.connect().then(() => reader.follow(SLUG));
  return {
    opened,
    text,
    ownWord: opened.then(() => reader.until(() => text().includes(word), 20_000)),
    close: () => void reader.socket.disconnect(),
  };
}

/** As a visitor's own tools would: into their log and into their collection. */
async function mark(house: House, { word, sandbox }: Marked): Promise<void> {
  const producer = house.kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  await producer.send({
    topic: `${sandbox}-pesanan`,
    messages: [{ key: word, value: JSON.stringify({ orderId: word }) }],
  });
  await producer.disconnect();
  const db = house.mongo.db(sandbox.replaceAll('-', '_'));
  await db.collection<{ _id: string }>('search_index').insertOne({ _id: word });
}

async function logOf({ admin, brokers }: House, { sandbox }: Marked): Promise<string> {
  const topic = `${sandbox}-pesanan`;
  const [{ partition, low, high } = { partition: 0, low: '0', high: '0' }] =
    await admin.fetchTopicOffsets(topic);
  const range = { low: Number(low), end: Number(high) };
  return JSON.stringify(await readPartition({ brokers, ssl: false }, topic, partition, range));
}

async function documentsOf({ mongo }: House, { sandbox }: Marked): Promise<string> {
  const db = mongo.db(sandbox.replaceAll('-', '_'));
  const collections = await db.collections();
  return JSON.stringify(await Promise.all(collections.map((one) => one.find().toArray())));
}

async function search(
  house: House,
  marked: readonly Marked[],
  sockets: readonly (() => string)[],
): Promise<Sightings> {
  const found: string[] = [];
  let searched = 0;
  let ownSeen = 0;
  for (const [index, one] of marked.entries()) {
    const texts = new Map([
      ['socket', sockets[index]?.() ?? ''],
      ['log', await logOf(house, one)],
      ['documents', await documentsOf(house, one)],
    ]);
    for (const path of [...PATHS, ...QUERIES.map((query) => `/api/lab/${SLUG}/${query}`)]) {
      const headers = { cookie: one.cookie, accept: path.startsWith('/id') ? 'text/html' : '*/*' };
      texts.set(path, (await house.sender.http({ method: 'GET', path, headers })).text);
    }
    for (const [where, text] of texts) {
      searched += text.length;
      if (text.includes(one.word) || text.includes(one.sandbox)) ownSeen += 1;
      for (const other of marked) {
        if (other === one) continue;
        const id = other.sandbox.slice(3, 19);
        if (text.includes(other.word) || text.includes(id)) {
          found.push(`${where} of visitor ${index} shows ${other.sandbox}`);
        }
      }
    }
    // Within the rate of a sandbox.
    await pause(50);
  }
  return { visitors: marked.length, searched, found, ownSeen };
}
