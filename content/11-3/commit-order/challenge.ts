/**
 * The challenge of the lab `commit-order`: in one series of orders one service charges more than
 * there are, one fewer, and one exactly as many, each for the reason it should. Broker and database
 * are asked directly; what the screen shows plays no part.
 */
import type { ChallengeReport, Condition, LabContext } from '#lib/lab.ts';
import { type Account, type Accounts, readAccounts } from './accounts.ts';
import { messages } from './messages.ts';
import { CONSUMERS, TOPIC } from './names.ts';

export const WANTED = { orders: 50, signals: 2 } as const;
/** Ids named in a condition; a reader can't use a hundred. */
const NAMED_MAX = 5;

type ConditionId = 'orders' | 'more' | 'fewer' | 'kills' | 'exact' | 'terms' | 'lag';
type Checked = Omit<Condition, 'id' | 'text'> & { readonly id: ConditionId };

interface Picked {
  readonly more: Account | undefined;
  readonly fewer: Account | undefined;
  readonly exact: Account | undefined;
}

export async function checkChallenge(lab: LabContext): Promise<ChallengeReport> {
  const read = await readAccounts(lab);
  const picked = pick(read);
  const conditions = [
    ordersOf(lab, read),
    ...killedOnes(read, picked),
    ...politeOne(read, picked),
    lagOf(lab, read),
  ];
  return {
    passed: conditions.every(({ ok }) => ok),
    at: Date.now(),
    conditions: conditions.map((condition) => ({ ...condition, text: textOf(condition.id) })),
  };
}

/** Which account shows which outcome: of several the one with the most signals. */
function pick({ accounts, orders }: Accounts): Picked {
  const byKills = [...accounts].sort((a, b) => b.kills - a.kills);
  const byTerms = [...accounts].sort((a, b) => b.terms - a.terms);
  return {
    more: byKills.find(({ charges }) => charges > orders),
    fewer: byKills.find(({ charges, committed }) => charges < orders && committed !== null),
    exact: byTerms.find(({ odd, kills }) => odd.length === 0 && kills === 0),
  };
}

const enough = (count = 0): boolean => count >= WANTED.signals;
const nameOf = (account: Account | undefined) => account?.group ?? '–';
const chargesOf = (account: Account | undefined) =>
  account ? `${account.group} ${account.charges}` : '–';

const charged = ({ first }: Accounts, of: Account | undefined): string =>
  `Σ times of db.payments.find({group: '${nameOf(of)}', offset: {$gte: ${first}}})${named(of)}`;

const noted = ({ first }: Accounts, of: Account | undefined, signal: string): string =>
  `db.signals.find({group: '${nameOf(of)}', signal: '${signal}'}), ${first} ≤ committed < end`;

function named(of: Account | undefined): string {
  if (!of || of.odd.length === 0) return '';
  return `: ${of.odd.slice(0, NAMED_MAX).join(', ')}${of.odd.length > NAMED_MAX ? ' …' : ''}`;
}

function ordersOf({ scope }: LabContext, { orders, first, end }: Accounts): Checked {
  return {
    id: 'orders',
    left: String(orders),
    right: String(WANTED.orders),
    sign: '≥',
    ok: orders >= WANTED.orders,
    query: `distinct orderId of ${scope.topic(TOPIC)}[0] @ ${first}…${end - 1}`,
  };
}

function killedOnes(read: Accounts, { more, fewer }: Picked): Checked[] {
  const { orders } = read;
  return [
    {
      id: 'more',
      left: chargesOf(more),
      right: String(orders + 1),
      sign: '≥',
      ok: more !== undefined,
      query: charged(read, more),
    },
    {
      id: 'fewer',
      left: String(orders - 1),
      right: chargesOf(fewer),
      sign: '≥',
      ok: fewer !== undefined,
      query: charged(read, fewer),
    },
    {
      id: 'kills',
      left: `${more?.kills ?? 0} · ${fewer?.kills ?? 0}`,
      right: `${WANTED.signals} · ${WANTED.signals}`,
      sign: '≥',
      ok: enough(more?.kills) && enough(fewer?.kills),
      query: `${noted(read, more, 'SIGKILL')}; ${noted(read, fewer, 'SIGKILL')}`,
    },
  ];
}

function politeOne(read: Accounts, { exact }: Picked): Checked[] {
  return [
    {
      id: 'exact',
      left: chargesOf(exact),
      right: String(read.orders),
      ok: read.orders > 0 && exact !== undefined,
      query: `${charged(read, exact)}; ${noted(read, exact, 'SIGKILL')}: 0`,
    },
    {
      id: 'terms',
      left: String(exact?.terms ?? 0),
      right: String(WANTED.signals),
      sign: '≥',
      ok: enough(exact?.terms),
      query: noted(read, exact, 'SIGTERM'),
    },
  ];
}

function lagOf({ scope }: LabContext, { accounts, end }: Accounts): Checked {
  const groups = CONSUMERS.map((group) => scope.group(group)).join(', ');
  return {
    id: 'lag',
    left: accounts.map(({ committed }) => committed ?? '–').join(' · '),
    right: accounts.map(() => end).join(' · '),
    ok: end > 0 && accounts.every(({ committed }) => committed === end),
    query: `OffsetFetch ${groups} of ${scope.topic(TOPIC)}[0] = ListOffsets latest`,
  };
}

const textOf = (id: ConditionId) => ({
  id: messages.id[`check-${id}`],
  en: messages.en[`check-${id}`],
});
