'use client';
/** The row on top: which part of the figure is looked at, and an order as the reader likes it. */
import { ControlButton } from '#components/lab/panel-control.tsx';
import { CRASH_POINTS, VERSIONS } from './names.ts';
import css from './panel.module.css';
import { fill, useForm, VIEWS } from './panel-form.ts';
import { useWords } from './use-words.ts';

export function PlaceRow() {
  const words = useWords();
  const { view } = useForm();
  return (
    <div className={css.controls}>
      <div className={css.views}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            data-testid={`view-${one}`}
            onClick={() => fill({ view: one })}
          >
            {words[`view-${one}`]}
          </button>
        ))}
      </div>
      <div className={css.form}>
        <Fields />
        <ControlButton control="place-form">{words['place-form']}</ControlButton>
      </div>
    </div>
  );
}

function Fields() {
  const words = useWords();
  const { crashPoint, forget, version } = useForm();
  return (
    <>
      <label>
        <span>{words.diesAt}</span>
        <select
          value={crashPoint}
          onChange={({ target }) =>
            fill({ crashPoint: CRASH_POINTS.find((known) => known === target.value) ?? '' })
          }
          data-testid="form-crash"
        >
          <option value="">{words.diesNowhere}</option>
          {CRASH_POINTS.map((point) => (
            <option key={point}>{point}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.session}</span>
        <select
          value={forget ? 'forgot' : 'kept'}
          onChange={({ target }) => fill({ forget: target.value === 'forgot' })}
          data-testid="form-session"
        >
          <option value="kept">{words.sessionKept}</option>
          <option value="forgot">{words.sessionForgot}</option>
        </select>
      </label>
      <label>
        <span>{words.schema}</span>
        <select
          value={version}
          onChange={({ target }) =>
            fill({ version: VERSIONS.find((known) => known === target.value) ?? '1' })
          }
          data-testid="form-version"
        >
          {VERSIONS.map((one) => (
            <option key={one} value={one}>{`v${one}`}</option>
          ))}
        </select>
      </label>
    </>
  );
}
