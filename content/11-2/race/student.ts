/** A student of this lab: races, the connector, and its death. */
import type { Press, Student } from '#lib/student.ts';
import { CLIENTS, CONNECTOR, PATH_NAMES, PAUSE_MS } from './model.ts';

const race: Press = {
  action: 'race',
  args: [{ count: 20, pauseMs: PAUSE_MS, clockMs: 0, together: false }],
  shows: { type: 'records' },
  until: [{ type: 'committed', name: PATH_NAMES[0] }],
  button: 'article [data-control="race-20"]',
  screen: '[data-testid="value-races"]',
};

const runCdc: Press = {
  action: 'runCdc',
  args: [],
  shows: { type: 'started', name: CONNECTOR },
  until: [{ type: 'ready', name: CONNECTOR }],
  button: '#panel [data-control="run-cdc"]',
  screen: `#panel [data-process="${CONNECTOR}"]`,
};

const kill: Press = {
  action: 'stopConnector',
  args: ['kill'],
  shows: { type: 'exited', name: CONNECTOR },
  button: '#panel [data-control="kill-connector"]',
  screen: `#panel [data-process="${CONNECTOR}"]`,
};

/** A run takes two hundred races: each round is a run of its own. */
const reset: Press = {
  action: 'reset',
  args: [],
  shows: { type: 'new-run' },
  until: CLIENTS.map((name) => ({ type: 'ready', name })),
  button: '[data-testid="control-reset"]',
  screen: '[data-testid="value-races"]',
};

export const student: Student = {
  writer: CLIENTS[0],
  begin: [race],
  round: [runCdc, race, race, kill, runCdc, race, reset, race],
};
