/**
 * The only registry of labs: text, tests, search, doctor and bench read it. Adding a lab is a
 * folder, a line here and a line in `labs.server.ts`.
 */

export interface LabLimits {
  /** Live processes at a time in one sandbox. */
  readonly children: number;
  /** Actions a second, sustained; a burst of twice as many passes. */
  readonly actionsPerSecond: number;
  /** Records one action may ask for. */
  readonly recordsPerAction: number;
}

export type Chapter = 'pembuka' | '11-1' | '11-2' | '11-3';

export interface LabEntry {
  readonly slug: string;
  readonly chapter: Chapter;
  readonly section: number;
  readonly title: { readonly id: string; readonly en: string };
  readonly minutes: number;
  readonly needs: readonly Need[];
  readonly limits: LabLimits;
}

/** What a lab asks of the stack; probed once, told by health, doctor and panel alike. */
export type Need = 'kafka' | 'mongo' | 'group-log-readable' | 'segment-files-readable';

export const labs: readonly LabEntry[] = [
  {
    slug: 'log',
    chapter: '11-1',
    section: 2,
    title: { id: 'Log: buku yang hanya bisa ditambah', en: 'The log: a book you can only add to' },
    minutes: 12,
    needs: ['kafka', 'mongo', 'group-log-readable', 'segment-files-readable'],
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 6 },
  },
  {
    slug: 'keys',
    chapter: '11-1',
    section: 3,
    title: {
      id: 'Topic, partisi, key: urutan itu lokal',
      en: 'Topic, partition, key: order is local',
    },
    minutes: 14,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 600 },
  },
  {
    slug: 'unique-index',
    chapter: '11-3',
    section: 4,
    title: { id: 'Unique index sebagai satpam', en: 'The unique index at the door' },
    minutes: 15,
    needs: ['kafka', 'mongo', 'group-log-readable'],
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 500 },
  },
];

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
    limits: { children: 3, actionsPerSecond: 5, recordsPerAction: 1 },
  },
];

export function findLab(slug: string): LabEntry | undefined {
  return labs.find((lab) => lab.slug === slug);
}

/** Whatever runs in a folder of its own, listed or not. */
export function findFolder(slug: string): LabEntry | undefined {
  return [...labs, ...openings].find((entry) => entry.slug === slug);
}
