/**
 * The warden: outlives its owner by seconds. Its standard input is a pipe that only the owner
 * holds; when that closes without a word, the owner was killed, and everything it had registered
 * is ended here. It ignores the terminal's signals, so Ctrl-C reaches the owner first.
 */
import { createInterface } from 'node:readline';
import { startOf } from './process-start.mjs';

const GRACE_MS = 3000;
const POLL_MS = 50;

const watched = new Map();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { watch, start, forget } = JSON.parse(line);
  if (watch) watched.set(watch, start);
  if (forget) watched.delete(forget);
});
lines.on('close', endAll);

async function endAll() {
  signalAll('SIGTERM');
  await allGone(GRACE_MS);
  // A stopped (SIGSTOP) process keeps SIGTERM pending; only this one reaches it.
  signalAll('SIGKILL');
  await allGone(GRACE_MS);
  process.exit(0);
}

function signalAll(signal) {
  for (const pid of living()) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') process.stderr.write(`warden: ${pid}: ${error.message}\n`);
    }
  }
}

function living() {
  return [...watched].filter(([pid, start]) => startOf(pid) === start).map(([pid]) => pid);
}

async function allGone(deadlineMs) {
  const deadline = Date.now() + deadlineMs;
  while (living().length > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
