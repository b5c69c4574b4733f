/**
 * The table of guarantees: a heading for each choice, its harms beside it. On a phone each choice
 * becomes a list of its tested harms, since five columns can't be read there.
 */
import Link from 'next/link';
import { inLocale } from '#components/lab/in-locale.ts';
import { guaranteeWords as words } from './words.guarantees.ts';
import type { Locale } from './words.ts';

export interface GuaranteeCell {
  readonly harm: keyof typeof words.harms;
  readonly happens: boolean;
  readonly says: string;
  readonly href: string;
  /** Absent while nobody can know: the database is away. */
  readonly own?: { readonly value?: string; readonly bears: boolean };
}

export interface GuaranteeGroup {
  readonly id: string;
  readonly name: string;
  readonly choices: readonly {
    readonly id: string;
    readonly name: string;
    readonly cells: readonly GuaranteeCell[];
  }[];
}

interface Props {
  readonly groups: readonly GuaranteeGroup[];
  readonly locale: Locale;
}

const harms = Object.keys(words.harms) as (keyof typeof words.harms)[];

export function GuaranteeTable({ groups, locale }: Props) {
  return (
    <table className="guarantees">
      <caption className="sr-only">{words.title[locale]}</caption>
      <thead>
        <tr>
          <th scope="col">{words.choice[locale]}</th>
          {harms.map((harm) => (
            <th key={harm} scope="col">
              {words.harms[harm][locale]}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ id, name, choices }) => (
        <tbody key={id}>
          <tr className="guarantee-group">
            <th scope="rowgroup" colSpan={harms.length + 1}>
              {name}
            </th>
          </tr>
          {choices.map((choice) => (
            <tr key={choice.id} data-testid={`choice-${choice.id}`}>
              <th scope="row">
                <NameWithCode name={choice.name} />
              </th>
              {harms.map((harm) => (
                <HarmCell
                  key={harm}
                  harm={harm}
                  cell={choice.cells.find((one) => one.harm === harm)}
                  locale={locale}
                />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** `$set` between backticks is code. */
function NameWithCode({ name }: { name: string }) {
  return name
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part));
}

interface HarmCellProps {
  readonly harm: keyof typeof words.harms;
  readonly cell?: GuaranteeCell;
  readonly locale: Locale;
}

function HarmCell({ harm, cell, locale }: HarmCellProps) {
  if (!cell) {
    return (
      <td data-tested="false">
        <span className="sr-only">{words.untested[locale]}</span>
      </td>
    );
  }
  const { happens, says, href, own } = cell;
  return (
    <td data-happens={happens}>
      <b data-harm={words.harms[harm][locale]}>{(happens ? words.happens : words.never)[locale]}</b>{' '}
      <Link href={href} prefetch={false}>
        {says}
      </Link>
      {own && <Own own={own} locale={locale} />}
    </td>
  );
}

function Own({ own, locale }: { own: NonNullable<GuaranteeCell['own']>; locale: Locale }) {
  if (own.value === undefined) return <small>{words.notRun[locale]}</small>;
  return (
    <small data-bears={own.bears}>
      {words.own[locale]} <output>{inLocale(own.value, locale)}</output>
      {!own.bears && `, ${words.against[locale]}`}
    </small>
  );
}
