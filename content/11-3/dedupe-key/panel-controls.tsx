'use client';
/** The rows on top: a design as the reader likes it, and which part of the figure is looked at. */
import { ControlButton } from '#components/lab/panel-control.tsx';
import { BORN, KEEP, WHAT, WHO } from './names.ts';
import css from './panel.module.css';
import { fill, useForm, VIEWS } from './panel-form.ts';
import { useWords } from './use-words.ts';

export function DesignRow() {
  const words = useWords();
  const { view } = useForm();
  return (
    <div className={css.controls}>
      <div className={css.form}>
        <Fields />
      </div>
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
      <div className={css.press}>
        <ControlButton control="attack-form">{words['attack-form']}</ControlButton>
      </div>
    </div>
  );
}

function Fields() {
  const words = useWords();
  const { who, what, born, keep } = useForm();
  return (
    <>
      <Choice
        label={words.formWho}
        name="who"
        value={who}
        options={WHO}
        said={words.who}
        onPick={(picked) => fill({ who: picked })}
      />
      <Choice
        label={words.formWhat}
        name="what"
        value={what}
        options={WHAT}
        said={words.what}
        onPick={(picked) => fill({ what: picked })}
      />
      <Choice
        label={words.formBorn}
        name="born"
        value={born}
        options={BORN}
        said={words.born}
        onPick={(picked) => fill({ born: picked })}
      />
      <Choice
        label={words.formKeep}
        name="keep"
        value={keep}
        options={KEEP}
        said={words.keep}
        onPick={(picked) => fill({ keep: picked })}
      />
    </>
  );
}

interface ChoiceProps<Option extends string> {
  readonly label: string;
  readonly name: string;
  readonly value: Option;
  readonly options: readonly Option[];
  readonly said: Readonly<Record<Option, string>>;
  onPick(option: Option): void;
}

function Choice<Option extends string>(props: ChoiceProps<Option>) {
  const { label, name, value, options, said, onPick } = props;
  const pick = (text: string) => {
    const picked = options.find((option) => option === text);
    if (picked !== undefined) onPick(picked);
  };
  return (
    <label>
      <span>{label}</span>
      <select
        value={value}
        onChange={({ target }) => pick(target.value)}
        data-testid={`form-${name}`}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {said[option]}
          </option>
        ))}
      </select>
    </label>
  );
}
