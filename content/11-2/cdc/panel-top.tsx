'use client';
/** Who writes, who carries, and the place that the one who carries has written down. */
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { clocks } from '#components/lab/time.ts';
import { useLab } from '#components/lab/use-lab.ts';
import { DocumentSheets } from '#components/view/document-sheets.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import type { Messages } from './messages.id.ts';
import { flowOf, livesOf, type State } from './model.ts';
import { CONNECTOR, MODES, type Mode, WRITER } from './names.ts';
import css from './panel.module.css';
import { chooseMode, useMode } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Top() {
  return (
    <div className={css.top}>
      <Writer />
      <Connector />
      <Place />
    </div>
  );
}

function Writer() {
  const words = useWords();
  const flowing = useFacts((state) => flowOf(state) !== undefined);
  return (
    <PanelProcess name={WRITER}>
      {flowing ? (
        <CardControl control="stop-flow">{words.stopFlowShort}</CardControl>
      ) : (
        <>
          <CardControl control="few">{words.fewShort}</CardControl>
          <CardControl control="flow">{words.flowShort}</CardControl>
        </>
      )}
    </PanelProcess>
  );
}

function Connector() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, CONNECTOR));
  const waiting = useFacts((state) => state.waiting?.for);
  const saving = useFacts(savingOf);
  const reads = waiting ? words.waitsFor(waiting) : words.rowName[saving];
  return (
    <PanelProcess name={CONNECTOR} {...(alive ? { reads } : {})}>
      {alive ? (
        <>
          <CardControl control="stop-connector">{words.stop}</CardControl>
          <CardControl control="kill-gap">{words.killGapShort}</CardControl>
          <CardControl control="kill-now">{words.kill}</CardControl>
        </>
      ) : (
        <>
          <ModeChoice />
          <CardControl control="run-connector">{words.run}</CardControl>
        </>
      )}
    </PanelProcess>
  );
}

function savingOf(state: State): Mode {
  const last = livesOf(state).at(-1);
  if (last?.save === 'before') return 'before';
  return last !== undefined && last.every !== 1 ? 'every' : 'after';
}

/** Holds for the next start by hand; a round brings its own. */
function ModeChoice() {
  const words = useWords();
  const mode = useMode();
  return (
    <label className={css.mode}>
      <span>{words.modeLabel}</span>
      <select
        value={mode}
        onChange={({ target }) => chooseMode(target.value)}
        data-testid="form-mode"
      >
        {MODES.map((known) => (
          <option key={known} value={known}>
            {words.modeOption[known]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Place() {
  const { locale } = useLab();
  const words = useWords();
  const token = useFacts(({ place }) => place?.token?._data ?? null);
  const copying = useFacts(({ place }) => place?.copying === true);
  const saves = useFacts(({ place }) => place?.saves ?? 0);
  const savedAt = useFacts(({ place }) => place?.savedAt ?? null);
  const lines = [`cdc_state · ${CONNECTOR}`, placeText(words, token, copying, saves)];
  return (
    <div className={css.place} data-testid="cdc-state">
      <DocumentSheets
        lines={lines}
        count={saves > 0 ? 1 : 0}
        words={
          savedAt === null ? words.noPlace : words.savedTimes(saves, clocks[locale].exact(savedAt))
        }
        width={190}
        height={52}
      />
    </div>
  );
}

/** Both ends of it: in the middle it names the collection, and is the same for every order. */
function placeText(words: Messages, token: string | null, copying: boolean, saves: number): string {
  if (saves === 0) return words.noPlace;
  if (copying) return words.placeCopying;
  return token === null ? words.placePosition : `token ${token.slice(2, 16)}…`;
}
