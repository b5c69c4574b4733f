/** A student of this lab: one night after another, each in a run of its own, whole or not. */
import type { Press, Student } from '#lib/student.ts';
import { PAYMENTS, type Safeguard } from './names.ts';

const night = (seed: number, off: readonly Safeguard[] = []): Press => ({
  action: 'begin',
  args: [seed, off],
  shows: { type: 'document' },
  until: [{ type: 'ready', name: PAYMENTS[0] }],
  button: '[data-testid="panel-begin"]',
  screen: '[data-testid="value-night"]',
});

/** Ends a night that goes on, too: in one run the lab would take no second one before. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="value-night"]',
};

export const student: Student = {
  begin: [night(1)],
  round: [reset, night(2), reset, night(1, ['marker'])],
  // A night takes as long as others take for five presses.
  patience: 5,
};
