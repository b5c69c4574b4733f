'use client';
/** The line over every figure: what it is, where its data come from, and what can be changed. */
import { usePress } from './panel-presses.tsx';
import { PanelBadge } from './panel-status.tsx';
import { panelWords } from './panel-words.ts';
import { useLab, useView } from './use-lab.ts';

export interface PanelCaptionProps {
  readonly figure: string;
  readonly caption: string;
  readonly asTable: boolean;
  readonly tools: boolean;
  onTable(asTable: boolean): void;
  onTools(tools: boolean): void;
  /** Opens the way of one order; undefined in a lab where none can be followed. */
  readonly onFollow?: (() => void) | undefined;
}

export function PanelCaption(props: PanelCaptionProps) {
  const { asTable, tools } = props;
  const words = panelWords[useLab().locale];
  return (
    <header className="caption">
      <b>{props.figure}</b> <span className="caption-title">{props.caption}</span>
      <span className="caption-tools">
        <PanelBadge />
        {props.onFollow && (
          <button
            type="button"
            data-testid="follow"
            aria-label={words.followOne}
            title={words.followOne}
            onClick={props.onFollow}
          >
            {words.follow}
          </button>
        )}
        <button type="button" aria-pressed={asTable} onClick={() => props.onTable(!asTable)}>
          {asTable ? words.figure : words.table}
        </button>
        <button type="button" aria-pressed={tools} onClick={() => props.onTools(!tools)}>
          {tools ? words.evidence : words.tools}
        </button>
        <Reset />
      </span>
    </header>
  );
}

function Reset() {
  const { locale } = useLab();
  const reset = useView(({ controls }) => controls.reset);
  const press = usePress();
  return (
    <button
      type="button"
      data-testid="control-reset"
      aria-disabled={reset?.disabled !== undefined || reset?.pending || undefined}
      title={reset?.disabled}
      onClick={() => {
        if (reset && reset.disabled === undefined) press(reset.run);
      }}
    >
      {panelWords[locale].reset}
    </button>
  );
}
