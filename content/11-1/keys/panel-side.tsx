'use client';
/** Below the lanes: the view as a process in its group, and the meter of every send beside it. */
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { GroupBracket } from '#components/view/group-bracket.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { lagOf } from '#lib/fold/topic.ts';
import { GROUP, PARTITIONS, type State } from './model.ts';
import { type Send, sendsOf } from './model-readings.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Sends in the meter: the youngest. */
const SHOWN = 4;

export function Side() {
  return (
    <div className={css.side}>
      <ViewProcess />
      <Meter />
    </div>
  );
}

function ViewProcess() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, GROUP));
  const members = useFacts(({ group }) => group.members);
  const lag = useFacts(({ partitions, group }) => lagOf(partitions, group));
  const past = useView((view) => view.past);
  const held = members.flatMap(({ partitions }) => partitions).sort((a, b) => a - b);
  return (
    <GroupBracket name={GROUP} ribbon={0} state={words.groupState(members.length, lag)}>
      <PanelProcess
        name={GROUP}
        {...(held.length > 0 ? { reads: held.map((one) => `P${one}`).join(' ') } : {})}
        lingering={!past && members.length > 0}
      >
        {alive ? (
          <>
            <CardControl control="stop-view">{words.stop}</CardControl>
            <CardControl control="kill-view">{words.kill}</CardControl>
          </>
        ) : (
          <>
            <CardControl control="run-view">{words.runSlow}</CardControl>
            <CardControl control="run-even">{words.runEven}</CardControl>
          </>
        )}
      </PanelProcess>
    </GroupBracket>
  );
}

function Meter() {
  const words = useWords();
  const sends = useFacts(sendsOf);
  const shown = sends.slice(-SHOWN);
  return (
    // Reachable with Tab: on a phone the table is wider than its column and scrolls.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the keyboard
    <section className={css.meter} aria-label={words.sends} tabIndex={0} data-testid="meter">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.colSend}</th>
            <th scope="col">{words.colOrders}</th>
            <th scope="col">{words.colInverted}</th>
            <th scope="col">{words.colMisread}</th>
            <th scope="col">{words.colWrong}</th>
            <th scope="col">{words.colShares}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((send) => (
            <Row key={send.send} send={send} />
          ))}
          {shown.length === 0 && (
            <tr>
              <td colSpan={6}>{words.noSends}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

/** Lanes that a send may be spread over, the same for every row of the table. */
const spreadOver = ({ partitions }: State) => Math.max(PARTITIONS, Object.keys(partitions).length);

function Row({ send }: { send: Send }) {
  const words = useWords();
  const { by, orders, inverted, misread, wrong, shares, complete, done } = send;
  const partitions = useFacts(spreadOver);
  const spread = Array.from({ length: partitions }, (_, of) => words.number(shares[of] ?? 0));
  const sum = (count: number, known: boolean) =>
    known ? words.number(count) : `${words.number(count)} ${words.unfinished}`;
  return (
    <tr data-testid="send" data-send={send.send} data-by={by} data-viewed={done}>
      <th scope="row">{words.keyChoice[by]}</th>
      <td>{words.number(orders)}</td>
      <td data-off={inverted > 0}>{sum(inverted, complete === orders)}</td>
      <td data-off={misread > 0}>{sum(misread, done)}</td>
      <td data-off={wrong > 0}>{sum(wrong, done)}</td>
      <td data-testid="shares">{spread.join(' · ')}</td>
    </tr>
  );
}
