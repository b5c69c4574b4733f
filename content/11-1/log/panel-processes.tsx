'use client';
/** The programs of the lab `log` as cards: the writer with its buttons, and the two readers. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { GroupBracket } from '#components/view/group-bracket.tsx';
import type { GroupMember } from '#lib/events.ts';
import { isAlive } from '#lib/fold/shared.ts';
import type { Messages } from './messages.id.ts';
import { type GroupName, type State, TOPIC } from './model.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Writer() {
  const words = useWords();
  return (
    <div className="writer">
      <PanelProcess name="order-service" comesBack={words.writerComesBack} />
      <div className="writer-does">
        <span>
          {words.writesTo} <b>{TOPIC}</b>
        </span>
        <span className="writer-buttons">
          <ControlButton control="send-1">{words.send1}</ControlButton>
          <ControlButton control="send-6">{words.send6}</ControlButton>
        </span>
      </div>
    </div>
  );
}

export function Reader({ name, ribbon }: { name: GroupName; ribbon: number }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const committed = useFacts(({ groups }) => groups[name].committed);
  const members = useFacts(({ groups }) => groups[name].members);
  const says = useFacts((state) => stateOf(name, state, words));
  const past = useView((view) => view.past);
  return (
    <GroupBracket name={name} ribbon={ribbon} state={says}>
      <PanelProcess
        name={name}
        {...holdsOf(members, words)}
        lingering={!past && members.length > 0}
      >
        {alive ? (
          <>
            <CardControl control={`stop-${name}`}>{words.stop}</CardControl>
            <CardControl control={`kill-${name}`}>{words.kill}</CardControl>
          </>
        ) : (
          <>
            {name === 'search' && committed !== null && committed > 0 && (
              <CardControl control="rewind-search">{words.rewind}</CardControl>
            )}
            <CardControl control={`run-${name}`}>{words.run}</CardControl>
          </>
        )}
      </PanelProcess>
    </GroupBracket>
  );
}

/** What the broker says of the group; for search also what stands in its index. */
function stateOf(name: GroupName, state: State, words: Messages): string {
  const members = words.membersFromBroker(state.groups[name].members.length);
  if (name !== 'search') return members;
  return `${members}, ${words.indexHolds(Object.keys(state.documents).length)}`;
}

/** Which partitions the broker has given to the group's member. */
function holdsOf(members: readonly GroupMember[], words: Messages): { reads?: string } {
  const held = members.flatMap(({ partitions }) => partitions);
  return held.length > 0 ? { reads: words.holds(held.map((one) => `P${one}`).join(' ')) } : {};
}
