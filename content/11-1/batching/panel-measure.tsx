'use client';
/** The half of the panel that measures: how the next request is packed, and what came of others. */
import { amountOf } from '#components/lab/form-of.ts';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import css from './panel.module.css';
import { Envelope } from './panel-envelope.tsx';
import { fill, useForm } from './panel-form.ts';
import { Runs } from './panel-runs.tsx';
import type { Acks } from './settings.ts';
import { LIMITS, WRITER } from './settings.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const ALL_ACKS: readonly Acks[] = [-1, 1, 0];

export function Measure({ asTable }: { asTable: boolean }) {
  return (
    <>
      <WriterRow />
      <Runs asTable={asTable} />
    </>
  );
}

function WriterRow() {
  const words = useWords();
  const waiting = useFacts(({ runs }) => runs.find(({ state }) => state === 'waiting'));
  const running = useFacts(({ runs }) => runs.some(({ state }) => state === 'running'));
  const says = waiting ? words.inLine(waiting.ahead) : running ? words.sends : words.rests;
  return (
    <div className={css.writer}>
      <PanelProcess name={WRITER} reads={says} />
      <Request />
    </div>
  );
}

function Request() {
  const words = useWords();
  const { perRequest, acks, gzip } = useForm();
  const { min, max } = LIMITS.perRequest;
  const count = Math.min(max, Math.max(min, Math.round(amountOf(perRequest)) || min));
  return (
    <div className={css.request}>
      <p className={css.fields}>
        <label>
          {words.perRequest}{' '}
          <input
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            value={perRequest}
            onChange={({ target }) => fill({ perRequest: target.value })}
            data-testid="form-per-request"
          />
        </label>
        <label>
          acks{' '}
          <select
            value={acks}
            onChange={({ target }) => fill({ acks: Number(target.value) as Acks })}
            data-testid="form-acks"
          >
            {ALL_ACKS.map((one) => (
              <option key={one} value={one}>
                {words.acksName(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={gzip}
            onChange={({ target }) => fill({ gzip: target.checked })}
            data-testid="form-gzip"
          />{' '}
          gzip
        </label>
        <ControlButton control="measure">{words.measure}</ControlButton>
      </p>
      <Envelope count={count} gzip={gzip} label={words.oneRequest(count)} />
    </div>
  );
}
