'use client';
/** The reader of the orders, and the hourglass of what it has not read yet. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useClock } from '#components/lab/use-clock.ts';
import { useView } from '#components/lab/use-lab.ts';
import { GroupBracket } from '#components/view/group-bracket.tsx';
import { Hourglass } from '#components/view/hourglass.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { GROUP, LIMITS, lagOf, lostOf, oldestUnread } from './model.ts';
import css from './panel.module.css';
import { fill, useForm } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function ReaderRow() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, GROUP));
  const members = useFacts(({ group }) => group.members.length);
  const past = useView((view) => view.past);
  return (
    <div className={css.reader}>
      <GroupBracket name={GROUP} ribbon={0} state={words.membersFromBroker(members)}>
        <PanelProcess name={GROUP} lingering={!past && members > 0}>
          {alive ? (
            <>
              <CardControl control="stop-payment">{words.stop}</CardControl>
              <CardControl control="kill-payment">{words.kill}</CardControl>
            </>
          ) : (
            <>
              <CardControl control="run-latest">{words.latest}</CardControl>
              <CardControl control="run-payment">{words.run}</CardControl>
            </>
          )}
        </PanelProcess>
      </GroupBracket>
      <Glass />
    </div>
  );
}

function Glass() {
  const words = useWords();
  const offset = useView((view) => view.clockOffset);
  const past = useView((view) => view.past);
  const clock = useClock(offset, 200, past);
  const oldest = useFacts(oldestUnread);
  const newest = useFacts(({ readAt }) => readAt ?? 0);
  const keeps = useFacts(({ retentionMs }) => retentionMs);
  const lag = useFacts(lagOf);
  const lost = useFacts(lostOf);
  const missed = useFacts((state) => state.missed);
  const form = useForm();
  const now = past || clock === 0 ? newest : clock;
  const age = oldest === null ? null : Math.max(0, now - oldest);
  const left = age === null || keeps === null ? null : keeps - age;
  const says =
    left === null
      ? words.glassIdle
      : left > 0
        ? words.glassLeft(words.seconds(left))
        : words.glassOver;
  return (
    <section className={css.glass} aria-label={words.hourglass} data-testid="hourglass">
      <Hourglass left={left === null || keeps === null ? null : left / keeps} />
      <div>
        <p className={css.says} data-over={(left !== null && left <= 0) || undefined}>
          <b>{says}</b>
        </p>
        <p>
          <span>{words.lagIs(lag, words.seconds(age ?? 0))}</span>
        </p>
        <p data-testid="lost" data-lost={lost > 0 || undefined}>
          {lost > 0 ? words.lostNow(lost) : missed > 0 ? words.missed(missed) : words.nothingLost}
        </p>
        <p className={css.fields}>
          <label>
            {words.retention}{' '}
            <input
              type="number"
              inputMode="numeric"
              min={LIMITS.retentionMs.min / 1000}
              max={LIMITS.retentionMs.max / 1000}
              value={form.seconds}
              onChange={({ target }) => fill({ seconds: target.value })}
              data-testid="form-retention"
            />{' '}
            {words.secondsUnit}
          </label>
          <ControlButton control="set-retention">{words['set-retention']}</ControlButton>
          <span data-testid="keeps">{keeps === null ? '' : words.keeps(words.seconds(keeps))}</span>
        </p>
      </div>
    </section>
  );
}
