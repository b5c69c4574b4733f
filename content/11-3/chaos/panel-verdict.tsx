'use client';
/**
 * The verdict on a night, row by row: what the ledger wants, what is there, and the orders that
 * break it by name. Beside it stands what an audit would have said that only counts.
 */
import type { Shown } from '#components/lab/lab-panel.tsx';
import type { AuditFact } from './model-documents.ts';
import { brokenIn, invariantOf } from './model-readings.ts';
import { INVARIANTS, type InvariantId } from './names.ts';
import css from './panel-verdict.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

type Follow = Shown['follow'];

export function Verdict({ night, follow }: { night: number | null; follow: Follow }) {
  const words = useWords();
  const audit = useFacts(({ audits }) => (night === null ? undefined : audits[night]));
  const seed = useFacts(({ nights }) => (night === null ? null : nights[night]?.plan.seed));
  return (
    <section className={css.verdict} aria-label={words.verdict} data-testid="verdict">
      <table>
        <caption>{night === null ? words.verdict : words.verdictOn(night, seed ?? 0)}</caption>
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
      <Both audit={audit} />
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
  return (
    <>
      {WHYS.filter((why) => named.some((one) => one.why === why)).map((why) => (
        <span key={why} className={css.named} data-why={why}>
          {words.why[why]}{' '}
          {named
            .filter((one) => one.why === why)
            .map(({ orderId }) => (
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
      {more > named.length && <span className={css.named}>{words.more(more - named.length)}</span>}
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
