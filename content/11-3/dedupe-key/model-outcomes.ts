/** What a design made of its events: how often each became an effect, by attack and service. */
import { latest } from '#lib/fold/latest.ts';
import type { Facts } from './model.ts';
import type { TrialFacts } from './model-documents.ts';
import {
  ATTACKS,
  type Attack,
  CONSUMERS,
  type ConsumerName,
  type RowName,
  rowOf,
  SENT,
} from './names.ts';

/** One service under one attack. */
export interface Outcome {
  /** For each event, in the order of the log: its effects. In the replay: those that came new. */
  readonly counts: readonly number[];
  readonly total: number;
  /** Effects too many, and events without one. In the replay nothing is wanted. */
  readonly surplus: number;
  readonly lost: number;
}

export interface Row {
  readonly name: RowName;
  readonly trial: TrialFacts;
  /** undefined: this attack has not come to it yet. */
  readonly cells: Readonly<Record<Attack, Readonly<Record<ConsumerName, Outcome>> | undefined>>;
}

/** The last trial of each row of the figure; a row that was never tried is missing. */
export function rowsOf({ trials, sent, effects }: Facts): Readonly<Partial<Record<RowName, Row>>> {
  return rows(trials, sent, effects);
}

const rows = latest(
  (
    trials: Facts['trials'],
    sent: Facts['sent'],
    effects: Facts['effects'],
  ): Readonly<Partial<Record<RowName, Row>>> => {
    const found: Partial<Record<RowName, Row>> = {};
    for (const trial of inOrder(trials)) {
      const name = rowOf(trial.design);
      found[name] = { name, trial, cells: cellsOf(trial, sent, effects) };
    }
    return found;
  },
);

const inOrder = (trials: Facts['trials']): TrialFacts[] =>
  Object.values(trials).sort((a, b) => a._id - b._id);

export const lastTrial = ({ trials }: Facts): TrialFacts | undefined => inOrder(trials).at(-1);

export const isRunning = (state: Facts): boolean => lastTrial(state)?.state === 'running';

function cellsOf(trial: TrialFacts, sent: Facts['sent'], effects: Facts['effects']): Row['cells'] {
  const mine = Object.values(effects[trial._id] ?? {});
  const log = sent[trial._id];
  const all = SENT.flatMap((attack) => log?.[attack] ?? []);
  const replayed = trial.step === 'replaying';
  const cell = (attack: Attack) => {
    const facts = attack === 'replay' ? all : (log?.[attack] ?? []);
    if (facts.length === 0 || (attack === 'replay' && !replayed)) return undefined;
    const pass = attack === 'replay' ? 2 : 1;
    const wanted = attack === 'replay' ? 0 : 1;
    const of = (name: ConsumerName): Outcome => {
      const own = mine.filter((one) => one.consumer === name && one.pass === pass);
      const times = new Map(facts.map((fact) => [fact, 0]));
      for (const { fact } of own) if (times.has(fact)) times.set(fact, (times.get(fact) ?? 0) + 1);
      const counts = [...times.values()];
      return {
        counts,
        total: counts.reduce((sum, count) => sum + count, 0),
        surplus: counts.reduce((sum, count) => sum + Math.max(0, count - wanted), 0),
        lost: counts.filter((count) => count < wanted).length,
      };
    };
    return { payment: of('payment'), notification: of('notification') };
  };
  const [retry, two, others, replay] = ATTACKS.map(cell);
  return { retry, two, others, replay };
}

/** Nothing more will come of this attack. */
export function isSettled({ trial: { state, step } }: Row, attack: Attack): boolean {
  if (state === 'over') return true;
  return attack !== 'replay' && (step === 'forgetting' || step === 'replaying');
}

/** Whether every event had its one effect, and the replay none; undefined while that is open. */
export function isExact(row: Row, attack: Attack): boolean | undefined {
  const cell = row.cells[attack];
  if (cell === undefined || !isSettled(row, attack)) return undefined;
  return CONSUMERS.every((name) => cell[name].surplus === 0 && cell[name].lost === 0);
}

/** Payments, or notifications, of a whole trial in its first reading, or of its replay. */
export function totalOf(row: Row | undefined, name: ConsumerName, attacks: readonly Attack[]) {
  return attacks.reduce((sum, attack) => sum + (row?.cells[attack]?.[name].total ?? 0), 0);
}
