/**
 * The sheet of shapes: every part of the drawings in every state, with example values. Nothing
 * links here; it is where a part is looked at alone, in both languages, themes and room sizes.
 */
import type { Metadata } from 'next';
import { PartsSheet } from './sheet.tsx';

export const metadata: Metadata = { title: 'Lembar bentuk', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  return <PartsSheet locale={locale === 'en' ? 'en' : 'id'} />;
}
