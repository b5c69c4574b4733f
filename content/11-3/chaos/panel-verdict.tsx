'use client';
/**
 * The verdict on a night: first in a word, by sets and as an audit that only counts would say it;
 * then row by row what the ledger wants, what is there, and the orders that break it by name.
 */
import { useId } from 'react';
import type { Shown } from '#components/lab/lab-panel.tsx';
import type { AuditFact } from './model-documents.ts';
import { brokenIn, invariantOf } from './model-readings.ts';
import { INVARIANTS, type InvariantId, NAMED_IN_ROW } from './names.ts';
import css from './panel-verdict.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

type Follow = Shown['follow'];

export function Verdict({ night, follow }: { night: number | null; follow: Follow }) {
  const words = useWords();
  const title = useId();
  const audit = useFacts(({ audits }) => (night === null ? undefined : audits[night]));
  const seed = useFacts(({ nights }) => (night === null ? null : nights[night]?.plan.seed));
  return (
    <section className={css.verdict} aria-label={words.verdict} data-testid="verdict">
      <div className={css.head}>
        <b id={title}>{night === null ? words.verdict : words.verdictOn(night, seed ?? 0)}</b>
        <Both audit={audit} />
      </div>
      <table aria-labelledby={title}>
        <thead>
          <tr>
            <th scope="col">{words.colInvariant}</th>
            <th scope="col">{words.colWanted}</th>
            <th scope="col">{words.colFound}</th>
            <th scope="col">{words.colVerdict}</th>
          </tr>
        </thead>
        <tbody>
          {INVARIANTS.map((id) => (
            <Row key={id} id={id} audit={audit} follow={follow} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly id: InvariantId;
  readonly audit: AuditFact | undefined;
  readonly follow: Follow;
}

function Row({ id, audit, follow }: RowProps) {
  const words = useWords();
  const found = audit && invariantOf(audit, id);
  const said = (value: number) => (id === 'sum' ? words.rupiah(value) : words.number(value));
  return (
    <tr data-testid={`invariant-${id}`} data-ok={found?.ok}>
      <th scope="row">{words.invariant[id]}</th>
      <td>{found ? said(found.wanted) : '–'}</td>
      <td>{found ? said(found.found) : '–'}</td>
      <td>
        {found && (found.ok ? words.whole : <strong>{words.broken(found.broken)}</strong>)}
        {found && <Named named={found.named} more={found.broken} follow={follow} />}
      </td>
    </tr>
  );
}

const WHYS = ['missing', 'doubled', 'phantom'] as const;

interface NamedProps extends Pick<RowProps, 'follow'> {
  readonly named: AuditFact['invariants'][number]['named'];
  /** How many ids break it in all. */
  readonly more: number;
}

function Named({ named, more, follow }: NamedProps) {
  const words = useWords();
  const told = WHYS.map((why) => ({
    why,
    first: named.filter((one) => one.why === why).slice(0, NAMED_IN_ROW),
  })).filter(({ first }) => first.length > 0);
  const rest = more - told.reduce((all, { first }) => all + first.length, 0);
  return (
    <>
      {told.map(({ why, first }) => (
        <span key={why} className={css.named} data-why={why}>
          {words.why[why]}{' '}
          {first.map(({ orderId }) => (
            <button
              key={orderId}
              type="button"
              data-testid="named"
              data-order={orderId}
              title={words.follow(orderId)}
              onClick={() => follow?.(orderId)}
            >
              {orderId}
            </button>
          ))}
        </span>
      ))}
      {rest > 0 && <span className={css.named}>{words.more(rest)}</span>}
    </>
  );
}

/** By sets, and by counts alone. */
function Both({ audit }: { audit: AuditFact | undefined }) {
  const words = useWords();
  const payments = audit && invariantOf(audit, 'payments');
  const broken = audit ? brokenIn(audit) : [];
  return (
    <dl className={css.both}>
      <div data-testid="by-sets" data-ok={audit && broken.length === 0}>
        <dt>{words.bySets}</dt>
        <dd>
          <span role="status">{audit ? words.setsSay(broken) : words.noVerdict}</span>
        </dd>
      </div>
      <div data-testid="by-counts" data-ok={audit?.countsAgree}>
        <dt>{words.byCounts}</dt>
        <dd>
          {payments
            ? words.countsSay(payments.found, payments.wanted, broken.length)
            : words.noVerdict}
        </dd>
      </div>
    </dl>
  );
}
