/** A link inside a text: where it leads to a lab, it carries the reader's mark. */
import type { ComponentProps } from 'react';
import { MarkOfLab } from '#components/site/mark-of-lab.tsx';
import { localeOf } from '#components/site/words.ts';
import { labs } from './labs.ts';
import { markOf, readerProgress } from './progress.ts';

export async function LabLink({ href = '', children, ...rest }: ComponentProps<'a'>) {
  const lab = labs.find(({ chapter, slug }) => href.endsWith(`/${chapter}/${slug}`));
  const progress = lab && (await readerProgress());
  return (
    <>
      {lab && progress && (
        <>
          <MarkOfLab mark={markOf(progress[lab.slug])} locale={localeOf(href)} />{' '}
        </>
      )}
      <a href={href} {...rest}>
        {children}
      </a>
    </>
  );
}
