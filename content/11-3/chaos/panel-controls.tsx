'use client';
/** The next night: its seed, what is switched off in it, and the one button. */
import { useEffect, useId } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { lastNight } from './model-readings.ts';
import { LIMITS, SAFEGUARDS, type Safeguard } from './names.ts';
import css from './panel.module.css';
import { drawSeed, fill, toggle, useForm } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Controls() {
  const words = useWords();
  const { seed } = useForm();
  const id = useId();
  const dealt = useFacts((state) => lastNight(state)?.plan.seed);
  // The next night is dealt as the last one, in a page that was loaded anew as well.
  useEffect(() => {
    if (dealt !== undefined) fill({ seed: String(dealt) });
  }, [dealt]);
  return (
    <div className={css.controls} data-testid="wish">
      <span className={css.field}>
        <label htmlFor={id}>{words.seed}</label>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={1}
          max={LIMITS.seed}
          value={seed}
          onChange={({ target }) => fill({ seed: target.value })}
          data-testid="form-seed"
        />
        <button type="button" data-testid="draw-seed" onClick={drawSeed}>
          {words.otherSeed}
        </button>
      </span>
      <fieldset className={css.switches}>
        <legend>{words.safeguards}</legend>
        {SAFEGUARDS.map((one) => (
          <Switch key={one} safeguard={one} />
        ))}
      </fieldset>
      <span className={css.press}>
        <ControlButton control="begin">{words['begin-all']}</ControlButton>
      </span>
    </div>
  );
}

/** Stays reachable while it is locked, so that the reason can be read. */
function Switch({ safeguard }: { safeguard: Safeguard }) {
  const words = useWords();
  const { off } = useForm();
  const guessed = useFacts(({ progress }) => progress.predictions[safeguard] !== undefined);
  const on = !off.includes(safeguard);
  return (
    <label title={guessed ? words.holds[safeguard] : words.lockedPrediction}>
      <input
        type="checkbox"
        checked={on}
        aria-disabled={!guessed || undefined}
        onChange={() => {
          if (guessed) toggle(safeguard);
        }}
        data-testid={`form-${safeguard}`}
      />
      <span>{words.safeguard[safeguard]}</span>
    </label>
  );
}
