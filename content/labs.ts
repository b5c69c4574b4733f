/**
 * The only registry of labs: text, tests, search, doctor and bench read it. Adding a lab is a
 * folder, an entry in its chapter's file and a line in `labs.server.ts`.
 */
import { labs as streams } from './labs/11-1.ts';
import { labs as integration } from './labs/11-2.ts';
import { labs as reliability } from './labs/11-3.ts';
import { labs as opening } from './labs/pembuka.ts';
import type { LabEntry } from './labs/shape.ts';

export type { Chapter, LabEntry, LabLimits, Need } from './labs/shape.ts';

export const labs: readonly LabEntry[] = [...opening, ...streams, ...integration, ...reliability];

/**
 * Run like labs, but no section of the book: what is alive on the front page. Contents, search,
 * doctor and the labs' addresses know nothing of them.
 */
export const openings: readonly LabEntry[] = [
  {
    slug: 'tower',
    chapter: 'pembuka',
    section: 0,
    title: { id: 'Menara di halaman depan', en: 'The tower on the front page' },
    minutes: 1,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    limits: { children: 4, actionsPerSecond: 5, recordsPerAction: 1 },
  },
];

export function findLab(slug: string): LabEntry | undefined {
  return labs.find((lab) => lab.slug === slug);
}

/** Whatever runs in a folder of its own, listed or not. */
export function findFolder(slug: string): LabEntry | undefined {
  return [...labs, ...openings].find((entry) => entry.slug === slug);
}
