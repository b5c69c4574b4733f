'use client';
import { type Calculation, calculate, fill, fillScale, typedOf, useForm } from './panel-form.ts';
import { Ruler } from './panel-ruler.tsx';
/** The scale calculator: what the reader gives, how full each part gets, and what that asks for. */
import css from './panel-scale.module.css';
import { TrialPart } from './panel-trial.tsx';
import { FIELD_NAMES, FIELDS, FIRST_INPUTS, MILLION, PARTS, type ScaleResult } from './scale.ts';
import { useWords } from './use-words.ts';

export function Scale({ asTable }: { asTable: boolean }) {
  const form = useForm();
  const calculation = calculate(form);
  return (
    <div className={css.scale} data-testid="scale">
      <Inputs faulty={calculation.faulty} typed={form.scale} />
      <Answer {...calculation} />
      <TrialPart asTable={asTable} />
      <Ruler rate={calculation.inputs.rate} asTable={asTable} />
    </div>
  );
}

interface InputsProps {
  readonly faulty: Calculation['faulty'];
  readonly typed: ReturnType<typeof typedOf>;
}

function Inputs({ faulty, typed }: InputsProps) {
  const words = useWords();
  return (
    <div>
      <div className={css.inputs}>
        {FIELD_NAMES.map((name) => {
          const wrong = faulty.includes(name);
          const { min, max } = FIELDS[name];
          return (
            <label key={name} data-wrong={wrong || undefined}>
              <span>{words.fields[name]}</span>
              <input
                type="number"
                inputMode="decimal"
                step="any"
                min={min}
                max={max}
                value={typed[name]}
                aria-invalid={wrong}
                onChange={({ target }) => fillScale({ [name]: target.value })}
                data-testid={`scale-${name}`}
              />
            </label>
          );
        })}
        <p className={css.presets}>
          <button type="button" onClick={() => fill({ scale: typedOf(FIRST_INPUTS) })}>
            {words.presetShop}
          </button>
          <button
            type="button"
            data-testid="preset-million"
            onClick={() => fill({ scale: typedOf(MILLION) })}
          >
            {words.presetMillion}
          </button>
        </p>
      </div>
      <p className={css.wrong} role="alert" data-testid="scale-wrong">
        {faulty.map((name) => words.outOfRange(name, FIELDS[name])).join(' ')}
      </p>
    </div>
  );
}

function Answer({ inputs, result }: Calculation) {
  const words = useWords();
  if (!result) return null;
  const { needs, flow } = result;
  return (
    <div className={css.answer}>
      <Parts result={result} />
      <dl className={css.outputs}>
        <Output term={words.needs}>
          {words.needsText(needs.consumers, needs.partitions, needs.brokers)}
        </Output>
        <Output term={words.brokersBy}>{words.parts[needs.brokersBy]}</Output>
        <Output term={words.flow}>{words.flowText(flow)}</Output>
        <Output term={words.stored}>{words.bytes(result.stored)}</Output>
        <Output term={words.requestsTerm}>{words.number(result.requestsPerSecond)}</Output>
        <Output term={words.lagTerm} testId="scale-lag">
          {inputs.groups === 0 ? words.noGroups : words.perSecond(result.lagSlope)}
        </Output>
      </dl>
    </div>
  );
}

interface OutputProps {
  readonly term: string;
  readonly children: string;
  readonly testId?: string;
}

function Output({ term, children, testId }: OutputProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd data-testid={testId}>{children}</dd>
    </div>
  );
}

/** How full each part is: one scale for all, with the line beyond which more can't be. */
function Parts({ result }: { result: ScaleResult }) {
  const words = useWords();
  const { use, first } = result;
  const most = Math.max(1.25, ...Object.values(use));
  return (
    <figure
      className={css.parts}
      aria-label={words.partsName}
      data-testid="parts"
      data-first={first}
    >
      {PARTS.map((part) => (
        <div key={part} className={css.part} data-first={part === first || undefined}>
          <span>{words.parts[part]}</span>
          <svg width="100%" height={16} aria-hidden="true">
            <rect
              className={use[part] > 1 ? css.over : css.done}
              x={0}
              y={3}
              width={`${(use[part] / most) * 100}%`}
              height={10}
            />
            <line className={css.full} x1={`${100 / most}%`} x2={`${100 / most}%`} y1={0} y2={16} />
          </svg>
          <b>{words.percent(use[part])}</b>
        </div>
      ))}
      <figcaption>
        {use[first] > 1 ? words.firstOver(words.parts[first]) : words.firstFull(words.parts[first])}
      </figcaption>
    </figure>
  );
}
