'use client';
import { SenderRow } from '#components/lab/panel-between.tsx';
/** Who writes and who carries: the order service with its loads, and the relays as cards. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { countsOf } from './model-readings.ts';
import { LOAD_KINDS, MANNERS, RELAYS, type RelayName, SECOND, WRITER } from './names.ts';
import css from './panel.module.css';
import { shortOf } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function WriterRow() {
  const words = useWords();
  return (
    <SenderRow name={WRITER} says={words.writesTo} to="orders + outbox">
      {LOAD_KINDS.map((kind) => (
        <ControlButton key={kind} control={kind}>
          {words.loadShort[kind]}
        </ControlButton>
      ))}
    </SenderRow>
  );
}

export function Relays() {
  const words = useWords();
  return (
    <section className={css.relays} aria-label={words.relays}>
      {RELAYS.map((name) => (
        <Relay key={name} name={name} />
      ))}
      <Agreements />
    </section>
  );
}

function Relay({ name }: { name: RelayName }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const short = shortOf(name);
  return (
    <PanelProcess name={name}>
      {alive ? (
        <>
          <CardControl control={`stop-${short}`}>{words.stop}</CardControl>
          <CardControl control={`kill-${short}`}>{words.kill}</CardControl>
        </>
      ) : (
        <>
          <CardControl control={`run-${short}`}>{words.run}</CardControl>
          {name !== SECOND && <CardControl control={`crash-${short}`}>{words.toDeath}</CardControl>}
        </>
      )}
    </PanelProcess>
  );
}

/** What is set for the relays, and what comes of it: the choice in force stands in ink. */
function Agreements() {
  const words = useWords();
  const manner = useFacts((state) => state.manner);
  const park = useFacts((state) => state.park);
  const owner = useFacts(({ places }) => places.lease?.owner || undefined);
  const tried = useFacts(({ refusals }) =>
    refusals.flag ? words.refused(refusals.flag.type, refusals.flag.times) : undefined,
  );
  const behind = useFacts((state) => countsOf(state).behind);
  return (
    <>
      <div className={css.acts}>
        <span>
          {words.together} <b data-testid="manner">{words.manners[manner]}</b>
          {manner === 'lease' && owner && <b data-testid="owner">{words.heldBy(owner)}</b>}
        </span>
        {MANNERS.filter((one) => one !== manner).map((one) => (
          <ControlButton key={one} control={`manner-${one}`}>
            {words.manners[one]}
          </ControlButton>
        ))}
      </div>
      <div className={css.acts}>
        <span>
          {words.poisoned} <b data-testid="park">{park ? words.parkOn : words.parkOff}</b>
        </span>
        <ControlButton control={park ? 'park-off' : 'park-on'}>
          {park ? words.parkOff : words.parkOn}
        </ControlButton>
        {tried && <b data-testid="refused">{words.holdsUp(tried, behind)}</b>}
      </div>
    </>
  );
}
