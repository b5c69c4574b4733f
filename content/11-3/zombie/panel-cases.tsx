'use client';
import { Chip } from '#components/view/chip.tsx';
/** Each poisonous order beside the next one of its customer: as written, and as charged. */
import { latest } from '#lib/fold/latest.ts';
import type { State } from './model.ts';
import { type Case, casesOf } from './model-readings.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** The youngest cases; older ones are in the evidence. */
const SHOWN = 4;

const shown = latest((state: State): readonly Case[] => casesOf(state).slice(-SHOWN));

export function Cases() {
  const words = useWords();
  const cases = useFacts(shown);
  return (
    <section className={css.cases} aria-label={words.cases} data-testid="cases">
      <p>{words.cases}</p>
      {cases.length === 0 ? (
        <p className={css.none}>{words.noCases}</p>
      ) : (
        <ol>
          {cases.map((one) => (
            <CaseItem key={one.written[0]?.eventId} case={one} />
          ))}
        </ol>
      )}
    </section>
  );
}

function CaseItem({ case: one }: { case: Case }) {
  const { written, paid, places, verdict } = one;
  const words = useWords();
  const [poison] = written;
  return (
    <li data-testid="case" data-verdict={verdict}>
      <Chip keyName={poison?.key ?? null} size={20} state="stored" label={poison?.key ?? ''} />
      <dl>
        <div>
          <dt>{words.writtenRow}</dt>
          {written.map(({ eventId, orderId }, index) => (
            <dd key={eventId} data-poison={index === 0 || undefined}>
              {orderId} <small>{words.place[places[index] ?? 'waiting']}</small>
            </dd>
          ))}
        </div>
        <div>
          <dt>{words.paidRow}</dt>
          {paid.length === 0 && <dd className={css.none}>{words.nonePaid}</dd>}
          {paid.map(({ eventId, orderId }) => (
            <dd key={eventId}>{orderId}</dd>
          ))}
        </div>
      </dl>
      <strong>{words.verdict[verdict]}</strong>
    </li>
  );
}
