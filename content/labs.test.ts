/** What the registry lists and what it only runs. */
import { describe, expect, it } from 'vitest';
import { labModules } from './labs.server.ts';
import { findFolder, findLab, labs, openings } from './labs.ts';

describe('registry', () => {
  it('runs every folder, listed or not', () => {
    const all = [...labs, ...openings].map(({ slug }) => slug);
    expect(labModules.map(({ slug }) => slug).sort()).toEqual(all.sort());
    expect(new Set(all).size).toBe(all.length);
  });

  it('lists no opening as a section of the book, nor gives it a lab’s address', () => {
    for (const { slug } of openings) {
      expect(labs.some((lab) => lab.slug === slug)).toBe(false);
      expect(findLab(slug)).toBeUndefined();
      expect(findFolder(slug)?.slug).toBe(slug);
    }
  });
});
