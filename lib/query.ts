/**
 * Reads of a lab, scoped like its verbs: the challenge (which notes the first pass), the lines for
 * the reader's own tools, and what the lab itself offers.
 */
import { refusal, requireRate, requireStack, visitorWho } from './act.ts';
import { LabError } from './errors.ts';
import type { KafkaConnection } from './kafka/client.ts';
import type { Probe } from './probe.ts';
import type { Registry } from './registry.ts';
import { noteRequest } from './request-context.ts';
import type { LabModule, Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import type { QueryAnswer, QueryRequest } from './runtime.ts';

interface QueryParts {
  readonly labs: readonly LabModule[];
  readonly rooms: Rooms;
  readonly registry: Registry;
  readonly probe: Probe;
  readonly kafka: KafkaConnection;
  readonly mongoUri: string;
  fault(who: string, error: unknown): void;
}

export async function query(parts: QueryParts, request: QueryRequest): Promise<QueryAnswer> {
  try {
    const visitor = visitorWho(request.cookie);
    requireStack(parts.probe);
    requireQuery(parts, request);
    const room = await parts.rooms.find(visitor, request.slug);
    noteRequest({ sandbox: room.context().scope.sandbox });
    requireRate(room);
    return { ok: true, data: await answer(parts, room, request.query) };
  } catch (error) {
    const { code, limit } = refusal(parts, `query ${request.slug}.${request.query}`, error);
    return { ok: false, code, ...(limit === undefined ? {} : { limit }) };
  }
}

/** Before a room is opened: a name that nobody knows must not even make a sandbox. */
function requireQuery({ labs }: QueryParts, { slug, query: name }: QueryRequest): void {
  const lab = labs.find((known) => known.slug === slug);
  const names = ['challenge', 'tools', ...Object.keys(lab?.server.queries ?? {})];
  if (lab && names.includes(name)) return;
  throw new LabError('bad-input', { retriable: false, about: lab ? name : slug });
}

async function answer(parts: QueryParts, room: Room, name: string): Promise<unknown> {
  const { lab, visitor } = room;
  if (name === 'challenge') {
    const report = await lab.server.challenge(room.context());
    const { prefix } = room.context().scope;
    const whose = { visitor, slug: lab.slug };
    if (report.passed) await parts.registry.storePassed(whose, report.at, prefix);
    return report;
  }
  if (name === 'tools') return tools(parts, room);
  const own = new Map(Object.entries(lab.server.queries ?? {})).get(name);
  if (!own) throw new LabError('bad-input', { retriable: false, about: name });
  return own(room.context());
}

/** Ready lines for kcat and mongosh. A password is never printed; its place is. */
function tools({ kafka, mongoUri }: QueryParts, room: Room) {
  const { scope } = room.context();
  const broker = kafka.brokers[0] ?? '';
  const login = kafka.sasl
    ? ` -X security.protocol=${kafka.ssl ? 'SASL_SSL' : 'SASL_PLAINTEXT'} -X sasl.username=…`
    : '';
  const host = mongoUri.replace(/^(mongodb(?:\+srv)?:\/\/)(?:[^@/]*@)?([^/?]*).*$/, '$1$2');
  return {
    sandbox: scope.prefix.slice(0, -1),
    kcat: room.lab.server.topics.map(({ name }) => {
      const format = String.raw`'%t[%p]@%o %k %s\n'`;
      return `kcat -b ${broker}${login} -t ${scope.topic(name)} -C -e -f ${format}`;
    }),
    mongosh: [`mongosh "${host}/${scope.database}?directConnection=true"`],
    groups: room.lab.server.groups.map((group) => scope.group(group)),
  };
}
