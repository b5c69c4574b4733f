/**
 * The analytics of this lab: the same log in a store that is made for sums. After each wave it says
 * what the turnover of each minute is now; the other questions are asked by the reader.
 */
import { z } from 'zod';
import { startChild } from '#lib/process/child.ts';
import { followLog } from './follow-log.ts';
import { ANALYTICS } from './names.ts';
import { SELECT_NAMES, type SelectName } from './selects.ts';
import { openTurnover } from './turnover.ts';

/** Of many waves one is told no sooner than this after the last, ms. */
const TELL_EVERY_MS = 250;

const child = startChild();
const turnover = await openTurnover();
let timer: NodeJS.Timeout | undefined;
/** The offset behind the last record that is in the sums. */
let next = 0;

// #region sink
await followLog(
  child,
  {
    sink: ANALYTICS,
    clear: turnover.clear,
    async store(changes) {
      await turnover.store(changes.map(({ offset: version, ...rest }) => ({ ...rest, version })));
      next = (changes.at(-1)?.offset ?? next - 1) + 1;
      tellSoon();
    },
  },
  0,
);
// #endregion

function tellSoon(): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    tell('minute', 'turnover').catch((error) => console.error(error));
  }, TELL_EVERY_MS);
}

async function tell(name: SelectName, kind: 'turnover' | 'selected'): Promise<void> {
  const began = performance.now();
  const rows = await turnover.select(name);
  const ms = Math.round((performance.now() - began) * 100) / 100;
  child.report(kind, { name, rows, ms, next });
}

const select = z.object({ name: z.enum(SELECT_NAMES) });
child.answer({
  select: async (raw) => tell(select.parse(raw).name, 'selected'),
  hash: () => turnover.hash(),
});
child.onStop(async () => {
  clearTimeout(timer);
  await turnover[Symbol.asyncDispose]();
});
