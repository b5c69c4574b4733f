import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Paragraph } from './bound.tsx';
import { Noun } from './noun.tsx';

test('a mark stays with the noun before it, and only the mark', () => {
  const html = renderToStaticMarkup(
    <Paragraph>
      One <Noun kind="record">record</Noun>, then an <Noun kind="offset">offset</Noun>. Read{' '}
      <Noun kind="partition">it</Noun> again.
    </Paragraph>,
  );
  const bound = [...html.matchAll(/<span class="bound">(.*?)<\/span>([.,]+)<\/span>/g)];
  expect(bound.map(([, , mark]) => mark)).toEqual([',', '.']);
  expect(html.replace(/<[^>]+>/g, '')).toBe('One record, then an offset. Read it again.');
});
