'use client';
/**
 * The three services over the same orders, side by side: the process, what became of each order,
 * what was charged, and who was charged wrongly. The same rows in each, so that nothing moves.
 */
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { Money } from '#components/view/money.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import type { State } from './model.ts';
import { type Fates, fatesOf, truthOf } from './model-readings.ts';
import { CONSUMERS, type ConsumerName, SHORT } from './names.ts';
import css from './panel.module.css';
import { useFates } from './panel-fates.ts';
import { PairGrid } from './panel-pairs.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Ids named under a column; all of them are in the evidence. */
const NAMED_MAX = 4;

export function Ways() {
  return (
    <div className={css.ways}>
      {CONSUMERS.map((name) => (
        <Way key={name} name={name} />
      ))}
    </div>
  );
}

function Way({ name }: { name: ConsumerName }) {
  const words = useWords();
  const fates = useFates(name);
  return (
    <section className={css.way} aria-label={name} data-testid="service" data-way={SHORT[name]}>
      <Service name={name} />
      <PairGrid fates={fates} />
      <p className={css.counts}>
        <span data-testid={`told-${SHORT[name]}`}>
          {words.markedCharged(fates.marked, fates.charged.count)}
        </span>
        <Refused name={name} />
      </p>
      <Charged name={name} />
      <Odd fates={fates} name={name} />
    </section>
  );
}

function Service({ name }: { name: ConsumerName }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const catches = useFacts((state) => catchesOf(state, name));
  const short = SHORT[name];
  const how = catches === 'inside' ? words.howSwallow : words.how[name];
  return (
    <PanelProcess name={name} {...(alive ? { reads: how } : {})}>
      {alive ? (
        <>
          <CardControl control={`stop-${short}`}>{words.stop}</CardControl>
          <CardControl control={`kill-${short}`}>{words.kill}</CardControl>
        </>
      ) : (
        <CardControl control={`start-${short}`}>{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}

/** Of the life that runs now: the pid tells which. */
function catchesOf({ lives, processes }: State, name: ConsumerName): 'inside' | 'outside' {
  const pid = processes[name]?.pid;
  const life = lives.findLast((one) => one.name === name && one.pid === pid);
  return life?.catches ?? 'outside';
}

function Refused({ name }: { name: ConsumerName }) {
  const words = useWords();
  const refused = useFacts((state) => state.refused[name]);
  if (refused === 0) return null;
  const by = name === 'payment-effect' ? 'findOne' : 'E11000';
  return (
    <span data-testid={`refused-${SHORT[name]}`}>
      {words.passedOver(refused)} <code>{by}</code>
    </span>
  );
}

function Charged({ name }: { name: ConsumerName }) {
  const words = useWords();
  const amount = useFacts((state) => fatesOf(state, name).charged.amount);
  const count = useFacts((state) => fatesOf(state, name).charged.count);
  const settled = useFacts((state) => fatesOf(state, name).settled.count);
  const owed = useFacts((state) => fatesOf(state, name).settled.amount);
  const inHand = useFacts((state) => fatesOf(state, name).inHand);
  const never = useFacts((state) => fatesOf(state, name).never.length);
  const scale = useFacts(scaleOf);
  const more = count - settled;
  // Until the bookmark has passed what is in hand, nobody can say what is right.
  const open = settled === 0 || inHand > 0;
  const rightful = open ? amount : owed;
  const begun = settled > 0 || inHand > 0;
  const unsure = begun ? words.nothingSettled : words.notBegun;
  const verdict = open
    ? unsure
    : never > 0
      ? words.missing(never)
      : more > 0
        ? words.surplus(more)
        : words.exact;
  return (
    <Money
      label={words.charged}
      text={words.rupiah(amount)}
      amount={amount}
      rightful={rightful}
      scale={scale}
      rightfulText={open ? words.inHand(inHand) : words.rightful(words.rupiah(owed))}
      verdict={verdict}
    />
  );
}

/** All three bars are drawn on the scale of the greatest sum. */
const scaleOf = (state: State): number =>
  Math.max(truthOf(state).amount, ...CONSUMERS.map((name) => fatesOf(state, name).charged.amount));

function Odd({ fates, name }: { readonly fates: Fates; readonly name: ConsumerName }) {
  const words = useWords();
  const { never, twice, settled } = fates;
  const parts = [
    ...(never.length > 0 ? [words.never(listed(never))] : []),
    ...(twice.length > 0 ? [words.twice(listed(twice))] : []),
  ];
  const wrong = parts.length > 0;
  const nobody = settled.count > 0 ? words.nobody : '';
  return (
    <p className={css.odd} data-testid={`odd-${SHORT[name]}`} data-odd={wrong || undefined}>
      {wrong ? parts.join(' · ') : nobody}
    </p>
  );
}

function listed(ids: readonly string[]): string {
  return ids.slice(0, NAMED_MAX).join(', ') + (ids.length > NAMED_MAX ? ' …' : '');
}
