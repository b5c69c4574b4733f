'use client';
/** Who writes, who carries, and the two who follow. */
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { flowOf } from './model.ts';
import { CONNECTOR, SINKS, type SinkName, WRITER } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Programs() {
  return (
    <div className={css.programs}>
      <Writer />
      <Connector />
      {SINKS.map((name) => (
        <Sink key={name} name={name} />
      ))}
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
          <CardControl control="one">{words.oneShort}</CardControl>
          <CardControl control="many">{words.manyShort}</CardControl>
        </>
      )}
    </PanelProcess>
  );
}

function Connector() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, CONNECTOR));
  return (
    <PanelProcess name={CONNECTOR}>
      {alive ? (
        <CardControl control="stop-connector">{words.stop}</CardControl>
      ) : (
        <CardControl control="run-connector">{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}

function Sink({ name }: { readonly name: SinkName }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  // The broker counts a killed member until its session is over; the heir waits for that.
  const lingering = useFacts(({ groups }) => groups[name].members.length > 0);
  return (
    <PanelProcess name={name} lingering={!alive && lingering}>
      {alive ? (
        <>
          <CardControl control={`stop-${name}`}>{words.stop}</CardControl>
          <CardControl control={`kill-${name}`}>{words.kill}</CardControl>
        </>
      ) : (
        <CardControl control={`run-${name}`}>{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}
