'use client';
/**
 * The way of one order through the program: its two writes in the order chosen, and the places
 * between them where it can be made to die. What a transaction holds together stands in its box.
 */
import { Fragment } from 'react';
import type { Manner, Point } from './names.ts';
import { fill, useForm } from './panel-form.ts';
import css from './panel-track.module.css';
import { useWords } from './use-words.ts';

type Stop = { readonly point: Point } | { readonly write: 'save' | 'publish' };

const before: Stop = { point: 'before' };
const between: Stop = { point: 'between' };
const after: Stop = { point: 'after' };
const save: Stop = { write: 'save' };
const publish: Stop = { write: 'publish' };

/** As the listings have it. What a transaction holds is committed where its box ends. */
const WAYS: Readonly<Record<Manner, readonly Stop[]>> = {
  'save-first': [save, between, publish],
  'publish-first': [publish, between, save],
  'in-transaction': [save, publish, between],
};

export function Track() {
  const words = useWords();
  const { manner } = useForm();
  return (
    <fieldset className={css.track}>
      <legend className="sr-only">{words.diesAt}</legend>
      <Choice point={null} />
      <span className={css.way}>
        <One stop={before} />
        <i />
        <span className={css.middle} data-manner={manner}>
          {WAYS[manner].map((stop, index) => (
            <Fragment key={'point' in stop ? stop.point : stop.write}>
              {index > 0 && <i />}
              <One stop={stop} />
            </Fragment>
          ))}
        </span>
        <i />
        <One stop={after} />
      </span>
    </fieldset>
  );
}

function One({ stop }: { stop: Stop }) {
  const words = useWords();
  if ('point' in stop) return <Choice point={stop.point} />;
  return <b data-write={stop.write}>{words.writes[stop.write]}</b>;
}

function Choice({ point }: { point: Point | null }) {
  const words = useWords();
  const form = useForm();
  return (
    <label className={css.point} data-point={point ?? 'none'}>
      <input
        type="radio"
        name="dual-write-point"
        checked={form.point === point}
        onChange={() => fill({ point })}
        data-testid={`point-${point ?? 'none'}`}
      />
      {point === null ? <span>{words.diesNowhere}</span> : <code>{point}</code>}
    </label>
  );
}
