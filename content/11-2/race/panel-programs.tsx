'use client';
/** The programs between MongoDB and the views, as cards; what they read and where it goes. */
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { CONNECTOR, PATH_NAMES, PATHS, SEARCH } from './model.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Programs() {
  return (
    <div className={css.programs}>
      <Search />
      <Connector />
    </div>
  );
}

const READS = PATH_NAMES.map((group) => PATHS[group].topic).join(', ');

function Search() {
  const lingers = useFacts(({ groups }) => groups.search.members.length > 0);
  const past = useView((view) => view.past);
  return <PanelProcess name={SEARCH} reads={`← ${READS}`} lingering={!past && lingers} />;
}

function Connector() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, CONNECTOR));
  return (
    <PanelProcess name={CONNECTOR} reads="← orders">
      {alive ? (
        <>
          <CardControl control="stop-connector">{words.stop}</CardControl>
          <CardControl control="kill-connector">{words.kill}</CardControl>
        </>
      ) : (
        <CardControl control="run-cdc">{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}
