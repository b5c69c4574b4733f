/** A student of this lab: one way of sending measured after another, and a test at a hundredth. */
import type { Press, Student } from '#lib/student.ts';
import { FIRST_INPUTS } from './scale.ts';
import { READER, WRITER } from './settings.ts';

const measure = (perRequest: number): Press => ({
  action: 'measure',
  args: [perRequest, -1, false],
  shows: { type: 'document' },
  until: [{ type: 'report', name: WRITER }],
  button: '[data-testid="panel-measure"]',
  screen: '[data-testid="value-under-way"]',
});

const trial: Press = {
  action: 'trial',
  args: [{ ...FIRST_INPUTS }],
  shows: { type: 'document' },
  until: [{ type: 'ready', name: READER }],
  button: '[data-testid="panel-trial"]',
  screen: '[data-testid="value-trial-state"]',
};

export const student: Student = {
  writer: WRITER,
  begin: [trial],
  round: [measure(100)],
};
