/** How far the reader is in a lab: an empty, a half or a full circle, and the same in words. */
import { progressWords } from './words.progress.ts';
import type { Locale } from './words.ts';

export type LabMark = 'new' | 'begun' | 'passed';

const FILLS: Record<LabMark, string | null> = {
  new: null,
  begun: 'M6.5 1.5a5 5 0 0 0 0 10z',
  passed: 'M6.5 1.5a5 5 0 0 0 0 10 5 5 0 0 0 0-10z',
};

export function MarkOfLab({ mark, locale }: { mark: LabMark; locale: Locale }) {
  const fill = FILLS[mark];
  return (
    <span className="lab-mark" data-mark={mark}>
      <svg width="13" height="13" viewBox="0 0 13 13" aria-hidden="true">
        <circle cx="6.5" cy="6.5" r="5" fill="none" stroke="currentColor" strokeWidth="1.4" />
        {fill && <path d={fill} fill="currentColor" />}
      </svg>
      <span className="sr-only">{progressWords.marks[mark][locale]}</span>
    </span>
  );
}
