/** K9: whoever comes, dies or leaves, each partition of a group has one owner at each stable point. */
import type { Finding } from '../ledgers.ts';
import { drained, eventually, type Lane, openLane, type RowContext, realBundle } from './lane.ts';
import { bundleMutant } from './mutant.ts';
import { broken, type Row } from './row.ts';

const PAYMENT = 'content/shop/payment.worker.ts';
const PARTITIONS = [0, 1, 2];
/** One more than there are partitions: it must be idle. */
const MEMBERS = [1, 2, 3, 4];
const RECORDS = 30;
const SESSION_MS = 6000;
/** The last heartbeat may have come this long before the kill, and this is looked at late, ms. */
const EARLY_MS = 1500;
/** Above the session, until the group has a new owner, ms. */
const TAKEOVER_MS = 5000;
const LEAVE_MS = 5000;
/** A program starts and the group is dealt anew; a slow machine may be slow. */
const JOIN_MS = 60_000;

/** The leader of the group gives every partition to every member. */
const TO_EVERYBODY = {
  program: PAYMENT,
  file: 'node_modules/kafkajs/src/consumer/assigners/roundRobinAssigner/index.js',
  from: `topicsPartitions.forEach((topicPartition, i) => {
      const assignee = sortedMembers[i % membersCount]
`,
  to: `topicsPartitions
      .flatMap((one) => sortedMembers.map((member) => [one, member]))
      .forEach(([topicPartition, assignee]) => {
`,
};

interface Group {
  readonly state: string;
  readonly members: number;
  /** Sorted, each as often as it is owned. */
  readonly owned: readonly number[];
}

/** As the broker tells it. */
async function groupOf({ stores }: RowContext, { scope, topic }: Lane): Promise<Group> {
  const { groups } = await stores.admin.describeGroups([scope.group('payment')]);
  const { AssignerProtocol } = (await import('kafkajs')).default;
  const members = groups[0]?.members ?? [];
  const owned = members.flatMap(({ memberAssignment }) => {
    const decoded = AssignerProtocol.MemberAssignment.decode(memberAssignment);
    return decoded?.assignment[topic] ?? [];
  });
  return { state: groups[0]?.state ?? '', members: members.length, owned: owned.sort() };
}

const isOne = ({ owned }: Group): boolean => owned.join() === PARTITIONS.join();
const isSettled = ({ state, members }: Group, count: number): boolean =>
  state === 'Stable' && members === count;

/** Stable, with so many members, and each partition owned once. */
async function settle(
  context: RowContext,
  lane: Lane,
  count: number,
  withinMs: number,
): Promise<Finding[]> {
  let last: Finding[] = [];
  await eventually(async () => {
    last = judged(await groupOf(context, lane), count);
    return last.length === 0;
  }, withinMs);
  return last;
}

/** A group that is still being joined says nothing of its owners. */
function judged(group: Group, count: number): Finding[] {
  const settled = isSettled(group, count);
  if (settled && isOne(group)) return [];
  const told = `${group.members} of ${count} members, ${group.state}, owned ${group.owned.join()}`;
  return [broken(settled ? 'not one owner' : 'acked, never seen', told)];
}

/** Each record is read by one member, and whoever is one too many reads none. */
async function readOnce(lane: Lane): Promise<Finding[]> {
  await lane.write(RECORDS);
  if (!(await drained(lane))) return [broken('acked, never seen', 'payment is not drained')];
  const readers = new Map<string, Set<number>>();
  for (const { kind, data, incarnation } of lane.reports) {
    if (kind !== 'read') continue;
    const { partition, offset } = data as { partition: number; offset: number };
    const place = `${partition}@${offset}`;
    readers.set(place, (readers.get(place) ?? new Set()).add(incarnation));
  }
  const shared = [...readers].filter(([, by]) => by.size > 1);
  if (shared.length === 0) return [];
  return [broken('not one owner', `${shared.length} of ${readers.size} records read by several`)];
}

async function owned(context: RowContext): Promise<Finding[]> {
  await using lane = await openLane(context, PARTITIONS.length);
  const findings: Finding[] = [];
  const bundle = realBundle(PAYMENT);
  const members = [];
  for (const n of MEMBERS) {
    members.push(lane.run({ name: `payment-${n}`, bundle }));
    findings.push(...(await settle(context, lane, n, JOIN_MS)));
  }
  findings.push(...(await readOnce(lane)));
  const [killed, leaver] = members;
  const begun = Date.now();
  killed?.kill('SIGKILL');
  findings.push(...(await settle(context, lane, 3, SESSION_MS + TAKEOVER_MS)));
  const took = Date.now() - begun;
  if (took < SESSION_MS - EARLY_MS) {
    findings.push(
      broken('not one owner', `given up after ${took} ms, before its session was over`),
    );
  }
  leaver?.kill('SIGTERM');
  return [...findings, ...(await settle(context, lane, 2, LEAVE_MS))];
}

async function dealtToEverybody(context: RowContext): Promise<Finding[]> {
  await using lane = await openLane(context, PARTITIONS.length);
  const bundle = await bundleMutant(TO_EVERYBODY, context.folder);
  for (const n of [1, 2]) lane.run({ name: `payment-${n}`, bundle });
  await eventually(async () => isSettled(await groupOf(context, lane), 2), JOIN_MS);
  const findings = judged(await groupOf(context, lane), 2);
  return [...findings, ...(await readOnce(lane))];
}

export const ownerRows: readonly Row[] = [
  {
    row: 'K9',
    name: 'each partition has one owner: 1 to 4 members, one killed, one leaving',
    guarded: owned,
    safeguard: 'the deal of the leader, which gives a partition to one member',
    unguarded: dealtToEverybody,
    turnsRed: 'not one owner',
  },
];
