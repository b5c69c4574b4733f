'use client';
/** Who writes and who carries: the order service with its loads, and the relays as cards. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { kindOf, LOAD_KINDS, MANNERS, RELAYS, type RelayName, SECOND, WRITER } from './names.ts';
import css from './panel.module.css';
import { shortOf } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function WriterRow() {
  const words = useWords();
  return (
    <div className="writer">
      <PanelProcess name={WRITER} />
      <div className="writer-does">
        <span>
          {words.writesTo} <b>orders + outbox</b>
        </span>
        <span className={`writer-buttons ${css.buttons}`}>
          {LOAD_KINDS.map((kind) => (
            <ControlButton key={kind} control={kind}>
              {words.loadShort[kind]}
            </ControlButton>
          ))}
        </span>
      </div>
    </div>
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
  const refusal = useFacts(({ refusals }) => refusals[kindOf(name)]);
  const holds = useFacts(
    ({ manner, places }) => manner === 'lease' && places.lease?.owner === name,
  );
  const short = shortOf(name);
  const does = refusal ? words.refused(refusal.type, refusal.times) : words.carriesTo(kindOf(name));
  const reads = holds && !refusal ? words.holdsLease : does;
  return (
    <PanelProcess name={name} {...(alive ? { reads } : {})}>
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

/** What is set for the relays: the choice in force stands in ink, the others can be pressed. */
function Agreements() {
  const words = useWords();
  const manner = useFacts((state) => state.manner);
  const park = useFacts((state) => state.park);
  return (
    <div className={css.acts}>
      <span>
        {words.together} <b data-testid="manner">{words.manners[manner]}</b>
      </span>
      {MANNERS.filter((one) => one !== manner).map((one) => (
        <ControlButton key={one} control={`manner-${one}`}>
          {words.manners[one]}
        </ControlButton>
      ))}
      <span>
        {words.poisoned} <b data-testid="park">{park ? words.parkOn : words.parkOff}</b>
      </span>
      <ControlButton control={park ? 'park-off' : 'park-on'}>
        {park ? words.parkOff : words.parkOn}
      </ControlButton>
    </div>
  );
}
