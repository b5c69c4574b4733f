'use client';
/** The two members with what may be done to them, and the switches that both of them read. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { KINDS, MEMBERS, type MemberName, OPERATOR, POLICIES, RETRIER } from './names.ts';
import css from './panel.module.css';
import { letterOf, ownsPartition } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Programs() {
  return (
    <div className={css.programs}>
      <PanelProcess name={OPERATOR} />
      {MEMBERS.map((name) => (
        <Member key={name} name={name} />
      ))}
      <PanelProcess name={RETRIER} />
    </div>
  );
}

function Member({ name }: { name: MemberName }) {
  const words = useWords();
  const known = useFacts(({ group }) => group.members.some(({ client }) => client === name));
  const owns = useFacts((state) => ownsPartition(state, name));
  const alive = useFacts((state) => isAlive(state, name));
  const frozen = useFacts((state) => state.frozen[name] !== undefined);
  const letter = letterOf(name);
  return (
    <PanelProcess
      name={name}
      {...(known ? { reads: owns ? words.owns : words.ownsNone } : {})}
      lingering={known}
      frozen={frozen}
    >
      {alive ? (
        frozen ? (
          <CardControl control={`wake-${letter}`}>{words.wake}</CardControl>
        ) : (
          <>
            <CardControl control={`freeze-${letter}`}>{words.freeze}</CardControl>
            <CardControl control={`stop-${letter}`}>{words.stop}</CardControl>
          </>
        )
      ) : (
        <CardControl control={`run-${letter}`}>{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}

export function Switches() {
  const words = useWords();
  const policy = useFacts(({ switches }) => switches.policy);
  const parser = useFacts(({ switches }) => switches.parser);
  return (
    <div className={css.switches}>
      <p>{words.send}</p>
      <div className={css.acts}>
        {KINDS.map((kind) => (
          <ControlButton key={kind} control={`send-${kind}`}>
            {words[`send-${kind}`]}
          </ControlButton>
        ))}
      </div>
      <p>{words.policy}</p>
      <div className={css.acts} data-testid="policies" data-policy={policy}>
        {POLICIES.map((one) => (
          <span key={one} data-chosen={one === policy || undefined}>
            <ControlButton control={`policy-${one}`}>{words[`policy-${one}`]}</ControlButton>
          </span>
        ))}
      </div>
      <p>{words.parserKnows(parser)}</p>
      <div className={css.acts}>
        <ControlButton control="repair">{words.repair}</ControlButton>
        <ControlButton control="replay">{words.replay}</ControlButton>
        <ControlButton control="line">{words.line}</ControlButton>
      </div>
    </div>
  );
}
