/** What the registry lists and what it only runs. */
import { describe, expect, it } from 'vitest';
import { CHILDREN_MAX, SANDBOXES_MAX, SMALL_CHILDREN_MAX } from '#lib/limits.ts';
import { labModules } from './labs.server.ts';
import { findFolder, findLab, labs, openings } from './labs.ts';

/** Visitors on one small server, as `npm run load` measures it. */
const CLASS = 40;

/** A night is a whole shop; who comes when the machine is full is told so (docs/operating.md). */
const FEWER: Readonly<Record<string, number>> = { chaos: 26 };

describe('registry', () => {
  it('runs every folder, listed or not', () => {
    const all = [...labs, ...openings].map(({ slug }) => slug);
    expect(labModules.map(({ slug }) => slug).sort()).toEqual(all.sort());
    expect(new Set(all).size).toBe(all.length);
  });

  it('lets a class of forty run every process of any lab but the last', () => {
    expect(SANDBOXES_MAX).toBeGreaterThanOrEqual(CLASS);
    for (const { slug, limits } of [...labs, ...openings]) {
      const { children, small = 0 } = limits;
      const readers = FEWER[slug] ?? CLASS;
      expect(CHILDREN_MAX, slug).toBeGreaterThanOrEqual(readers * (children - small));
      expect(SMALL_CHILDREN_MAX, slug).toBeGreaterThanOrEqual(readers * small);
    }
  });

  it('lists no opening as a section of the book, nor gives it a lab’s address', () => {
    for (const { slug } of openings) {
      expect(labs.some((lab) => lab.slug === slug)).toBe(false);
      expect(findLab(slug)).toBeUndefined();
      expect(findFolder(slug)?.slug).toBe(slug);
    }
  });
});
