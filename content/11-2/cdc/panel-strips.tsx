'use client';
/**
 * Every order of a flow as one place of a strip, in the order in which the database took them: in
 * Kafka once, there again, or passed over; below it, where the connector died. Three ways of saving
 * one token lie under each other, so that the same five deaths can be compared by eye.
 */
import { phaseOf, useProcess } from '#components/lab/panel-process.tsx';
import { METRICS } from '#components/view/layout.ts';
import { useFigure } from '#components/view/use-figure.ts';
import { type CopyTally, copyTallyOf, idOf, roundOf, type Tally, tallyOf } from './model.ts';
import { COPIES, type CopyName, MODES, type Mode } from './names.ts';
import css from './panel.module.css';
import { type Band, Strip } from './strip.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

type RowName = Mode | 'own';

/** As in the style sheet: names at the left, sums at the right, at the size of a desk. */
const LEFT = 158;
const RIGHT = 176;
const GAP = 14;

export function Strips() {
  const words = useWords();
  const box = useFigure<HTMLElement>();
  const k = METRICS[box.size].scale;
  const aside = box.size === 'phone' ? 0 : (LEFT + RIGHT + 2 * GAP) * k;
  const width = Math.max(0, box.width - aside);
  return (
    <section
      ref={box.ref}
      className={css.strips}
      aria-label={words.strips}
      data-testid="strips"
      data-size={box.size}
    >
      {([...MODES, 'own'] as const).map((row) => (
        <Flow key={row} {...{ row, width, k }} />
      ))}
      {COPIES.map((name) => (
        <Copy key={name} {...{ name, width, k }} />
      ))}
    </section>
  );
}

interface Room {
  readonly width: number;
  readonly k: number;
}

function Flow({ row, width, k }: Room & { readonly row: RowName }) {
  const words = useWords();
  const tally = useFacts((state) => tallyOf(state, row));
  const round = useFacts((state) => roundOf(state, row));
  const { orders, lost, extra, kills } = tally;
  const mode = row === 'own' ? round?.mode : undefined;
  const sub = mode && mode !== 'copy' ? words.rowName[mode] : words.rowSub[row];
  return (
    <div className={css.row} data-testid={`row-${row}`}>
      <p className={css.name}>
        <b>{words.rowName[row]}</b>
        <span>{sub}</span>
      </p>
      <Strip
        {...{ width, k }}
        places={orders}
        bands={bandsOf(tally)}
        crosses={kills.map(({ after }) => after)}
        crossLabel="SIGKILL"
        again="×2"
        name={words.flowSaid(words.rowName[row], orders, lost.length, extra, kills.length)}
      />
      <p className={css.sums}>
        {orders === 0 ? (
          <span>{words.notYet}</span>
        ) : (
          <>
            <span>
              {words.ofOrders(orders)} {words.kills(kills.length)}
            </span>
            <span>
              <Sum n={lost.length} text={words.lost(lost.length)} testid={`lost-${row}`} />{' '}
              <Sum n={extra} text={words.doubled(extra)} testid={`doubled-${row}`} />
            </span>
          </>
        )}
      </p>
    </div>
  );
}

function Sum({ n, text, testid }: { n: number; text: string; testid: string }) {
  return (
    <b data-wrong={n > 0 || undefined} data-testid={testid}>
      {text}
    </b>
  );
}

function Copy({ name, width, k }: Room & { readonly name: CopyName }) {
  const words = useWords();
  const orders = useFacts(({ lastNumber }) => lastNumber);
  const end = useFacts(({ copies }) => copies[name].end);
  const tally = useFacts((state) => copyTallyOf(state, name));
  const { missing, stale } = tally;
  const places = end === 0 ? 0 : orders;
  return (
    <div className={css.row} data-testid={`copy-${name}`} data-copy>
      <p className={css.name}>
        <Copier name={name} />
        <span>{words.copySub[name]}</span>
      </p>
      <Strip
        {...{ width, k, places }}
        bands={places === 0 ? [] : copyBandsOf(tally, places)}
        crosses={[]}
        crossLabel=""
        again=""
        name={words.copySaid(name, places, missing.length, stale.length)}
      />
      <p className={css.sums}>
        {places === 0 ? (
          <span>{words.notCopied}</span>
        ) : (
          <>
            <span>{words.ofOrders(orders)}</span>
            <span>
              <Sum
                n={missing.length}
                text={words.missing(missing.length)}
                testid={`missing-${name}`}
              />{' '}
              <Sum n={stale.length} text={words.stale(stale.length)} testid={`stale-${name}`} />
            </span>
          </>
        )}
      </p>
    </div>
  );
}

/** A process like the others, without a card: nothing is to be done to it. */
function Copier({ name }: { readonly name: CopyName }) {
  const process = useProcess(name);
  const state = process ? phaseOf(process) : 'absent';
  return (
    <b data-testid="process" data-process={name} data-state={state}>
      {name} {process && <code>pid {process.pid}</code>}
    </b>
  );
}

/** Neighbours of one fate are one band: four hundred places are a dozen things to draw. */
function bandsOf({ marks }: Pick<Tally, 'marks'>): Band[] {
  return merged(marks.length, (place): Band['kind'] => marks[place] ?? 'waiting');
}

function copyBandsOf({ missing, stale }: CopyTally, places: number): Band[] {
  const [gone, old] = [new Set(missing), new Set(stale)];
  return merged(places, (place) => {
    const id = idOf(place + 1);
    return gone.has(id) ? 'lost' : old.has(id) ? 'stale' : 'told';
  });
}

function merged(places: number, kindOf: (place: number) => Band['kind']): Band[] {
  const bands: Band[] = [];
  for (let place = 0; place < places; place += 1) {
    const kind = kindOf(place);
    const open = bands.at(-1);
    if (open?.kind === kind) bands[bands.length - 1] = { ...open, to: place + 1 };
    else bands.push({ kind, from: place, to: place + 1 });
  }
  return bands;
}
