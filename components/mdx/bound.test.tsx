import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Code, Paragraph } from './bound.tsx';
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

test('a word that is said twice stays on one line, with the mark behind it', () => {
  const html = renderToStaticMarkup(
    <Paragraph>
      Masing-masing, <Noun kind="record">pesan</Noun>. Tidak apa-apa. 2014-04-27 - boleh.
    </Paragraph>,
  );
  const whole = [...html.matchAll(/<span class="nowrap">(.*?)<\/span>/g)].map(([, word]) => word);
  expect(whole).toEqual(['Masing-masing,', 'apa-apa.']);
  expect(html.replace(/<[^>]+>/g, '')).toBe(
    'Masing-masing, pesan. Tidak apa-apa. 2014-04-27 - boleh.',
  );
});

test('a name in code stays on one line, code with spaces may break', () => {
  const html = renderToStaticMarkup(
    <>
      <Code>after-insert</Code>
      <Code>{'{ consumer: 1 }'}</Code>
    </>,
  );
  expect(html).toBe('<code class="nowrap">after-insert</code><code>{ consumer: 1 }</code>');
});
