/** A student of this lab: one design after the other is put to its attacks. */
import type { Press, Student } from '#lib/student.ts';
import { PRESETS, type PresetName, WRITER } from './names.ts';

const attack = (name: PresetName): Press => ({
  action: 'attack',
  args: [PRESETS[name]],
  shows: { type: 'document' },
  until: [{ type: 'records' }, { type: 'committed', name: 'payment' }],
  button: `article [data-control="attack-${name}"]`,
  screen: '[data-testid="value-end"]',
});

/** A run holds forty trials: each round is a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: [{ type: 'ready', name: WRITER }],
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="value-end"]',
};

export const student: Student = {
  writer: WRITER,
  begin: [attack('attempt')],
  round: [attack('shared'), attack('missing'), attack('attempt'), reset],
  // A trial reads all of its events twice; a press before that is refused.
  patience: 2,
};
