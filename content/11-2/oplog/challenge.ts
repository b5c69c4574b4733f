/**
 * The challenge of the lab `oplog`: a copy that an applier rebuilt from the raw oplog is the same,
 * to the byte of its hash, as the collection it was never shown. The database is asked, and its
 * oplog; where they differ, the first difference says which choice of the applier it was.
 */
import { createHash } from 'node:crypto';
import type { Document, MongoServerError } from 'mongodb';
import type { ChallengeReport, Condition, LabContext, Text } from '#lib/lab.ts';
import { type OplogEntry, operationsOf, readOplog, timeText } from '#lib/mongo/oplog.ts';
import { beginningOf } from '#lib/oplog-reading.ts';
import { firstDifference, type Stored } from './difference.ts';
import { messages } from './messages.ts';
import { ENTRIES_MAX, ORDERS, REPEATED } from './names.ts';

export const WANTED = { operations: 100 } as const;
const HASH_CHARS = 12;

interface Rebuild {
  readonly _id: string;
  readonly repeated: number;
  readonly until: string | null;
  readonly refused: { readonly code: number; readonly id: string } | null;
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const { db } = lab;
  const entries = await entriesOf(lab);
  const [orders, copy, rebuild] = await Promise.all([
    db.collection<Stored>(ORDERS).find().sort({ _id: 1 }).toArray(),
    db.collection<Stored>('orders_copy').find().sort({ _id: 1 }).toArray(),
    db.collection<Rebuild>('rebuilds').findOne({ _id: 'last' }),
  ]);
  const conditions = entries
    ? [...fromOplog(lab, entries, rebuild), ...ofCopy(orders, copy)]
    : [unreadable(), ...ofCopy(orders, copy)];
  return { passed: conditions.every(({ ok }) => ok), at: Date.now(), conditions };
}

/** undefined: this database does not let us read its oplog. */
async function entriesOf({ db, scope }: LabContext): Promise<readonly OplogEntry[] | undefined> {
  try {
    const from = await beginningOf(db, db.client);
    const query = { database: scope.database, collections: [ORDERS], from, max: ENTRIES_MAX };
    return await readOplog(db.client, query);
  } catch (error) {
    if ((error as MongoServerError).code === UNAUTHORIZED) return undefined;
    throw error;
  }
}

const UNAUTHORIZED = 13;

const unreadable = (): Condition => ({
  id: 'readable',
  text: textOf('check-readable'),
  left: 'Unauthorized (13)',
  right: 'ok',
  ok: false,
  query: 'db.getSiblingDB("local").oplog.rs.find()',
});

function fromOplog(
  { scope }: LabContext,
  entries: readonly OplogEntry[],
  rebuild: Rebuild | null,
): Condition[] {
  const kinds = countKinds(entries);
  const end = entries.at(-1);
  const until = end ? timeText(end.ts) : '–';
  const query = `local.oplog.rs.find({ns: "${scope.database}.${ORDERS}"})`;
  const refused = rebuild?.refused;
  return [
    {
      id: 'operations',
      text: textOf('check-operations'),
      left: String(entries.length),
      right: String(WANTED.operations),
      sign: '≥',
      ok: entries.length >= WANTED.operations,
      query: `${query}: count`,
    },
    {
      id: 'kinds',
      text: textOf('check-kinds'),
      left: Object.entries(kinds)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(' · '),
      right: '1',
      sign: '≥',
      ok: Object.values(kinds).every((count) => count > 0),
      query: `${query}: op, o.diff`,
    },
    {
      id: 'until',
      text: refused ? textWith('near-refused', refused.id) : textOf('check-until'),
      left: refused ? `E${refused.code}` : (rebuild?.until ?? '–'),
      right: until,
      ok: !refused && end !== undefined && rebuild?.until === until,
      query: `db.rebuilds.findOne().until = ${query}: max(ts)`,
    },
    {
      id: 'repeated',
      text: textOf('check-repeated'),
      left: String(rebuild?.repeated ?? 0),
      right: String(REPEATED),
      sign: '≥',
      ok: (rebuild?.repeated ?? 0) >= REPEATED,
      query: 'db.rebuilds.findOne().repeated',
    },
  ];
}

/** i insert, +: fields set by a diff, −: fields taken away by one, r replacement, d delete. */
function countKinds(entries: readonly OplogEntry[]) {
  const kinds = { i: 0, 'u+': 0, 'u−': 0, r: 0, d: 0 };
  for (const { op, o } of entries.flatMap(operationsOf)) {
    if (op === 'i' || op === 'd') kinds[op] += 1;
    else if (op === 'u' && o.$v !== 2) kinds.r += 1;
    else if (op === 'u') kinds[o.diff.d ? 'u−' : 'u+'] += 1;
  }
  return kinds;
}

function ofCopy(orders: readonly Stored[], copy: readonly Stored[]): Condition[] {
  const difference = firstDifference(orders, copy);
  const hashes = [hashOf(orders), hashOf(copy)] as const;
  return [
    {
      id: 'hash',
      text: difference
        ? textWith(`near-${difference.kind}`, difference.where)
        : textOf('check-hash'),
      left: `${copy.length}: ${hashes[1]}`,
      right: `${orders.length}: ${hashes[0]}`,
      ok: orders.length > 0 && hashes[0] === hashes[1],
      query: 'sha256(db.orders_copy.find().sort({_id: 1})) = sha256(db.orders.find()…)',
    },
  ];
}

/** Fields by name: their order in a document says nothing here. */
function hashOf(documents: readonly Document[]): string {
  const hash = createHash('sha256');
  for (const document of documents) {
    const fields = Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1));
    hash.update(`${JSON.stringify(fields)}\n`);
  }
  return hash.digest('hex').slice(0, HASH_CHARS);
}

type Plain =
  | 'check-readable'
  | 'check-operations'
  | 'check-kinds'
  | 'check-until'
  | 'check-repeated'
  | 'check-hash';

const textOf = (id: Plain): Text => ({ id: messages.id[id], en: messages.en[id] });

type Near = 'near-refused' | `near-${NonNullable<ReturnType<typeof firstDifference>>['kind']}`;

const textWith = (id: Near, where: string): Text => ({
  id: messages.id[id](where),
  en: messages.en[id](where),
});
