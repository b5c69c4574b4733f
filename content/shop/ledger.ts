/** The ledger of buyers, folded: under which conditions a series began, and what it was answered. */
import * as z from 'zod/mini';
import { SERVICES, type ServiceName } from './services.ts';

/** Series kept for the reader; the others stay in the database. */
export const SERIES_MAX = 12;
/** Fewer orders than this are a try: of those too many, they go first. */
const TRY_MAX = 20;
/** Orders kept whole, for the evidence. */
const LATEST_MAX = 60;

export interface Condition {
  readonly service: ServiceName;
  readonly failPercent: number;
  readonly delayMs: number;
  readonly killed: boolean;
}

export interface Answered {
  readonly orderId: string;
  readonly status: number | null;
  readonly ms: number;
  readonly failedAt: ServiceName | null;
  readonly errno: string | null;
  /** The last status of the service that failed it. */
  readonly lastStatus: number | null;
  /** How long each call took, in turn, ms. */
  readonly calls: readonly number[];
}

export interface Series {
  readonly id: number;
  readonly asked: number;
  readonly retries: number;
  /** What the reader foretold, percent. */
  readonly forecast: number | null;
  readonly services: readonly Condition[];
  readonly over: boolean;
  readonly placed: number;
  readonly accepted: number;
  /** How many orders took so many whole milliseconds. */
  readonly waits: Readonly<Record<number, { readonly accepted: number; readonly failed: number }>>;
  /** By service and reason, "notification ECONNREFUSED". */
  readonly failures: Readonly<Record<string, number>>;
  readonly latest: readonly Answered[];
  /** Ledger sheets counted: one that is told twice counts once. */
  readonly sheets: readonly string[];
}

const seriesSchema = z.object({
  _id: z.number(),
  asked: z.number(),
  retries: z.number(),
  forecast: z.nullable(z.number()),
  services: z.array(
    z.object({
      service: z.enum(SERVICES),
      failPercent: z.number(),
      delayMs: z.number(),
      killed: z.boolean(),
    }),
  ),
  endedAt: z.optional(z.unknown()),
});

const callSchema = z.object({
  ms: z.number(),
  status: z.nullable(z.number()),
  errno: z.nullable(z.string()),
});

export const orderSchema = z.object({
  orderId: z.string(),
  status: z.nullable(z.number()),
  ms: z.number(),
  failedAt: z.optional(z.nullable(z.enum(SERVICES))),
  calls: z.optional(z.array(callSchema)),
});

const sheetSchema = z.object({
  _id: z.string(),
  series: z.number(),
  orders: z.array(orderSchema),
});

export function foldSeries(all: readonly Series[], document: unknown): readonly Series[] {
  const { _id: id, endedAt, services: noted, ...begun } = seriesSchema.parse(document);
  const known = all.find((one) => one.id === id) ?? blank(id);
  // The phone book is written by all at once, and lies in that order; a reader's is that of the calls.
  const services = SERVICES.flatMap((name) => noted.filter(({ service }) => service === name));
  return replaced(all, { ...known, ...begun, services, over: endedAt !== undefined });
}

export function foldSheet(all: readonly Series[], document: unknown): readonly Series[] {
  const { _id: sheet, series: id, orders } = sheetSchema.parse(document);
  const found = all.find((one) => one.id === id);
  // One that made room before: its sheets are not wanted either.
  if (!found && all.length >= SERIES_MAX) return all;
  const known = found ?? blank(id);
  if (known.sheets.includes(sheet)) return all;
  const waits = { ...known.waits };
  const failures = { ...known.failures };
  let accepted = 0;
  const answered = orders.map(toAnswered);
  for (const order of answered) {
    const good = order.status === 201;
    const ms = Math.round(order.ms);
    const wait = waits[ms] ?? { accepted: 0, failed: 0 };
    const one = good ? 'accepted' : 'failed';
    waits[ms] = { ...wait, [one]: wait[one] + 1 };
    if (good) accepted += 1;
    else failures[reasonOf(order)] = (failures[reasonOf(order)] ?? 0) + 1;
  }
  return replaced(all, {
    ...known,
    placed: known.placed + orders.length,
    accepted: known.accepted + accepted,
    waits,
    failures,
    latest: [...known.latest, ...answered].slice(-LATEST_MAX),
    sheets: [...known.sheets, sheet],
  });
}

function toAnswered(order: z.infer<typeof orderSchema>): Answered {
  const { orderId, status, ms, failedAt = null, calls = [] } = order;
  const last = failedAt === null ? undefined : calls.at(-1);
  return {
    ...{ orderId, status, ms, failedAt },
    errno: last?.errno ?? null,
    lastStatus: last?.status ?? null,
    calls: calls.map((call) => call.ms),
  };
}

const reasonOf = ({ failedAt, errno, lastStatus }: Answered): string =>
  `${failedAt ?? 'order-service'} ${errno ?? lastStatus ?? '–'}`;

const blank = (id: number): Series => ({
  ...{ id, asked: 0, retries: 0, forecast: null, services: [], over: false },
  ...{ placed: 0, accepted: 0, waits: {}, failures: {}, latest: [], sheets: [] },
});

function replaced(all: readonly Series[], series: Series): readonly Series[] {
  const others = all.filter(({ id }) => id !== series.id);
  const sorted = [...others, series].sort((a, b) => a.id - b.id);
  if (sorted.length <= SERIES_MAX) return sorted;
  // What a guess is held against is the first of its kind: tries and forecasts make room for it.
  const rank = ({ asked, forecast }: Series) => (asked < TRY_MAX ? 0 : forecast === null ? 2 : 1);
  const least = Math.min(...sorted.slice(0, -1).map(rank));
  const out = sorted.findIndex((one) => rank(one) === least);
  return sorted.filter((_, index) => index !== out);
}

/** Its process gave it up, or was gone before all of its buyers were answered. */
export function closeSeries(all: readonly Series[], id: number): readonly Series[] {
  return all.map((one) => (one.id === id ? { ...one, over: true } : one));
}

/** Finished, and every buyer of it was answered. */
export const isComplete = ({ over, placed, asked }: Series): boolean => over && placed >= asked;

/** The wait that so large a part of the orders stayed under, ms; undefined without orders. */
export function quantile({ waits, placed }: Series, part: number): number | undefined {
  let seen = 0;
  for (const [ms, { accepted, failed }] of Object.entries(waits)) {
    seen += accepted + failed;
    if (seen >= placed * part) return Number(ms);
  }
  return undefined;
}

/**
 * What the settings alone promise: the product of the parts, percent, and the sum of the waits, up
 * to a dead service: nobody after it is called. A call that is tried again fails only when every try
 * of it does.
 */
export function promised(
  services: readonly Condition[],
  retries: number,
): { percent: number; ms: number } {
  const fails = ({ failPercent, killed }: Condition) =>
    killed ? 1 : (failPercent / 100) ** (1 + retries);
  const part = services.reduce((product, service) => product * (1 - fails(service)), 1);
  const dead = services.findIndex(({ killed }) => killed);
  const called = dead === -1 ? services : services.slice(0, dead);
  return { percent: part * 100, ms: called.reduce((sum, { delayMs }) => sum + delayMs, 0) };
}

export const percentOf = ({ accepted, placed }: Series): number =>
  placed === 0 ? 0 : (accepted / placed) * 100;
