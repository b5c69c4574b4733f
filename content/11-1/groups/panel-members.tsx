'use client';
/**
 * The members as cards in the brackets of their groups, which say what the broker knows. Whoever
 * joined the wrong group stands in that group's bracket: there the broker has it too.
 */
import type { ReactNode } from 'react';
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { GroupBracket, Groups } from '#components/view/group-bracket.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { COUNTER, GROUPS, type GroupName, MANNERS, MEMBERS, type MemberName } from './names.ts';
import css from './panel.module.css';
import { letterOf } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const SPARE = 'payment-d';

export function Members() {
  const words = useWords();
  const mistaken = useFacts((state) => state.manner === 'mistaken' && isAlive(state, COUNTER));
  const spare = useFacts((state) => isAlive(state, SPARE));
  const counts = useFacts((state) => isAlive(state, COUNTER));
  const shown = MEMBERS.filter((name) => name !== SPARE || spare);
  // One slot at the right: the spare member, or analytics in whichever group it is.
  const counter = <Counter key={COUNTER} group={mistaken ? 'payment' : 'analytics'} />;
  return (
    <div className={css.members}>
      <div className={css.acts}>
        <ControlButton control="start-all">{words['start-all']}</ControlButton>
        <ControlButton control="run-d">{words['run-d']}</ControlButton>
        {GROUPS.map((group) => (
          <ControlButton key={group} control={`replay-${group}`}>
            {words[`replay-${group}`]}
          </ControlButton>
        ))}
      </div>
      <div className={css.acts}>
        <span>{words.runAs}</span>
        {MANNERS.map((manner) => (
          <ControlButton key={manner} control={`run-${manner}`}>
            {words.mannerShort[manner]}
          </ControlButton>
        ))}
      </div>
      <Groups>
        <Bracket name="payment" ribbon={0}>
          {[
            ...shown.map((name) => <Member key={name} name={name} />),
            ...(mistaken ? [counter] : []),
          ]}
        </Bracket>
        {!mistaken && (counts || !spare) && (
          <Bracket name="analytics" ribbon={1}>
            {counter}
          </Bracket>
        )}
      </Groups>
    </div>
  );
}

function Bracket(props: { name: GroupName; ribbon: number; children: ReactNode }) {
  const { name, ribbon, children } = props;
  const words = useWords();
  const generation = useFacts(({ groups }) => groups[name].generation);
  const count = useFacts(({ groups }) => groups[name].members.length);
  // Over a single card there is room for the generation alone.
  const state =
    name === 'analytics' ? words.generation(generation) : words.groupState(generation, count);
  return <GroupBracket {...{ name, ribbon, state }}>{children}</GroupBracket>;
}

function useMember(name: string, group: GroupName) {
  const words = useWords();
  const known = useFacts(({ groups }) =>
    groups[group].members.find(({ client }) => client === name),
  );
  const past = useView((view) => view.past);
  const held = known?.partitions.map((one) => `P${one}`).join(' ');
  return {
    ...(known ? { reads: held || words.holdsNothing } : {}),
    lingering: !past && known !== undefined,
  };
}

function Member({ name }: { name: MemberName }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const control = `${alive ? 'stop' : 'run'}-${letterOf(name)}`;
  return (
    <PanelProcess name={name} {...useMember(name, 'payment')}>
      <CardControl control={control}>{alive ? words.stop : words.run}</CardControl>
    </PanelProcess>
  );
}

function Counter({ group }: { group: GroupName }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, COUNTER));
  return (
    <PanelProcess name={COUNTER} {...useMember(COUNTER, group)}>
      {alive ? (
        <>
          <CardControl control="stop-analytics">{words.stop}</CardControl>
          <CardControl control="kill-analytics">{words.kill}</CardControl>
        </>
      ) : (
        <CardControl control="run-own">{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}
