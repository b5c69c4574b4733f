/**
 * What a refusal costs, measured: the same 250 duplicates, inserted one at a time with an E11000
 * each, and as one unordered batch. In turns, so that a busy moment of the machine meets both alike.
 */
import { type Collection, type Db, MongoBulkWriteError, MongoServerError } from 'mongodb';
import { LabError } from '#lib/errors.ts';
import { DUPLICATE_KEY } from '../../shop/error-object.ts';
import { COST_KEYS, COST_MARKERS, LIMITS } from './names.ts';

/** Each way is measured so often. */
const TURNS = 2;

/** ms for all refusals of each way, and how many there were. */
export interface Cost {
  readonly _id: number;
  readonly one: number;
  readonly batch: number;
  readonly refusedOne: number;
  readonly refusedBatch: number;
  readonly at: number;
}

interface Marker {
  readonly consumer: string;
  readonly eventId: string;
}

const duplicates = (): Marker[] =>
  Array.from({ length: COST_MARKERS }, (_, index) => ({
    consumer: 'payment',
    eventId: `evt-${(index % COST_KEYS) + 1}`,
  }));

// #region cost
async function oneByOne(markers: Collection<Marker>): Promise<number> {
  let refused = 0;
  for (const marker of duplicates()) {
    try {
      await markers.insertOne(marker);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      refused += 1;
    }
  }
  return refused;
}

async function asBatch(markers: Collection<Marker>): Promise<number> {
  try {
    // Ordered, it would stop at the first refusal.
    await markers.insertMany(duplicates(), { ordered: false });
    return 0;
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const errors = [error.writeErrors].flat();
    if (!errors.every(({ code }) => code === DUPLICATE_KEY)) throw error;
    return errors.length;
  }
}
// #endregion

const isDuplicate = (error: unknown): boolean =>
  error instanceof MongoServerError && error.code === DUPLICATE_KEY;

/** A collection of its own: these markers are nobody's, and no trial empties it. */
export const COST_COLLECTION = 'cost_markers';

let measuring = false;

/** Goes on after the answer: a busy machine takes longer than anybody waits for one. */
export async function measureCost(db: Db): Promise<void> {
  if (measuring) throw new LabError('still-working', { retriable: true });
  const costs = db.collection<Cost>('costs');
  const known = await costs.countDocuments();
  if (known >= LIMITS.costs) {
    throw new LabError('limit-measured', { retriable: false, about: String(known) });
  }
  measuring = true;
  void measure(db, costs, known + 1)
    .catch(console.error)
    .finally(() => {
      measuring = false;
    });
}

async function measure(db: Db, costs: Collection<Cost>, id: number): Promise<void> {
  const markers = db.collection<Marker>(COST_COLLECTION);
  await markers.createIndex({ consumer: 1, eventId: 1 }, { unique: true });
  // Whatever is not there yet is stored now; from here on all of it is refused.
  await asBatch(markers);
  const spent = { one: 0, batch: 0, refusedOne: 0, refusedBatch: 0 };
  for (let turn = 0; turn < TURNS; turn += 1) {
    const began = performance.now();
    spent.refusedOne += await oneByOne(markers);
    const between = performance.now();
    spent.refusedBatch += await asBatch(markers);
    spent.one += between - began;
    spent.batch += performance.now() - between;
  }
  const tenths = (ms: number) => Math.round(ms * 10) / 10;
  const { one, batch, ...refused } = spent;
  const cost = { one: tenths(one), batch: tenths(batch), ...refused };
  await costs.insertOne({ _id: id, ...cost, at: Date.now() });
}
