/** The evidence of the lab `batching` as rows: each run, each test, and where figures come from. */
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { bytesOf, rateOf, readingOf } from './model-facts.ts';
import { MARKS, RULES } from './published.ts';
import type { Run, Trial } from './settings.ts';

export function evidenceOf(
  state: State,
  words: Messages,
  time: (ms: number) => string,
  view: 'measure' | 'scale',
): EvidenceTab[] {
  const tabs = [runsTab(state.runs, words, time), trialsTab(state.trials, words, time)];
  return [...(view === 'scale' ? tabs.reverse() : tabs), sourcesTab(words)];
}

const columns = (...labels: string[]) => labels.map((label, index) => ({ id: `${index}`, label }));

function runsTab(runs: readonly Run[], words: Messages, time: (ms: number) => string): EvidenceTab {
  return {
    id: 'runs',
    label: words.tabRuns,
    columns: columns(
      words.colRun,
      words.colWay,
      words.colRate,
      words.colWaits,
      words.colBytes,
      words.colLogged,
      words.colOwn,
      words.colBusy,
    ),
    rows: runs
      .flatMap((run) => {
        const { _id, outcome } = run;
        if (!outcome) return [];
        const ms = (value: number) => value.toFixed(2);
        return {
          id: `run-${_id}`,
          cells: [
            String(_id),
            words.shortWay(run),
            words.number(rateOf(run)),
            run.acks === 0 ? '–' : `${ms(outcome.p50)} / ${ms(outcome.p99)}`,
            words.number(bytesOf(run)),
            `${outcome.end - outcome.from} / ${outcome.records}`,
            words.percent(outcome.own),
            words.busyOf(outcome.busy, outcome.cores),
          ],
          copy: JSON.stringify({ ...run, at: time(run.at) }),
        };
      })
      .reverse(),
    empty: words.emptyRuns,
  };
}

function trialsTab(
  trials: readonly Trial[],
  words: Messages,
  time: (ms: number) => string,
): EvidenceTab {
  return {
    id: 'trials',
    label: words.tabTrials,
    columns: columns(
      words.colRun,
      words.colTime,
      words.colInputs,
      words.colPredicted,
      words.colMeasured,
      words.colSent,
    ),
    rows: trials
      .map((trial) => {
        const { _id, at, inputs, sent } = trial;
        const reading = readingOf(trial);
        const readers = Math.min(inputs.consumers, inputs.partitions);
        return {
          id: `trial-${_id}`,
          cells: [
            String(_id),
            time(at),
            words.inputsOf(inputs.rate, readers, inputs.workMs),
            reading ? words.number(reading.predicted) : '–',
            reading ? words.number(reading.measured) : '–',
            sent === undefined ? '–' : words.number(sent),
          ],
          copy: JSON.stringify(trial),
        };
      })
      .reverse(),
    empty: words.emptyTrials,
  };
}

function sourcesTab(words: Messages): EvidenceTab {
  const rules = Object.entries(RULES).map(([name, { source }]) => ({
    id: name,
    cells: [words.ruleRows[name as keyof typeof RULES], source],
  }));
  const marks = MARKS.map(({ id, rate, year, source }) => ({
    id,
    cells: [words.marks(id, rate, year), source],
  }));
  return {
    id: 'sources',
    label: words.tabSources,
    columns: columns(words.colFigure, words.colSource),
    rows: [...rules, ...marks],
    empty: '',
  };
}
