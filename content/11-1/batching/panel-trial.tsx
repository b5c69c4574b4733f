'use client';
/** The test at a hundredth: lag as the broker tells it, beside the line that was foretold. */
import { ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useBox } from '#components/view/use-figure.ts';
import { readingOf } from './model-facts.ts';
import css from './panel-charts.module.css';
import { inputsOf, useForm } from './panel-form.ts';
import { trialOf } from './scale.ts';
import { READER, TRIAL, type Trial } from './settings.ts';
import { lagOf } from './slope.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const HEIGHT = 104;
const LEFT = 46;
const BOTTOM = 16;
/** The axis reaches at least so many messages of lag: what is below is noise. */
const LAG_MIN = 100;

export function TrialPart({ asTable }: { asTable: boolean }) {
  const words = useWords();
  const plan = trialOf(inputsOf(useForm()));
  const trial = useFacts(({ trials }) => trials.at(-1));
  const tried = trial && trialOf(trial.inputs);
  return (
    <div className={css.trial}>
      <div>
        <PanelProcess name={READER} reads={tried ? words.readersOf(tried) : words.noReaders} />
        <p className={css.try}>
          <ControlButton control="trial">{words.trial}</ControlButton>
          <span>{plan ? words.planOf(plan) : words.noPlan}</span>
        </p>
      </div>
      {asTable ? <Samples trial={trial} /> : <Chart trial={trial} />}
    </div>
  );
}

function useSaid(trial: Trial | undefined): string {
  const words = useWords();
  if (!trial) return words.noTrial;
  if (trial.state === 'starting') return words.trialStarts;
  if (trial.state === 'failed') return words.trialFailed;
  const reading = readingOf(trial);
  const predicted = trialOf(trial.inputs)?.slope ?? 0;
  return words.trialSaid(predicted, reading?.measured, trial.state === 'over');
}

function Chart({ trial }: { trial: Trial | undefined }) {
  const words = useWords();
  const { ref, width } = useBox<HTMLDivElement>();
  const samples = trial?.samples ?? [];
  const predicted = (trial && trialOf(trial.inputs)?.slope) ?? 0;
  const counted = samples.find(({ ms }) => ms >= TRIAL.warmMs);
  const span = TRIAL.seconds * 1000;
  const foretold = (ms: number) =>
    counted ? lagOf(counted) + (predicted * (ms - counted.ms)) / 1000 : 0;
  const most = Math.max(LAG_MIN, foretold(span), ...samples.map(lagOf)) * 1.05;
  const x = (ms: number) => LEFT + (Math.min(ms, span) / span) * Math.max(0, width - LEFT - 8);
  const y = (lag: number) => (HEIGHT - BOTTOM) * (1 - Math.max(0, lag) / most) + 4;
  return (
    <figure className={css.chart} data-testid="trial" data-state={trial?.state ?? 'none'}>
      <figcaption>{useSaid(trial)}</figcaption>
      <div ref={ref}>
        <svg width={width} height={HEIGHT + 10} aria-hidden="true">
          <path className={css.axis} d={`M${LEFT} 4V${y(0)}H${width - 4}`} />
          <text x={LEFT - 6} y={12} textAnchor="end">
            {words.number(Math.round(most / 1.05))}
          </text>
          <text x={LEFT - 6} y={y(0)} textAnchor="end">
            0
          </text>
          <text x={width - 4} y={HEIGHT + 3} textAnchor="end">
            {words.secondsOf(TRIAL.seconds)}
          </text>
          <text x={LEFT} y={HEIGHT + 3}>
            {words.lagAxis}
          </text>
          {counted && (
            <path
              className={css.foretold}
              d={`M${x(counted.ms)} ${y(lagOf(counted))}L${x(span)} ${y(foretold(span))}`}
            />
          )}
          {samples.map((sample) => (
            <circle
              key={sample.ms}
              className={sample.ms < TRIAL.warmMs ? css.early : css.dot}
              cx={x(sample.ms)}
              cy={y(lagOf(sample))}
              r={3.25}
            />
          ))}
        </svg>
      </div>
    </figure>
  );
}

function Samples({ trial }: { trial: Trial | undefined }) {
  const words = useWords();
  return (
    <div className={css.samples} data-testid="trial" data-state={trial?.state ?? 'none'}>
      <p className={css.said}>{useSaid(trial)}</p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">ms</th>
            <th scope="col">end</th>
            <th scope="col">committed</th>
            <th scope="col">lag</th>
          </tr>
        </thead>
        <tbody>
          {(trial?.samples ?? []).map((sample) => (
            <tr key={sample.ms}>
              <td>{words.number(sample.ms)}</td>
              <td>{words.number(sample.end)}</td>
              <td>{words.number(sample.committed)}</td>
              <td>{words.number(lagOf(sample))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
