/** A student of this lab: a hundred messages a request, measured over and over, each in its turn. */
import type { Press, Student } from '#lib/student.ts';
import { WRITER } from './settings.ts';

const measure: Press = {
  action: 'measure',
  args: [100, -1, false],
  shows: { type: 'document' },
  until: [{ type: 'report', name: WRITER }],
  button: '[data-testid="panel-measure"]',
  screen: '[data-testid="value-under-way"]',
};

/** A run takes sixty measurements: now and then a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: [{ type: 'ready', name: WRITER }],
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="runs"]',
};

export const student: Student = {
  writer: WRITER,
  begin: [measure],
  // A measurement takes all that the machine gives, and its bar is compared before the next.
  patience: 4,
  round: [...Array.from({ length: 25 }, () => measure), reset],
};
