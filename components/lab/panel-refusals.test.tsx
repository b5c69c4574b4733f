import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CAUSES, type Refusal } from '#lib/events.ts';
import type { ProcessFacts } from './panel-process.tsx';
import { phaseOf } from './panel-process.tsx';
import { Refusals } from './panel-refusals.tsx';

const ended = (refusal?: Refusal): ProcessFacts => ({
  ...{ pid: 7, startedAt: 0, phase: 'exited' },
  exit: { at: 1, code: 2, signal: null, reason: refusal ? 'refused' : 'crash', refusal },
});
const refusal: Refusal = {
  cause: 'history-lost',
  code: '286 ChangeStreamHistoryLost',
  message: 'm',
};
const said = (locale: 'id' | 'en', process: ProcessFacts) =>
  renderToStaticMarkup(<Refusals processes={{ connector: process }} locale={locale} />);

describe('a program that refused to go on', () => {
  it('is told apart from one that crashed', () => {
    expect(phaseOf(ended(refusal))).toBe('refused');
    expect(phaseOf(ended())).toBe('crashed');
    expect(said('en', ended())).toBe('');
  });

  it.each(['id', 'en'] as const)('says in %s who, why and what helps', (locale) => {
    const words = { id: 'Ulang dari awal', en: 'Start over' }[locale];
    const text = said(locale, ended(refusal));
    for (const part of ['connector', '286 ChangeStreamHistoryLost: m', 'oplog', words]) {
      expect(text).toContain(part);
    }
  });

  it('has a sentence of its own for each cause', () => {
    const sentences = REFUSAL_CAUSES.map((cause) => said('en', ended({ ...refusal, cause })));
    expect(new Set(sentences).size).toBe(REFUSAL_CAUSES.length);
  });
});
