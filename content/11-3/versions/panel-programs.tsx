'use client';
/** Who writes and who reads, side by side, each with what can be asked of it. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { GUARDS, INJECTOR, LIMITS, READER, VIEWS } from './names.ts';
import css from './panel.module.css';
import { typeSeed, useSeed } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Programs() {
  const words = useWords();
  return (
    <div className={css.programs}>
      <div>
        <PanelProcess name={INJECTOR} />
        <div className={css.acts}>
          <ControlButton control="write">{words.writeShort}</ControlButton>
          <ControlButton control="shuffle-1">{words.shuffleOnce}</ControlButton>
          <ControlButton control="shuffle-3">{words.shuffleThrice}</ControlButton>
          <Seed />
        </div>
      </div>
      <div>
        <Reader />
        <div className={css.acts}>
          <ControlButton control="replay">{words.replayShort}</ControlButton>
          <ControlButton control="empty">{words.emptyShort}</ControlButton>
          <GuardChoice />
        </div>
      </div>
    </div>
  );
}

/** What the guard does not go by now. */
function GuardChoice() {
  const words = useWords();
  const other = useFacts(({ guard }) => GUARDS.find((by) => by !== guard) ?? 'version');
  return <ControlButton control={`guard-${other}`}>{words.guardShort[other]}</ControlButton>;
}

function Seed() {
  const words = useWords();
  const seed = useSeed();
  return (
    <label className={css.seed}>
      <span>{words.seed}</span>
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={LIMITS.seed}
        value={seed}
        onChange={({ target }) => typeSeed(target.value)}
        data-testid="form-seed"
      />
    </label>
  );
}

function Reader() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, READER));
  const lingers = useFacts(({ readers }) => VIEWS.some((view) => readers[view].members.length > 0));
  const past = useView((view) => view.past);
  return (
    <PanelProcess name={READER} lingering={!past && lingers}>
      {alive ? (
        <>
          <CardControl control="stop-views">{words.stop}</CardControl>
          <CardControl control="kill-views">{words.kill}</CardControl>
        </>
      ) : (
        <CardControl control="run-views">{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}
