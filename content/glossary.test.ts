/** Keeps the glossary whole: every term defined in both languages, and shown where it says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '#components/lab/steps.ts';
import { findTerm, glossary, labOf } from './glossary.ts';

describe('the glossary', () => {
  it('has the 45 terms of the book, each once, in the order of the alphabet', () => {
    expect(new Set(glossary.map(({ slug }) => slug)).size).toBe(45);
    expect(glossary).toHaveLength(45);
    const names = glossary.map(({ term }) => term.toLowerCase());
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it('names terms by what can stand in an address', () => {
    for (const { slug } of glossary) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(findTerm('lag')?.term).toBe('Lag');
    expect(findTerm('constructor')).toBeUndefined();
  });

  it('defines each in one line of either language, and not in the same words', () => {
    for (const { slug, meaning } of glossary) {
      for (const line of [meaning.id, meaning.en]) {
        expect(line, slug).toMatch(/[.]$/);
        expect(line.length, slug).toBeLessThanOrEqual(130);
      }
      expect(meaning.id, slug).not.toBe(meaning.en);
    }
  });

  it('leads to a step that is there', () => {
    for (const entry of glossary) {
      const lab = labOf(entry);
      const { step } = entry.shown;
      if (!lab || step === undefined) continue;
      const file = path.join(import.meta.dirname, lab.chapter, lab.slug, 'lab.id.mdx');
      expect(stepsOf(readFileSync(file, 'utf8')).length, entry.slug).toBeGreaterThanOrEqual(step);
    }
  });
});
