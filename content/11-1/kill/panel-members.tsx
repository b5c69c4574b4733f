'use client';
/** The three members as cards in the bracket of their group, which says what the broker knows. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { GroupBracket, Groups } from '#components/view/group-bracket.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { GROUP, LIMITS, MEMBERS, type MemberName } from './model.ts';
import css from './panel.module.css';
import { fill, useForm } from './panel-form.ts';
import { letterOf } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Members() {
  const words = useWords();
  const generation = useFacts(({ group }) => group.generation);
  const count = useFacts(({ group }) => group.members.length);
  const form = useForm();
  return (
    <div className={css.members}>
      <div className={css.session}>
        <label>
          {words.session}{' '}
          <input
            type="number"
            inputMode="numeric"
            step={1000}
            min={LIMITS.sessionMs.min}
            max={LIMITS.sessionMs.max}
            value={form.sessionMs}
            onChange={({ target }) => fill({ sessionMs: target.value })}
            data-testid="form-session"
          />{' '}
          {words.ms}
        </label>
        <ControlButton control="start-all">{words['start-all']}</ControlButton>
        <ControlButton control="stop-all">{words['stop-all']}</ControlButton>
      </div>
      <Groups>
        <GroupBracket name={GROUP} ribbon={0} state={words.groupState(generation, count)}>
          {MEMBERS.map((name) => (
            <Member key={name} name={name} />
          ))}
        </GroupBracket>
      </Groups>
    </div>
  );
}

function Member({ name }: { name: MemberName }) {
  const words = useWords();
  const known = useFacts(({ group }) => group.members.find(({ client }) => client === name));
  const heardAt = useFacts(({ signs }) => signs[name]);
  const alive = useFacts((state) => isAlive(state, name));
  const frozen = useFacts((state) => state.frozen[name] !== undefined);
  const past = useView((view) => view.past);
  const letter = letterOf(name);
  const held = known?.partitions.map((one) => `P${one}`).join(' ');
  return (
    <PanelProcess
      name={name}
      {...(known ? { reads: held || words.holdsNothing } : {})}
      lingering={!past && known !== undefined}
      {...(known?.sessionMs === undefined ? {} : { sessionMs: known.sessionMs })}
      {...(heardAt === undefined ? {} : { heardAt })}
      frozen={frozen}
    >
      {alive ? (
        <>
          {frozen ? (
            <CardControl control={`wake-${letter}`}>{words.wake}</CardControl>
          ) : (
            <>
              <CardControl control={`freeze-${letter}`}>{words.freeze}</CardControl>
              <CardControl control={`term-${letter}`}>{words.term}</CardControl>
            </>
          )}
          <CardControl control={`kill-${letter}`}>{words.kill}</CardControl>
        </>
      ) : (
        <CardControl control={`run-${letter}`}>{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}
