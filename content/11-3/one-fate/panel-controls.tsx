'use client';
/** The row that writes orders, and where the next service started from its card should die. */
import { useId } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { phaseOf, useProcess } from '#components/lab/panel-process.tsx';
import { ALL_POINTS, INJECTOR, LIMITS, type Point } from './names.ts';
import css from './panel.module.css';
import { fill, useForm } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Controls() {
  const words = useWords();
  return (
    <div className={css.controls}>
      <Injector />
      <span className={css.buttons}>
        <ControlButton control="write">{words.writeShort}</ControlButton>
        <ControlButton control="again">{words.againShort}</ControlButton>
      </span>
      <DeathForm />
    </div>
  );
}

/** No card of its own, since nothing is to be done to it. */
function Injector() {
  const words = useWords();
  const process = useProcess(INJECTOR);
  const orders = useFacts(({ ids }) => ids.length);
  const end = useFacts((state) => state.end);
  const phase = process ? phaseOf(process) : 'absent';
  return (
    <span data-testid="process" data-process={INJECTOR} data-state={phase}>
      <b>{INJECTOR}</b> {process ? <code>pid {process.pid}</code> : '…'}
      <span className={css.written} data-testid="written">
        {words.written(orders, end)}
      </span>
    </span>
  );
}

function DeathForm() {
  const words = useWords();
  const { point, order } = useForm();
  const name = useId();
  const choose = (value: string) => {
    fill({ point: ALL_POINTS.find((known) => known === value) ?? '' });
  };
  return (
    <span className={css.death}>
      <label htmlFor={`${name}-point`}>{words.diesAt}</label>
      <select
        id={`${name}-point`}
        value={point}
        onChange={({ target }) => choose(target.value)}
        data-testid="death-point"
      >
        <option value="">{words.diesNowhere}</option>
        {ALL_POINTS.map((one: Point) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <label htmlFor={`${name}-order`}>{words.diesOrder}</label>
      <input
        id={`${name}-order`}
        type="number"
        inputMode="numeric"
        min={1}
        max={LIMITS.run}
        value={order}
        onChange={({ target }) => fill({ order: target.value })}
        data-testid="death-order"
      />
    </span>
  );
}
