/**
 * A press of a button arrives here. It is parsed, bounded and carried out; the answer only says
 * that it was done. Input that doesn't fit changes nothing.
 */
import { z } from 'zod';
import { engineAway, errorCode, LabError } from './errors.ts';
import { isPressName } from './once.ts';
import type { Probe } from './probe.ts';
import type { Registry } from './registry.ts';
import { visitorOf } from './registry.ts';
import { noteRequest } from './request-context.ts';
import type { LabModule, Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import type { ActAnswer, ActRequest } from './runtime.ts';
import { isVisitorCookie } from './visitor.ts';

interface ActParts {
  readonly labs: readonly LabModule[];
  readonly rooms: Rooms;
  readonly registry: Registry;
  readonly probe: Probe;
  fault(who: string, error: unknown): void;
}

const answerInput = z.strictObject({ id: z.string().max(40), option: z.string().max(40) });
const nothing = z.strictObject({});

export async function act(parts: ActParts, request: ActRequest): Promise<ActAnswer> {
  try {
    const visitor = visitorWho(request.cookie);
    if (request.press !== undefined && !isPressName(request.press)) {
      throw new LabError('bad-input', { retriable: false, about: 'press' });
    }
    requireStack(parts.probe);
    // Before a room is opened: input that doesn't fit must not even make a sandbox.
    const carryOut = wish(parts, request);
    const room = await parts.rooms.find(visitor, request.slug);
    noteRequest({ sandbox: room.context().scope.sandbox });
    requireRate(room);
    await carryOut(room);
    return { ok: true };
  } catch (error) {
    return refusal(parts, `act ${request.slug}.${request.verb}`, error);
  }
}

export function visitorWho(cookie: string | undefined): string {
  if (cookie !== undefined && isVisitorCookie(cookie)) return visitorOf(cookie);
  throw new LabError('session-gone', { retriable: false });
}

export function requireStack(probe: Probe): void {
  const { kafka, mongo } = probe.current();
  if (kafka === 'down') throw new LabError('kafka-away', { retriable: true });
  if (mongo === 'down') throw new LabError('mongo-away', { retriable: true });
}

/** @throws LabError `limit-rate` with the limit, when this sandbox asks too often */
export function requireRate(room: Room): void {
  if (room.allowAction()) return;
  const max = room.lab.limits.actionsPerSecond;
  throw new LabError('limit-rate', { retriable: true, limit: { max, retryAfter: 1 } });
}

type Wish = (room: Room) => Promise<void>;

/** Parses what is asked for; @returns what carries it out in a room */
function wish(parts: ActParts, { slug, verb: name, input }: ActRequest): Wish {
  const lab = parts.labs.find((known) => known.slug === slug);
  if (!lab) throw new LabError('bad-input', { retriable: false, about: slug });
  if (name === 'reset') {
    parse(nothing, input);
    return (room) => room.reset();
  }
  if (name === 'predict' || name === 'answer') {
    const kind = name === 'predict' ? 'predictions' : 'quiz';
    const { id, option } = parse(answerInput, input);
    const options = new Map(Object.entries(lab.server.answers[kind])).get(id);
    if (!options?.includes(option))
      throw new LabError('bad-input', { retriable: false, about: id });
    return ({ visitor }) => parts.registry.storeAnswer({ visitor, slug }, kind, id, option);
  }
  // A map, not an index: `__proto__` is a name like any other here, and unknown.
  const verb = new Map(Object.entries(lab.server.verbs)).get(name);
  if (!verb) throw new LabError('bad-input', { retriable: false, about: name });
  const parsed = parse(verb.input, input);
  return async (room) => {
    await room.settled();
    await verb.run(room.context(), parsed);
  };
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new LabError('bad-input', { retriable: false, cause: parsed.error });
}

/** Turns whatever was thrown into a code; what nobody foresaw is logged whole. */
export function refusal(
  { fault }: { fault(who: string, error: unknown): void },
  who: string,
  error: unknown,
): ActAnswer & { ok: false } {
  if (error instanceof LabError) {
    const { code, about, limit } = error;
    return {
      ok: false,
      code,
      ...(about === undefined ? {} : { about }),
      ...(limit === undefined ? {} : { limit }),
    };
  }
  const code = engineAway(error) ?? errorCode(error);
  if (code === 'unknown') fault(who, error instanceof Error ? (error.stack ?? error) : error);
  return { ok: false, code };
}
