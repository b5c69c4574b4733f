/** The head of a lab's text: where in the chapter, and the title. */
import Link from 'next/link';
import { Unbroken } from '#components/site/unbroken.tsx';
import type { Locale, Text } from '#components/site/words.ts';
import { labWords } from './words.ts';

export interface LabTitleProps {
  readonly locale: Locale;
  readonly chapter: { readonly number: Text; readonly title: Text };
  readonly href: string;
  readonly section: number;
  readonly minutes: number;
  readonly title: string;
}

export function LabTitle({ locale, chapter, href, section, minutes, title }: LabTitleProps) {
  return (
    <header className="lab-title">
      <p className="kicker">
        <b>{chapter.number[locale]}</b> <Link href={href}>{chapter.title[locale]}</Link>,{' '}
        <span className="nowrap">
          {labWords.part[locale]} {section}
        </span>
        {', '}
        <span className="nowrap">
          {minutes} {labWords.minutes[locale]}
        </span>
      </p>
      <h1>
        <Unbroken text={title} />
      </h1>
    </header>
  );
}
