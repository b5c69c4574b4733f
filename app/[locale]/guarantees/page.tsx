/** What each choice of design can lose, double, reorder or block, with the reader's own results. */
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { guessAnchor } from '#components/mdx/anchor.ts';
import { type GuaranteeCell, GuaranteeTable } from '#components/site/guarantee-table.tsx';
import { guaranteeWords as words } from '#components/site/words.guarantees.ts';
import { isLocale, type Locale } from '#components/site/words.ts';
import { type Cell, HARMS } from '#content/guarantees/shape.ts';
import { guarantees, labOf, ownResult, togetherLab } from '#content/guarantees/table.ts';
import { readerProgress } from '#content/progress.ts';
import type { Progress } from '#lib/events.ts';
import { languages } from '../../metadata.ts';

interface Props {
  params: Promise<{ locale: string }>;
}

type AllProgress = Readonly<Record<string, Progress>> | undefined;

export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const progress = await readerProgress();
  const groups = guarantees.map(({ id, name, choices }) => ({
    id,
    name: name[locale],
    choices: choices.map((choice) => ({
      id: choice.id,
      name: choice.name[locale],
      cells: HARMS.flatMap((harm) => {
        const cell = choice.cells[harm];
        return cell ? [{ harm, ...told(cell, progress, locale) }] : [];
      }),
    })),
  }));
  const { chapter, slug, title } = togetherLab();
  return (
    <main className="guarantees-page prose" id="isi" tabIndex={-1}>
      <header>
        <h1>{words.title[locale]}</h1>
        <p className="chapter-lead">{words.lead[locale]}</p>
      </header>
      <p>{words.reading[locale]}</p>
      {!progress && <p>{words.away[locale]}</p>}
      <GuaranteeTable groups={groups} locale={locale} />
      <p data-testid="together">
        {words.together[locale]}{' '}
        <Link href={`/${locale}/${chapter}/${slug}`} prefetch={false}>
          {title[locale]}
        </Link>
        .
      </p>
    </main>
  );
}

function told(cell: Cell, progress: AllProgress, locale: Locale): Omit<GuaranteeCell, 'harm'> {
  const { chapter, slug } = labOf(cell);
  return {
    happens: cell.happens,
    says: cell.says[locale],
    href: `/${locale}/${chapter}/${slug}#${guessAnchor(cell.guess)}`,
    ...(progress && { own: ownResult(cell, progress[slug]) ?? { bears: true } }),
  };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: words.title[locale],
    description: words.lead[locale],
    alternates: { languages: languages('/guarantees') },
  };
}
